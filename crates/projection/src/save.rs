//! Writing what has changed in memory, a bounded number of bytes at a time.

use std::ops::Bound;

use sqlx::PgConnection;

use crate::{
    fold::{Memory, Panicked, Which},
    store,
};

/// How many bytes of rows one statement writes.
const CHUNK: usize = 2 << 20;

/// Why rows or aliases are not written.
#[derive(Debug)]
pub(crate) enum Unsaved {
    Sql(sqlx::Error),
    Panicked(Panicked),
}

impl From<sqlx::Error> for Unsaved {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<Panicked> for Unsaved {
    fn from(panicked: Panicked) -> Self {
        Self::Panicked(panicked)
    }
}

/// Writes the rows that have changed.
pub(crate) async fn write_rows(connection: &mut PgConnection, memory: &Memory) -> Result<(), Unsaved> {
    let mut after = Bound::Unbounded;
    loop {
        let rows = memory.stored(after, Which::Changed, CHUNK)?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Bound::Excluded(last.key);
        store::write_rows(connection, &memory.id, rows).await?;
    }
}

/// Writes the aliases that were tied.
pub(crate) async fn write_aliases(connection: &mut PgConnection, memory: &Memory) -> Result<(), Unsaved> {
    Ok(store::write_aliases(connection, &memory.id, &memory.tied).await?)
}
