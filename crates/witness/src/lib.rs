//! An independent party that cosigns checkpoints (C2SP `tlog-witness`, c2sp.org/tlog-witness), so that whoever keeps a
//! ledger cannot show one history to one reader and another to the next.
//!
//! A [`Witness`] remembers of each log it watches the largest checkpoint it cosigned, and cosigns only what continues it.
//! It reads no event and needs no trust in the log. [`http`] is the way in ([`http::serve`]) and the way of whoever asks
//! ([`http::Client`]); everything else here is without a network.
//!
//! Invariants: what was cosigned is on disk before the cosignature is handed out; the remembered size never goes back;
//! requests for one log are answered one after the other. A witness that lost its folder has forgotten what it said, and
//! must go on under a new key.

pub mod http;
mod log;
mod refusal;
mod request;
mod store;
mod witness;

pub use log::{WatchedLog, WatchedLogError};
pub use refusal::Refusal;
pub use request::{AddCheckpoint, MAX_BODY, MAX_PROOF, RequestError};
pub use store::{Store, StoreError};
pub use witness::{Clock, Witness};
