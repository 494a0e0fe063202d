//! The append-only ledger: one strict order of events per ledger, in PostgreSQL, with proofs.
//!
//! It knows nothing of what the events mean. Any cqrs-es application can run on it: [`LedgerRepository`] is a
//! `PersistedEventRepository`, and a stock `postgres_es::PostgresEventRepository` reads every stream it writes.
//!
//! # What it promises
//!
//! - **Order.** Positions are gapless from 0 and never reused; the position is the leaf index in a Merkle tree that
//!   grows in the same transaction as the events.
//! - **All or nothing, once.** A submission is appended whole or not at all. With a request id it is appended at most
//!   once, for ever: a retry gets the first [`Receipt`], and the same id with other content is refused.
//! - **Group commit.** While one transaction is in flight the next batch gathers ([`Appender`]); a batch is one
//!   statement, one round trip, one fsync. The queue is bounded.
//! - **Many writers.** Any number of processes may append to one ledger; the row lock of its head puts them in order.
//! - **Proof.** Inclusion and consistency proofs (RFC 9162) take a number of look-ups that grows with the logarithm of
//!   the ledger; checkpoints are C2SP signed notes.
//!
//! # Errors, in order of precedence
//!
//! See [`SubmissionError`] for what can happen to one submission and [`LedgerError`] for what can happen to a call.
//!
//! ```no_run
//! # async fn example(ledgers: ledger::Ledgers) -> Result<(), Box<dyn std::error::Error>> {
//! use ledger::{JsonText, LedgerName, NewEvent, StreamId, Submission};
//!
//! let name: LedgerName = "GM0344".parse()?;
//! let utrecht = ledgers.open(&name, "Utrecht").await?;
//! let stream = StreamId::new("note", "1");
//! let event = NewEvent {
//!     stream: stream.clone(),
//!     sequence: 1,
//!     event_type: "NoteAdded".into(),
//!     event_version: "1.0".into(),
//!     payload: JsonText::new(r#"{"text":"v1.…"}"#)?,
//!     metadata: JsonText::new("{}")?,
//! };
//! let receipt = utrecht.appender().await.append(Submission::new(vec![event])).await?;
//! assert_eq!(receipt.first_position, 0);
//! # Ok(()) }
//! ```

mod append;
mod checkpoints;
mod clock;
mod cosignatures;
mod error;
mod event;
mod feed;
mod growth;
mod name;
mod proofs;
mod read;
mod record;
mod repository;
mod store;
mod upcast;

pub use append::{
    Appender, Commit, LockedHead, Precondition, Receipt, RequestId, RequestKey, Submission, SubmissionError,
};
pub use checkpoints::SignedCheckpoint;
pub use clock::{Clock, SystemClock};
pub use cosignatures::{CosignatureError, MAX_COSIGNATURES};
pub use error::{FeedError, LedgerError, NameError};
pub use event::{JsonText, JsonTextError, NewEvent, PAYLOAD_LIMIT, RecordedEvent, StreamId};
pub use feed::{Feed, Page, PageLimit};
pub use growth::Appends;
pub use name::LedgerName;
pub use proofs::{ConsistencyProof, InclusionProof};
pub use read::{Ahead, Direction, Fact, Head, StreamPage};
pub use record::record_line;
pub use repository::LedgerRepository;
pub use store::{Ledger, LedgerSummary, Ledgers, LedgersOptions};
pub use upcast::Upcasters;
