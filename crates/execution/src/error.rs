//! Why a command was not carried out, and why a book could not be loaded.

use std::{sync::Arc, time::Duration};

use domain::Refusal;
use ledger::{JsonTextError, LedgerError, RequestId};

/// Why a command was not carried out. Only [`ExecutionError::Unavailable`] leaves open whether it was.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ExecutionError {
    /// More waits for this ledger than its queue holds. Nothing was recorded.
    #[error("too much is waiting for this ledger: try again in {} ms", retry_after.as_millis())]
    QueueFull {
        /// How long to wait before the next try.
        retry_after: Duration,
    },
    /// The request id belongs to another request. Nothing was recorded.
    #[error("request id {request} was used before for something else: take a new id for a new request")]
    RequestReused {
        /// The id that was used twice.
        request: RequestId,
    },
    /// The aggregate is not at the revision the client saw. Nothing was recorded; it is never retried on the client's
    /// behalf.
    #[error("the revision is {actual}, not {expected}: read it again and decide again")]
    RevisionConflict {
        /// The revision the client named.
        expected: u64,
        /// The revision there is.
        actual: u64,
    },
    /// A rule refuses it, in this aggregate or in one of its legs. Nothing was recorded.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// What would be recorded is larger than an event may be. Nothing was recorded.
    #[error("this is too large to record: {0}; send less text at once")]
    TooLarge(Arc<JsonTextError>),
    /// The history of an aggregate it needs cannot be read. Nothing was recorded.
    #[error("{0}")]
    Unreadable(Arc<LoadError>),
    /// The ledger could not be reached, or the commit failed: whether it was recorded is unknown. Retry with the same
    /// request id.
    #[error("{0}")]
    Unavailable(Arc<LedgerError>),
    /// The task of this ledger stopped before it answered. Retry with the same request id.
    #[error("the server is stopping: try again with the same request id")]
    Stopped,
}

/// Why the history of an aggregate could not be turned into its state.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The ledger could not be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// An event is not one this version of the software knows.
    #[error(
        "the event at position {position} cannot be read: {detail}; is this an older version of the software?"
    )]
    Event {
        /// Where it stands.
        position: u64,
        /// What is wrong with it.
        detail: String,
    },
}

impl ExecutionError {
    pub(crate) fn too_large(error: JsonTextError) -> Self {
        Self::TooLarge(Arc::new(error))
    }
}

impl From<LoadError> for ExecutionError {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Ledger(error) => Self::Unavailable(Arc::new(error)),
            error @ LoadError::Event { .. } => Self::Unreadable(Arc::new(error)),
        }
    }
}

impl From<Arc<LedgerError>> for ExecutionError {
    fn from(error: Arc<LedgerError>) -> Self {
        Self::Unavailable(error)
    }
}

impl From<LedgerError> for ExecutionError {
    fn from(error: LedgerError) -> Self {
        Self::Unavailable(Arc::new(error))
    }
}
