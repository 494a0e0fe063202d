//! What happened to one household and to its provisions, in plain words, a page at a time.
//!
//! Which provisions a household has is asked of a view; what happened is read from their books, merged in the order of
//! the ledger. A provision belongs to one household for good, so the rows of now tell where to look as of any moment.

use std::ops::Range;

use api::v1;
use domain::ids::ProvisionId;
use domain::{BookEvent, BookId};
use jiff::Timestamp;
use ledger::{Direction, Ledger, PageLimit, RecordedEvent, StreamId};
use projection::{AsOf, Asked, Filter, LARGEST_PAGE, Listing, Order};
use views::{Recorded, View as _, provisions::Provisions};

use crate::{
    auth::Action,
    convert::{Opened, Query as _, TimelineQuery, position, timeline_entries, timeline_texts},
    errors::{Problem, Reason},
    services::{Desk, call::Call, reading::size, snapshot::Extent, told::told},
};

/// How many bytes of records one page is told from at most: opened texts are smaller than they are sealed, so the answer
/// stays below gRPC's 4 MiB with its sentences.
const PAGE_BYTES: usize = 2 * 1024 * 1024;

/// The books a timeline is told from, and how many events of the ledger are looked at.
struct Told {
    books: Vec<BookId>,
    size: u64,
}

/// An event and where it stands.
struct Happened {
    position: u64,
    recorded_at: Timestamp,
    book: BookId,
    event: BookEvent,
}

impl Desk {
    pub(super) async fn timeline(
        &self,
        call: Call,
        message: v1::GetTimelineRequest,
    ) -> Result<v1::GetTimelineResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadCase)?;
        if message.open_personal_data.is_some() {
            call.authorise(Action::OpenPersonalData)?;
        }
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let after = query.paging.after(&call.caller.officer)?;
        let Told { books, size } = self.told_from(&call, &ledger, &query).await?;
        let streams: Vec<_> = books.iter().map(stream).collect();
        let positions = positions(query.direction, after, size);
        let limit = PageLimit { events: query.paging.size, bytes: PAGE_BYTES };
        let page = ledger.read_merged(&streams, positions, query.direction, limit).await.map_err(told)?;
        let last = page.events.last().map(|event| event.position);
        if last.is_none() && after.is_none() {
            return Err(Problem::new(Reason::HouseholdNotFound).with("household_id", query.household));
        }
        let next = last.filter(|_| page.more);
        let next = next.map(|last| query.paging.next_page_token(&call.caller.officer, &last));
        let happened = page.events.into_iter().map(|event| happened(&ledger, event));
        let happened = happened.collect::<Result<Vec<_>, _>>()?;
        let events: Vec<_> = happened.iter().map(Happened::recorded).collect();
        let opened = match &query.processing_activity {
            None => Opened::new(),
            Some(activity) => {
                let texts = timeline_texts(query.household, &events);
                self.open(&call, &name, activity, texts).await?
            }
        };
        Ok(v1::GetTimelineResponse {
            entries: timeline_entries(query.household, &events, call.language, &opened),
            next_page_token: next.unwrap_or_default(),
            position: position(size),
        })
    }

    /// The household's own book, and those of its provisions for who may read them: whoever only votes on them does not
    /// get to see here whose they are.
    async fn told_from(&self, call: &Call, ledger: &Ledger, query: &TimelineQuery) -> Result<Told, Problem> {
        let mut books = vec![BookId::Household(query.household)];
        let asked = &query.asked;
        if call.authorise(Action::ReadProvision).is_err() {
            return Ok(Told { books, size: self.size_of(ledger, asked).await? });
        }
        let (provisions, size) = match asked.as_of {
            None => self.provisions_at(ledger, query, asked).await?,
            Some(_) => {
                let size = self.size_of(ledger, asked).await?;
                let now = Asked { as_of: None, at_least: size.checked_sub(1) };
                let provisions = match self.provisions_at(ledger, query, &now).await {
                    Err(problem) if problem.reason() == Reason::ViewStopped => {
                        self.provisions_at(ledger, query, asked).await?
                    }
                    provisions => provisions?,
                };
                (provisions.0, size)
            }
        };
        books.extend(provisions.into_iter().map(BookId::Provision));
        Ok(Told { books, size })
    }

    /// How many events of the ledger are asked for.
    async fn size_of(&self, ledger: &Ledger, asked: &Asked) -> Result<u64, Problem> {
        let head = size(ledger, asked.at_least).await?;
        match asked.as_of {
            None => Ok(head),
            Some(AsOf::Position(position)) if position < head => Ok(position + 1),
            Some(AsOf::Position(position)) => {
                Err(Problem::new(Reason::PositionNotReached).with("asked", position).with("tree_size", head))
            }
            Some(AsOf::Instant(instant)) => {
                self.has_passed(instant)?;
                ledger.size_at(instant).await.map_err(told)
            }
        }
    }

    /// The provisions of the household, and how many events their view has taken in.
    async fn provisions_at(
        &self,
        ledger: &Ledger,
        query: &TimelineQuery,
        asked: &Asked,
    ) -> Result<(Vec<ProvisionId>, u64), Problem> {
        let mut snapshot = self.snapshot::<Provisions>(ledger, asked, Extent::Some).await?;
        let household = projection::field(Provisions::FIELDS, "household");
        let household = household.expect("provisions are listed by household");
        let filter = Filter::equals(household, &query.household.to_string());
        let filter = filter.expect("an id is a value of that field");
        let mut listing = Listing { filter, order: Order::by_key(), after: None, limit: LARGEST_PAGE };
        let mut provisions = Vec::new();
        loop {
            let page = snapshot.reading.list::<Provisions>(&snapshot.moment, &listing).await.map_err(told)?;
            provisions.extend(page.rows.iter().map(|(key, _)| ProvisionId::new(*key)));
            listing.after = page.next;
            if listing.after.is_none() {
                return Ok((provisions, page.size));
            }
        }
    }
}

