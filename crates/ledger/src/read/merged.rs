//! Reading several streams as one, in the order of the ledger, a page at a time from either end.

use std::ops::Range;

use super::row::event_columns;
use super::run::{Read, clamped};
use super::streams::columns;
use crate::{Ledger, LedgerError, PageLimit, StreamId, StreamPage, read::Direction};

/// The statement in one direction. Of each stream no more is sorted than a page holds; within a stream the order of
/// sequences is that of positions, and has an index.
macro_rules! merged {
    ($order:literal) => {
        concat!(
            "select ",
            event_columns!(),
            " from unnest($2::text[], $3::text[]) as wanted (wanted_type, wanted_id)",
            " cross join lateral (select * from events where ledger = $1 and aggregate_type = wanted_type",
            "   and aggregate_id = wanted_id and position >= $4 and position < $5 order by sequence ",
            $order,
            "   limit $6) as of_one order by position ",
            $order,
            " limit $6"
        )
    };
}

impl Ledger {
    /// The events of some streams at these positions, from the end that `direction` names, as many as the limit allows.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`]; [`LedgerError::Statement`], [`LedgerError::Database`].
    pub async fn read_merged(
        &self,
        streams: &[StreamId],
        positions: Range<u64>,
        direction: Direction,
        limit: PageLimit,
    ) -> Result<StreamPage, LedgerError> {
        let (types, ids) = columns(streams);
        let statement = match direction {
            Direction::OldestFirst => merged!("asc"),
            Direction::NewestFirst => merged!("desc"),
        };
        let statement = sqlx::query(statement)
            .bind(self.name().as_str())
            .bind(types)
            .bind(ids)
            .bind(clamped(positions.start))
            .bind(clamped(positions.end))
            .bind(i64::from(limit.events) + 1);
        let Read { mut events, cut } = self.events(statement, limit.bytes).await?;
        let wanted = usize::try_from(limit.events).unwrap_or(usize::MAX);
        let more = cut || events.len() > wanted;
        events.truncate(wanted);
        Ok(StreamPage { events, more })
    }
}
