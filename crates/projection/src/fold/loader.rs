//! Where rows that are not in memory are loaded from: a transaction of its own, or the one in which they are written.

use database::Database;
use ledger::LedgerName;
use sqlx::{PgConnection, Postgres, Transaction};

use crate::ProjectionError;

/// A connection inside one ledger, begun when it is first needed.
pub(crate) enum Loader<'a> {
    Own { database: &'a Database, ledger: &'a LedgerName, begun: Option<Transaction<'static, Postgres>> },
    Inside(&'a mut Transaction<'static, Postgres>),
}

impl<'a> Loader<'a> {
    /// A transaction of its own, which ends with this value.
    pub(crate) fn own(database: &'a Database, ledger: &'a LedgerName) -> Self {
        Self::Own { database, ledger, begun: None }
    }

    pub(crate) async fn connection(&mut self) -> Result<&mut PgConnection, ProjectionError> {
        match self {
            Self::Inside(transaction) => Ok(&mut **transaction),
            Self::Own { database, ledger, begun } => {
                let begun = match begun.take() {
                    Some(transaction) => begun.insert(transaction),
                    None => begun.insert(database.begin(ledger.as_str()).await?),
                };
                Ok(&mut **begun)
            }
        }
    }
}
