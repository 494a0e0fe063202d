//! Running a statement: in a transaction of its own, or in that of whoever holds the turn.

use std::sync::Arc;

use futures::TryStreamExt as _;
use sqlx::{
    PgConnection, Postgres, Transaction,
    postgres::{PgArguments, PgRow},
    query::Query,
};
use tokio::sync::{Mutex, MutexGuard};

use super::row;
use crate::{Ledger, LedgerError, RecordedEvent};

/// A statement with its values.
pub(crate) type Statement<'q> = Query<'q, Postgres, PgArguments>;

/// The transaction a handle reads in, while there is one. The lock is that of the one connection.
#[derive(Clone, Default)]
pub(crate) struct Inside(Option<Arc<Mutex<Option<Transaction<'static, Postgres>>>>>);

/// Events that were read, and whether there were more than the bytes allowed.
pub(crate) struct Read {
    pub(crate) events: Vec<RecordedEvent>,
    pub(crate) cut: bool,
}

impl Inside {
    /// The transaction, for as long as the guard is kept; none for a handle that is in no transaction.
    pub(crate) async fn lock(&self) -> Option<MutexGuard<'_, Option<Transaction<'static, Postgres>>>> {
        match &self.0 {
            Some(inside) => Some(inside.lock().await),
            None => None,
        }
    }
}

impl Ledger {
    /// A handle that reads inside a transaction of this ledger.
    pub(crate) fn inside(&self, transaction: Transaction<'static, Postgres>) -> Self {
        self.reading_in(Inside(Some(Arc::new(Mutex::new(Some(transaction))))))
    }

    /// Takes the transaction out of such a handle and all its clones.
    pub(crate) async fn leave(&self) -> Option<Transaction<'static, Postgres>> {
        self.inside.lock().await?.take()
    }

    /// The rows of a statement that are few by its nature.
    pub(crate) async fn rows(&self, statement: Statement<'_>) -> Result<Vec<PgRow>, LedgerError> {
        if let Some(Some(transaction)) = self.inside.lock().await.as_deref_mut() {
            return Ok(statement.fetch_all(&mut **transaction).await?);
        }
        let mut transaction = self.database().begin(self.name().as_str()).await?;
        let rows = statement.fetch_all(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(rows)
    }

    /// The events a statement selects, as many as fit in `bytes` by their weight, and at least one.
    pub(crate) async fn events(
        &self,
        statement: Statement<'_>,
        mut bytes: usize,
    ) -> Result<Read, LedgerError> {
        let mut read = Read { events: Vec::new(), cut: false };
        let take = |row: &PgRow| {
            let event = row::event(self.name(), row)?;
            if event.weight() > bytes && !read.events.is_empty() {
                read.cut = true;
                return Ok(false);
            }
            bytes = bytes.saturating_sub(event.weight());
            read.events.push(event);
            Ok(true)
        };
        self.each(statement, take).await?;
        Ok(read)
    }

    /// Hands the rows of a statement over one by one, until the last or until `take` says that it has enough.
    pub(crate) async fn each(
        &self,
        statement: Statement<'_>,
        take: impl FnMut(&PgRow) -> Result<bool, LedgerError>,
    ) -> Result<(), LedgerError> {
        if let Some(Some(transaction)) = self.inside.lock().await.as_deref_mut() {
            return hand_over(statement, transaction, take).await;
        }
        let mut transaction = self.database().begin(self.name().as_str()).await?;
        hand_over(statement, &mut transaction, take).await?;
        transaction.commit().await?;
        Ok(())
    }
}

async fn hand_over(
    statement: Statement<'_>,
    connection: &mut PgConnection,
    mut take: impl FnMut(&PgRow) -> Result<bool, LedgerError>,
) -> Result<(), LedgerError> {
    let mut rows = statement.fetch(connection);
    while let Some(row) = rows.try_next().await? {
        if !take(&row)? {
            break;
        }
    }
    Ok(())
}

/// A position or sequence from outside as PostgreSQL keeps it: `u64::MAX`, "no bound", is the largest it can name.
pub(crate) fn clamped(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}
