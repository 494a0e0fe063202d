//! Why a history could not be read.

use ledger::{FeedError, LedgerError};

/// An event that is not one this version of the software knows. Nothing of its payload is in the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the event at position {position} cannot be read: {detail}; is this an older version of the software?"
)]
pub struct UnreadableEvent {
    /// Where it stands in the ledger, from 0.
    pub position: u64,
    /// What is wrong with it.
    pub detail: String,
}

/// Why a history could not be read, in the order in which it is found out.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// The ledger could not be read, or what it stores contradicts itself.
    #[error(transparent)]
    Ledger(LedgerError),
    /// A position is missing.
    #[error(transparent)]
    Gap(FeedError),
    /// An event is not one this version of the software knows.
    #[error(transparent)]
    Event(#[from] UnreadableEvent),
}

impl From<LedgerError> for ReplayError {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl From<FeedError> for ReplayError {
    fn from(error: FeedError) -> Self {
        match error {
            FeedError::Ledger(error) => Self::Ledger(error),
            gap @ FeedError::Gap { .. } => Self::Gap(gap),
        }
    }
}
