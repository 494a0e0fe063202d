//! From stored facts to what a fold takes: each event once, whichever views want it.

use std::{
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
};

use domain::{BookEvent, BookId};
use jiff::Timestamp;
use ledger::{Direction, Fact, FeedError, Ledger, LedgerError, PageLimit, RecordedEvent};
use views::Recorded;

use super::AnyView;

/// What is said of an event at which nobody thought of something.
const PANICKED: &str = "reading it panicked";

/// An event of a book that somebody wants.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) position: u64,
    recorded_at: Timestamp,
    /// The kind of the book, as recorded.
    pub(crate) kind: String,
    /// The event, or why this version cannot read it.
    pub(crate) event: Result<(BookId, BookEvent), String>,
}

/// The events wanted among a run of consecutive ones.
#[derive(Debug)]
pub(crate) struct DecodedPage {
    pub(crate) events: Vec<Decoded>,
    /// The first position that is not in it.
    pub(crate) next: u64,
}

impl Decoded {
    /// As a view sees it.
    pub(crate) fn recorded(&self) -> Result<Recorded<'_>, &str> {
        let (book, event) = self.event.as_ref().map_err(String::as_str)?;
        Ok(Recorded { position: self.position, recorded_at: self.recorded_at, book: *book, event })
    }
}

/// The kinds of books that any of the views looks at.
pub(crate) fn kinds_of<'a>(views: impl Iterator<Item = &'a dyn AnyView>) -> Vec<&'static str> {
    let mut kinds: Vec<_> = views.flat_map(|view| view.books().iter().copied()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// The events of some kinds of books at some positions, at most a page of them.
pub(crate) async fn read_page(
    ledger: &Ledger,
    kinds: &[&str],
    positions: Range<u64>,
    limit: PageLimit,
) -> Result<DecodedPage, FeedError> {
    let page = ledger.facts(kinds, positions.clone(), limit).await?;
    let upcasters = ledger.ledgers().upcasters();
    let old = page.facts.iter().any(|fact| upcasters.wants(&fact.event_type, &fact.event_version));
    let events = match old {
        true => whole(ledger, kinds, positions.start..page.next).await?,
        false => page.facts.into_iter().map(decoded).collect(),
    };
    Ok(DecodedPage { events, next: page.next })
}

/// The same events with all that an upcaster may look at.
async fn whole(ledger: &Ledger, kinds: &[&str], positions: Range<u64>) -> Result<Vec<Decoded>, LedgerError> {
    let upcasters = ledger.ledgers().upcasters();
    let events = ledger.read_range(positions.start, positions.end, Direction::OldestFirst, u32::MAX).await?;
    let wanted = events.into_iter().filter(|event| kinds.contains(&event.stream.aggregate_type.as_ref()));
    Ok(wanted
        .map(|event| {
            let (position, recorded_at) = (event.position, event.recorded_at);
            let kind = event.stream.aggregate_type.to_string();
            match catch_unwind(AssertUnwindSafe(|| upcasters.upcast(event))) {
                Ok(Ok(today)) => decoded(fact(today)),
                Ok(Err(error)) => Decoded { position, recorded_at, kind, event: Err(error.to_string()) },
                Err(_) => Decoded { position, recorded_at, kind, event: Err(PANICKED.to_owned()) },
            }
        })
        .collect())
}

fn fact(event: RecordedEvent) -> Fact {
    Fact {
        position: event.position,
        aggregate_type: event.stream.aggregate_type.into_owned(),
        aggregate_id: event.stream.aggregate_id.to_string(),
        event_type: event.event_type,
        event_version: event.event_version,
        payload: event.payload,
        recorded_at: event.recorded_at,
    }
}

fn decoded(fact: Fact) -> Decoded {
    let read = || {
        let book = BookId::parse(&fact.aggregate_type, &fact.aggregate_id)?;
        let event =
            BookEvent::from_json(&fact.aggregate_type, &fact.event_type, &fact.event_version, &fact.payload)?;
        Ok((book, event))
    };
    let event = match catch_unwind(AssertUnwindSafe(read)) {
        Ok(event) => event.map_err(|error: domain::BookError| error.to_string()),
        Err(_) => Err(PANICKED.to_owned()),
    };
    Decoded { position: fact.position, recorded_at: fact.recorded_at, kind: fact.aggregate_type, event }
}
