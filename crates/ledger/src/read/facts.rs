//! A lean read for those who fold a whole ledger: what happened, without what only proofs and people need.
//!
//! The order is checked as the feed checks it, also over the events whose payload nobody wanted.

use std::ops::Range;

use jiff::Timestamp;
use sqlx::{Row as _, ValueRef as _, postgres::PgRow};

use super::row;
use super::run::clamped;
use crate::{FeedError, Ledger, LedgerError, PageLimit};

/// What happened, as stored: no metadata, no hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact<'a> {
    /// Its place in the ledger, from 0.
    pub position: u64,
    /// What kind of aggregate it happened to.
    pub aggregate_type: &'a str,
    /// Which one.
    pub aggregate_id: &'a str,
    /// What happened.
    pub event_type: &'a str,
    /// The version of the payload's shape.
    pub event_version: &'a str,
    /// The facts, the JSON text as stored.
    pub payload: &'a str,
    /// When the ledger recorded it, in microseconds.
    pub recorded_at: Timestamp,
}

impl Fact<'_> {
    /// The bytes it takes, roughly.
    fn weight(&self) -> usize {
        self.payload.len() + self.aggregate_id.len() + self.event_type.len() + 128
    }
}

/// What has been seen of a page, and to whom it is handed over.
struct Seen<E> {
    each: E,
    /// The first position that was not looked at.
    next: u64,
    bytes: usize,
    handed_over: u32,
    looked_at: u32,
    cut: bool,
    /// The position that came instead of the next one.
    instead: Option<u64>,
}

impl Ledger {
    /// Hands the facts at `positions` about these kinds of aggregates to `each`, in order and at most a page, each as it
    /// arrives; the answer is the first position that was not looked at. All events up to the end of the range must have
    /// been recorded: the caller has seen a head that says so.
    ///
    /// # Errors
    /// [`FeedError::Gap`] when the first position is missing; a page ends before any other that is. Then
    /// [`FeedError::Ledger`], when some of the facts may have been handed over.
    pub async fn facts(
        &self,
        kinds: &[&str],
        positions: Range<u64>,
        limit: PageLimit,
        each: impl FnMut(Fact<'_>) + Send,
    ) -> Result<u64, FeedError> {
        let (next, bytes) = (positions.start, limit.bytes);
        if positions.is_empty() {
            return Ok(next);
        }
        let (handed_over, looked_at, cut, instead) = (0, 0, false, None);
        let mut seen = Seen { each, next, bytes, handed_over, looked_at, cut, instead };
        let statement = sqlx::query(concat!(
            "select position, aggregate_type, aggregate_id, event_type, event_version,",
            " case when aggregate_type = any($4) then payload end, recorded_at",
            " from events where ledger = $1 and position >= $2 and position < $3 order by position limit $5"
        ))
        .bind(self.name().as_str())
        .bind(clamped(positions.start))
        .bind(clamped(positions.end))
        .bind(kinds)
        .bind(i64::from(limit.events));
        self.each(statement, |row| seen.take(row)).await?;
        let whole_page = seen.cut || seen.looked_at == limit.events || seen.next >= positions.end;
        if seen.next == positions.start && !whole_page {
            let (ledger, expected) = (self.name().clone(), positions.start);
            return Err(FeedError::Gap { ledger, expected, found: seen.instead });
        }
        Ok(seen.next)
    }
}

impl<E: FnMut(Fact<'_>)> Seen<E> {
    /// Takes a row over; false when the page is full, or the row is not the next.
    fn take(&mut self, row: &PgRow) -> Result<bool, LedgerError> {
        let position = row::whole_number(row.try_get(0)?, "position")?;
        if position != self.next {
            self.instead = Some(position);
            return Ok(false);
        }
        // A payload is never null, but where nobody wants it.
        if !row.try_get_raw(5)?.is_null() {
            let fact = fact(position, row)?;
            if fact.weight() > self.bytes && self.handed_over > 0 {
                self.cut = true;
                return Ok(false);
            }
            self.bytes = self.bytes.saturating_sub(fact.weight());
            self.handed_over += 1;
            (self.each)(fact);
        }
        self.next += 1;
        self.looked_at += 1;
        Ok(true)
    }
}

fn fact(position: u64, row: &PgRow) -> Result<Fact<'_>, LedgerError> {
    Ok(Fact {
        position,
        aggregate_type: row::text(row, 1)?,
        aggregate_id: row::text(row, 2)?,
        event_type: row::text(row, 3)?,
        event_version: row::text(row, 4)?,
        payload: row::text(row, 5)?,
        recorded_at: row::recorded_at(row, 6)?,
    })
}
