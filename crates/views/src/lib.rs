//! Read models: what is asked across books, folded from the events of a ledger.
//!
//! A view is a pure fold that can be dropped and made again; `projection` keeps its rows. Must never know: commands, SQL,
//! protobuf, the ledger.

pub mod accounts;
pub mod caseload;
mod dates;
pub mod funds;
pub mod methods;
pub mod offers;
pub mod outreach;
pub mod progress;
pub mod provisions;
pub mod signals;
pub mod timeline;
mod view;
pub mod words;
pub mod workload;

pub use view::{ALWAYS, Field, Kind, NEVER, Recorded, Route, View};
