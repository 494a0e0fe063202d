//! One snapshot of one ledger: several questions that agree with each other.

use std::collections::HashMap;

use database::Database;
use ledger::LedgerName;
use sqlx::postgres::PgRow;
use sqlx::{Executor as _, Postgres, Transaction};
use uuid::Uuid;
use views::View;

use super::statement::{self, Statement};
use crate::{Moment, ProjectionError};

/// A transaction that reads one ledger's rows, all of its questions from the same snapshot. It writes nothing, and ends
/// when dropped.
pub struct Reading {
    transaction: Transaction<'static, Postgres>,
    ledger: LedgerName,
}

/// An answer, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<T> {
    /// The answer.
    pub value: T,
    /// How many events of the ledger are in it: the position of the last is one less.
    pub size: u64,
}

impl Reading {
    /// Begins to read a ledger. Inside [`database::within`] the server ends each question when the caller's time is up.
    ///
    /// # Errors
    /// [`ProjectionError::Database`], [`ProjectionError::Sql`].
    pub async fn begin(database: &Database, ledger: &LedgerName) -> Result<Self, ProjectionError> {
        let mut transaction = database.begin(ledger.as_str()).await?;
        // Compiling a plan takes longer than a page may.
        let settings = "set transaction isolation level repeatable read, read only; set local jit = off";
        transaction.execute(settings).await?;
        Ok(Self { transaction, ledger: ledger.clone() })
    }

    /// The rows with these keys, in the order of the keys; `None` where there is no such row.
    ///
    /// # Errors
    /// [`ProjectionError::Sql`], [`ProjectionError::Gone`], [`ProjectionError::Row`].
    pub async fn rows<V: View>(
        &mut self,
        moment: &Moment,
        keys: &[Uuid],
    ) -> Result<Answer<Vec<Option<V::Row>>>, ProjectionError> {
        let found = self.fetch(statement::keyed::<V>(&self.ledger, moment, keys)).await?;
        let size = statement::size::<V>(&found)?;
        let mut rows = HashMap::with_capacity(found.len());
        for row in &found {
            rows.extend(statement::decode::<V>(row)?);
        }
        Ok(Answer { value: keys.iter().map(|key| rows.get(key).cloned()).collect(), size })
    }

    pub(super) fn ledger(&self) -> &LedgerName {
        &self.ledger
    }

    /// The rows of a statement, which bounds them itself. The head of the module says why it is not kept prepared.
    pub(super) async fn fetch(&mut self, mut statement: Statement) -> Result<Vec<PgRow>, ProjectionError> {
        Ok(statement.build().persistent(false).fetch_all(&mut *self.transaction).await?)
    }
}