impl Happened {
    fn recorded(&self) -> Recorded<'_> {
        let Self { position, recorded_at, book, event } = self;
        Recorded { position: *position, recorded_at: *recorded_at, book: *book, event }
    }
}

/// The positions to look at: those after the last of the page before, in the direction it went.
fn positions(direction: Direction, after: Option<u64>, size: u64) -> Range<u64> {
    match (direction, after) {
        (_, None) => 0..size,
        (Direction::NewestFirst, Some(after)) => 0..size.min(after),
        (Direction::OldestFirst, Some(after)) => after.saturating_add(1)..size,
    }
}

fn stream(book: &BookId) -> StreamId {
    StreamId::new(book.aggregate_type(), book.aggregate_id())
}

fn happened(ledger: &Ledger, recorded: RecordedEvent) -> Result<Happened, Problem> {
    let (position, recorded_at) = (recorded.position, recorded.recorded_at);
    let book = BookId::parse(&recorded.stream.aggregate_type, &recorded.stream.aggregate_id);
    let book = book.map_err(|_| Problem::new(Reason::LedgerDamaged).with("position", position))?;
    let event = execution::event(ledger, recorded).map_err(told)?;
    Ok(Happened { position, recorded_at, book, event })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_goes_on_after_the_one_before() {
        assert_eq!(positions(Direction::NewestFirst, None, 9), 0..9);
        assert_eq!(positions(Direction::NewestFirst, Some(4), 9), 0..4);
        assert_eq!(positions(Direction::NewestFirst, Some(4), 3), 0..3);
        assert_eq!(positions(Direction::OldestFirst, None, 9), 0..9);
        assert_eq!(positions(Direction::OldestFirst, Some(4), 9), 5..9);
        assert!(positions(Direction::OldestFirst, Some(8), 9).is_empty());
        assert!(positions(Direction::OldestFirst, Some(u64::MAX), 9).is_empty());
    }
}
