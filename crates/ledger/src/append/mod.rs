//! Appending: what is submitted, how a batch is written, and the queue in which batches gather.
//!
//! Two ways in. [`Appender`] takes single submissions from anybody, gathers them, settles each one's preconditions and
//! retries. [`Ledger::commit`](crate::Ledger::commit) takes a whole batch from a caller that knows the head and has
//! decided on exactly that state; if the head has moved it says so, and the caller decides again.
//! [`Ledger::commit_together`](crate::Ledger::commit_together) is the same for a process that writes many ledgers.

mod appender;
mod batch;
mod columns;
mod commit;
mod settle;
mod submission;
mod together;
mod write;

pub use appender::Appender;
pub(crate) use commit::signed;
pub use commit::{Commit, LockedHead};
pub use submission::{Precondition, Receipt, RequestId, RequestKey, Submission, SubmissionError};
pub(crate) use together::Together;
