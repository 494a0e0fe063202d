//! Reading by position: oldest or newest first, a bounded number at a time.

use merkle::Hash;

use super::row::{self, event_columns};
use super::run::{Read, clamped};
use crate::{Ledger, LedgerError, PageLimit, RecordedEvent, read::Head};

/// Which way a range is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From position 0 up.
    OldestFirst,
    /// From the head down.
    NewestFirst,
}

impl Ledger {
    /// At most `limit` events with positions in `from..below`, in the given direction.
    pub async fn read_range(
        &self,
        from: u64,
        below: u64,
        direction: Direction,
        limit: u32,
    ) -> Result<Vec<RecordedEvent>, LedgerError> {
        let statement = match direction {
            Direction::OldestFirst => concat!(
                "select ",
                event_columns!(),
                " from events",
                " where ledger = $1 and position >= $2 and position < $3 order by position limit $4"
            ),
            Direction::NewestFirst => concat!(
                "select ",
                event_columns!(),
                " from events",
                " where ledger = $1 and position >= $2 and position < $3 order by position desc limit $4"
            ),
        };
        let statement = sqlx::query(statement)
            .bind(self.name().as_str())
            .bind(clamped(from))
            .bind(clamped(below))
            .bind(i64::from(limit));
        Ok(self.events(statement, usize::MAX).await?.events)
    }

    /// The stored hashes of at most `limit` events with positions in `from..below`, in order: the leaf, and the
    /// subtrees it completes. What is missing is left out, not told: that is the verifier's to find.
    pub async fn read_hashes(
        &self,
        from: u64,
        below: u64,
        limit: u32,
    ) -> Result<Vec<(Hash, Vec<Hash>)>, LedgerError> {
        let statement = sqlx::query(concat!(
            "select position, leaf_hash || subtree_hashes as hashes from events",
            " where ledger = $1 and position >= $2 and position < $3 order by position limit $4"
        ))
        .bind(self.name().as_str())
        .bind(clamped(from))
        .bind(clamped(below))
        .bind(i64::from(limit));
        let rows = self.rows(statement).await?;
        rows.iter().map(|row| row::leaf_and_subtrees(self.name(), row)).collect()
    }

    /// The head, and a page of the events from `from` up to that head.
    pub(crate) async fn read_up_to_head(
        &self,
        from: u64,
        limit: PageLimit,
    ) -> Result<(Head, Read), LedgerError> {
        let head = self.head().await?;
        let statement = sqlx::query(concat!(
            "select ",
            event_columns!(),
            " from events",
            " where ledger = $1 and position >= $2 and position < $3 order by position limit $4"
        ))
        .bind(self.name().as_str())
        .bind(clamped(from))
        .bind(clamped(head.size()))
        .bind(i64::from(limit.events));
        let read = match from < head.size() {
            true => self.events(statement, limit.bytes).await?,
            false => Read { events: Vec::new(), cut: false },
        };
        Ok((head, read))
    }
}
