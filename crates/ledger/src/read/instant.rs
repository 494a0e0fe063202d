//! From an instant to a place in the ledger.

use jiff::Timestamp;
use sqlx::Row as _;

use super::row;
use crate::{Ledger, LedgerError};

impl Ledger {
    /// How many events had been recorded at an instant: those at or before it.
    ///
    /// Positions are in order of `recorded_at`, so they are searched by halves, in one round trip and by primary key.
    ///
    /// # Errors
    /// [`LedgerError::Unknown`]; [`LedgerError::Damaged`] when a position is missing; [`LedgerError::Statement`],
    /// [`LedgerError::Database`].
    pub async fn size_at(&self, instant: Timestamp) -> Result<u64, LedgerError> {
        let statement = sqlx::query(concat!(
            "with recursive search (low, high) as (",
            "  select 0::bigint, size from ledgers where ledger = $1",
            "  union all",
            "  select case when recorded_at <= asked then position + 1 else low end,",
            "         case when recorded_at <= asked then high else position end",
            "    from search",
            "    join events on ledger = $1 and position = (low + high) / 2",
            "    cross join (select timestamptz 'epoch' + $2 * interval '1 microsecond' as asked) as instant",
            "   where low < high)",
            " select low, high from search order by high - low limit 1"
        ))
        .bind(self.name().as_str())
        .bind(instant.as_microsecond());
        let rows = self.rows(statement).await?;
        let found = rows.first().ok_or_else(|| LedgerError::Unknown(self.name().clone()))?;
        let (low, high) = (row::unsigned(found, "low")?, found.try_get::<i64, _>("high")?);
        match u64::try_from(high) == Ok(low) {
            true => Ok(low),
            false => Err(LedgerError::damaged(self.name(), format!("no event between {low} and {high}"))),
        }
    }
}
