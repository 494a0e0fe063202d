//! Why a view cannot answer, or cannot go on.

use ledger::{FeedError, LedgerError};

/// Why a view cannot answer or follow, in the order in which it is found out.
#[derive(Debug, thiserror::Error)]
pub enum ProjectionError {
    /// PostgreSQL could not be asked.
    #[error(transparent)]
    Database(#[from] database::DatabaseError),
    /// PostgreSQL refused or broke off.
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
    /// The ledger could not be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The ledger has a gap.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// There is no such view.
    #[error("'{name}' is no view; there are: {known}")]
    UnknownView {
        /// What was asked for, at most 40 characters of it.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// Somebody else is building the view anew.
    #[error("view {view} is being rebuilt already; wait until that is done, a minute after it was given up")]
    BeingRebuilt {
        /// Which view.
        view: &'static str,
    },
    /// There are no rows yet that this version of the fold has made.
    #[error(
        "view {view} has not been built by version {version} of its fold yet; start the server, which does so"
    )]
    NotBuilt {
        /// Which view.
        view: &'static str,
        /// The version of the fold in this program.
        version: i32,
    },
    /// The view stopped before what was asked.
    #[error("view {view} stopped at position {position}: {reason}")]
    Stopped {
        /// Which view.
        view: &'static str,
        /// The position it could not pass.
        position: u64,
        /// Why not.
        reason: String,
    },
    /// Asked as of a position that the ledger has not reached.
    #[error("the ledger has {size} events; position {asked} is not among them")]
    PositionNotReached {
        /// The position asked for.
        asked: u64,
        /// How many events there are.
        size: u64,
    },
    /// The place a page goes on after is not one of its order.
    #[error(transparent)]
    Place(#[from] crate::PlaceError),
    /// The rows are not there any more, or not yet: an edition of the past that nobody asked for was dropped.
    #[error("view {view} has no such rows any more; ask again")]
    Gone {
        /// Which view.
        view: &'static str,
    },
    /// A row is not what this version writes: it must be rebuilt.
    #[error("a row of view {view} cannot be read: {detail}; rebuild it: herstelboek views rebuild {view}")]
    Row {
        /// Which view.
        view: &'static str,
        /// Why not: the place in it, and no value of it.
        detail: String,
    },
}

impl ProjectionError {
    /// Why trying again would not help, if it would not. No value of a row is in it.
    pub(crate) fn lasting(&self) -> Option<String> {
        match self {
            Self::Row { detail, .. } => Some(format!("a row is not one of this version: {detail}")),
            Self::Sql(error)
            | Self::Ledger(LedgerError::Statement(error))
            | Self::Feed(FeedError::Ledger(LedgerError::Statement(error))) => lasting(error),
            Self::Ledger(error @ LedgerError::Damaged { .. })
            | Self::Feed(FeedError::Ledger(error @ LedgerError::Damaged { .. })) => Some(error.to_string()),
            _ => None,
        }
    }
}

/// The same of a statement: a value that cannot be read, or that PostgreSQL does not take for its content or its size.
pub(crate) fn lasting(error: &sqlx::Error) -> Option<String> {
    match error {
        sqlx::Error::Decode(_)
        | sqlx::Error::Encode(_)
        | sqlx::Error::ColumnDecode { .. }
        | sqlx::Error::ColumnNotFound(_)
        | sqlx::Error::ColumnIndexOutOfBounds { .. }
        | sqlx::Error::TypeNotFound { .. } => Some("a value in the database cannot be read".to_owned()),
        error => {
            let code = error.as_database_error()?.code()?;
            let lasts = ["22", "23", "54"].contains(&code.get(..2)?);
            lasts.then(|| format!("PostgreSQL refuses a statement (SQLSTATE {code})"))
        }
    }
}
