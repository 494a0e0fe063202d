//! What can go wrong with a call to the ledger, in order of precedence.

use database::DatabaseError;

use crate::{LedgerName, RequestId};

/// A text that is not the name of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{text}' is not a ledger name: use a capital, then 1 to 31 letters, digits, '-' or '_', such as GM0344"
)]
pub struct NameError {
    /// The first 40 characters of what was given.
    pub text: String,
}

/// Why a call on a ledger gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// No such ledger has been opened.
    #[error("ledger {0} is not open: open it first")]
    Unknown(LedgerName),
    /// A position at or past the end, or a tree size the ledger has not reached.
    #[error("{asked} is past the end: ledger {ledger} has {size} events")]
    PastTheEnd {
        /// The ledger asked.
        ledger: LedgerName,
        /// The position or size that was asked for.
        asked: u64,
        /// How many events there are.
        size: u64,
    },
    /// A proof over sizes that cannot be compared: the older is larger than the newer.
    #[error("no proof leads from size {old} to size {new}: the old size must not be above the new one")]
    NoSuchProof {
        /// The older tree size.
        old: u64,
        /// The newer tree size.
        new: u64,
    },
    /// What is stored contradicts itself; the text says where. Run the verifier over an export.
    #[error("ledger {ledger} is damaged: {detail}; export it and run the verifier")]
    Damaged {
        /// The ledger concerned.
        ledger: LedgerName,
        /// What was found, and at which position.
        detail: String,
    },
    /// The database did not answer a statement, or refused it. What was being written may or may not be there: retry with the same
    /// request id.
    #[error("the database did not carry out a statement: {0}; try again")]
    Statement(#[from] sqlx::Error),
    /// No connection to the database. Nothing was sent.
    #[error("{0}")]
    Database(#[from] DatabaseError),
}

impl LedgerError {
    /// For a caller that stopped waiting for the database: what was sent may or may not be there.
    pub fn timed_out() -> Self {
        Self::Statement(sqlx::Error::Io(std::io::ErrorKind::TimedOut.into()))
    }

    /// For a caller that met what cannot be; the detail says what, and nothing personal.
    pub fn damaged(ledger: &LedgerName, detail: impl Into<String>) -> Self {
        Self::Damaged { ledger: ledger.clone(), detail: detail.into() }
    }
}

/// Why a feed stopped.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// The next event is not the next position: something is missing. The feed never skips.
    #[error("position {expected} is missing from ledger {ledger}: the next event found is {found:?}")]
    Gap {
        /// The ledger being read.
        ledger: LedgerName,
        /// The position that had to come.
        expected: u64,
        /// The position that came instead, or nothing although the head says there is more.
        found: Option<u64>,
    },
    /// The ledger could not be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// A request id, for error messages.
pub(crate) fn reused(request: &RequestId) -> String {
    format!("request id {request} was used before for something else: take a new id for a new request")
}
