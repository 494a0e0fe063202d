//! A lean read of some kinds of books: each event once, and all of it only where an upcaster has to look.

use std::{borrow::Cow, ops::Range};

use domain::{BookEvent, BookId};
use jiff::Timestamp;
use ledger::{Direction, Fact, FeedError, Ledger, LedgerError, PageLimit, RecordedEvent};

use crate::{
    UnreadableEvent,
    event::{parse, upcast},
};

/// An event of a book that somebody wants.
#[derive(Debug, Clone)]
pub struct Replayed {
    /// Its place in the ledger, from 0.
    pub position: u64,
    /// When the ledger recorded it, in microseconds.
    pub recorded_at: Timestamp,
    /// The kind of the book, as recorded.
    pub kind: Cow<'static, str>,
    /// The event, or why this version cannot read it.
    pub event: Result<(BookId, BookEvent), UnreadableEvent>,
}

/// The events wanted among a run of consecutive ones.
#[derive(Debug, Clone)]
pub struct ReplayedPage {
    /// The events, in order.
    pub events: Vec<Replayed>,
    /// The first position that is not in it.
    pub next: u64,
}

/// The events of some kinds of books at `positions`, at most a page of them. All events up to the end of the range must
/// have been recorded: the caller has seen a head that says so.
///
/// An event that cannot be read is in the page with the reason: it stops only those who look at such books.
///
/// # Errors
/// [`FeedError::Gap`] when the first position is missing; a page ends before any other that is. Then
/// [`FeedError::Ledger`].
pub async fn page(
    ledger: &Ledger,
    kinds: &[&str],
    positions: Range<u64>,
    limit: PageLimit,
) -> Result<ReplayedPage, FeedError> {
    let upcasters = ledger.ledgers().upcasters();
    let (mut events, mut old) = (Vec::new(), false);
    // Read where it arrived, while PostgreSQL sends the next: nothing is copied first.
    let each = |fact: Fact<'_>| {
        old |= upcasters.wants(fact.event_type, fact.event_version);
        if !old {
            events.push(replayed(&fact));
        }
    };
    let next = ledger.facts(kinds, positions.clone(), limit, each).await?;
    if old {
        events = whole(ledger, kinds, positions.start..next).await?;
    }
    Ok(ReplayedPage { events, next })
}

/// The same events with all that an upcaster may look at.
async fn whole(ledger: &Ledger, kinds: &[&str], positions: Range<u64>) -> Result<Vec<Replayed>, LedgerError> {
    let upcasters = ledger.ledgers().upcasters();
    let events = ledger.read_range(positions.start, positions.end, Direction::OldestFirst, u32::MAX).await?;
    let wanted = events.into_iter().filter(|event| kinds.contains(&event.stream.aggregate_type.as_ref()));
    let read = wanted.map(|event| {
        let (position, recorded_at) = (event.position, event.recorded_at);
        let kind = event.stream.aggregate_type.clone();
        match upcast(upcasters, event) {
            Ok(today) => replayed(&fact(&today)),
            Err(error) => Replayed { position, recorded_at, kind, event: Err(error) },
        }
    });
    Ok(read.collect())
}

fn fact(event: &RecordedEvent) -> Fact<'_> {
    Fact {
        position: event.position,
        aggregate_type: &event.stream.aggregate_type,
        aggregate_id: &event.stream.aggregate_id,
        event_type: &event.event_type,
        event_version: &event.event_version,
        payload: &event.payload,
        recorded_at: event.recorded_at,
    }
}

fn replayed(fact: &Fact<'_>) -> Replayed {
    let event = parse(
        fact.position,
        (fact.aggregate_type, fact.aggregate_id),
        (fact.event_type, fact.event_version),
        fact.payload,
    );
    let kind = match &event {
        Ok((book, _)) => Cow::Borrowed(book.aggregate_type()),
        Err(_) => Cow::Owned(fact.aggregate_type.to_owned()),
    };
    Replayed { position: fact.position, recorded_at: fact.recorded_at, kind, event }
}
