//! A lean read for those who fold a whole ledger: what happened, without what only proofs and people need.
//!
//! The order is checked as the feed checks it, also over the events whose payload nobody wanted.

use std::ops::Range;

use jiff::Timestamp;
use sqlx::{Row as _, postgres::PgRow};

use super::row;
use super::run::clamped;
use crate::{FeedError, Ledger, LedgerError, PageLimit};

/// What happened, as stored: no metadata, no hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its place in the ledger, from 0.
    pub position: u64,
    /// What kind of aggregate it happened to.
    pub aggregate_type: String,
    /// Which one.
    pub aggregate_id: String,
    /// What happened.
    pub event_type: String,
    /// The version of the payload's shape.
    pub event_version: String,
    /// The facts, the JSON text as stored.
    pub payload: String,
    /// When the ledger recorded it, in microseconds.
    pub recorded_at: Timestamp,
}

impl Fact {
    /// The bytes it takes, roughly.
    fn weight(&self) -> usize {
        self.payload.len() + self.aggregate_id.len() + self.event_type.len() + 128
    }
}

/// The facts among a run of consecutive events.
#[derive(Debug, Clone)]
pub struct FactPage {
    /// Those of the kinds that were asked for, in order.
    pub facts: Vec<Fact>,
    /// The first position that was not looked at.
    pub next: u64,
}

/// What has been seen of a page.
struct Seen {
    page: FactPage,
    bytes: usize,
    looked_at: u32,
    cut: bool,
    /// The position that came instead of the next one.
    instead: Option<u64>,
}

impl Ledger {
    /// The facts at `positions` about these kinds of aggregates, at most a page. All events up to the end of the range
    /// must have been recorded: the caller has seen a head that says so.
    ///
    /// # Errors
    /// [`FeedError::Gap`] when the first position is missing; a page ends before any other that is. Then
    /// [`FeedError::Ledger`].
    pub async fn facts(
        &self,
        kinds: &[&str],
        positions: Range<u64>,
        limit: PageLimit,
    ) -> Result<FactPage, FeedError> {
        let mut seen = Seen {
            page: FactPage { facts: Vec::new(), next: positions.start },
            bytes: limit.bytes,
            looked_at: 0,
            cut: false,
            instead: None,
        };
        if positions.is_empty() {
            return Ok(seen.page);
        }
        let statement = sqlx::query(concat!(
            "select position, aggregate_type = any($4), aggregate_type, aggregate_id, event_type, event_version,",
            " case when aggregate_type = any($4) then payload::text end,",
            " (extract(epoch from recorded_at) * 1000000)::bigint",
            " from events where ledger = $1 and position >= $2 and position < $3 order by position limit $5"
        ))
        .bind(self.name().as_str())
        .bind(clamped(positions.start))
        .bind(clamped(positions.end))
        .bind(kinds)
        .bind(i64::from(limit.events));
        self.each(statement, |row| seen.take(row)).await?;
        let whole_page = seen.cut || seen.looked_at == limit.events || seen.page.next >= positions.end;
        if seen.page.next == positions.start && !whole_page {
            let (ledger, expected) = (self.name().clone(), positions.start);
            return Err(FeedError::Gap { ledger, expected, found: seen.instead });
        }
        Ok(seen.page)
    }
}

impl Seen {
    /// Takes a row over; false when the page is full, or the row is not the next.
    fn take(&mut self, row: &PgRow) -> Result<bool, LedgerError> {
        let position = unsigned(row, 0)?;
        if position != self.page.next {
            self.instead = Some(position);
            return Ok(false);
        }
        if row.try_get::<bool, _>(1)? {
            let fact = fact(position, row)?;
            if fact.weight() > self.bytes && !self.page.facts.is_empty() {
                self.cut = true;
                return Ok(false);
            }
            self.bytes = self.bytes.saturating_sub(fact.weight());
            self.page.facts.push(fact);
        }
        self.page.next += 1;
        self.looked_at += 1;
        Ok(true)
    }
}

fn fact(position: u64, row: &PgRow) -> Result<Fact, LedgerError> {
    Ok(Fact {
        position,
        aggregate_type: row.try_get(2)?,
        aggregate_id: row.try_get(3)?,
        event_type: row.try_get(4)?,
        event_version: row.try_get(5)?,
        payload: row.try_get(6)?,
        recorded_at: row::whole_instant(row.try_get(7)?, "recorded_at")?,
    })
}

fn unsigned(row: &PgRow, column: usize) -> Result<u64, sqlx::Error> {
    row::whole_number(row.try_get(column)?, "position")
}
