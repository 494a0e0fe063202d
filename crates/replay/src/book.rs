//! The events of one book, page by page: a fund that paid for years has more of them than should be in memory at once.

use domain::{BookEvent, BookId};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError, PageLimit, RecordedEvent, StreamId};

use crate::{ReplayError, event};

/// An event of one book.
#[derive(Debug, Clone)]
pub struct InBook {
    /// Its place in the ledger, from 0.
    pub position: u64,
    /// Its place in the book, from 1.
    pub sequence: u64,
    /// When the ledger recorded it, in microseconds.
    pub recorded_at: Timestamp,
    /// What happened.
    pub event: BookEvent,
}

/// The events of one book, in order.
pub struct BookEvents<'a> {
    ledger: &'a Ledger,
    book: BookId,
    /// The sequence of the last event given.
    after: u64,
    below: u64,
    more: bool,
}

impl<'a> BookEvents<'a> {
    /// The events of a book after sequence `after`, at positions below `below`.
    #[must_use]
    pub fn of(ledger: &'a Ledger, book: BookId, after: u64, below: u64) -> Self {
        Self { ledger, book, after, below, more: true }
    }

    /// The next page, never empty; `None` after the last.
    ///
    /// # Errors
    /// [`ReplayError::Ledger`], also as damaged when an event is not the next of the book; [`ReplayError::Event`].
    pub async fn page(&mut self, limit: PageLimit) -> Result<Option<Vec<InBook>>, ReplayError> {
        if !self.more {
            return Ok(None);
        }
        let stream = StreamId::new(self.book.aggregate_type(), self.book.aggregate_id());
        let page = self.ledger.read_stream_page(&stream, self.after, self.below, limit).await?;
        self.more = page.more;
        let events = page.events.into_iter().map(|recorded| self.next(recorded));
        let events = events.collect::<Result<Vec<_>, _>>()?;
        Ok(Some(events).filter(|events| !events.is_empty()))
    }

    /// The sequence of the last event given: how many the book has, after the last page; 0 when there is no such book.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.after
    }

    /// Whether there are events after the pages that were given.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.more
    }

    fn next(&mut self, recorded: RecordedEvent) -> Result<InBook, ReplayError> {
        let (position, sequence, recorded_at) = (recorded.position, recorded.sequence, recorded.recorded_at);
        if sequence != self.after + 1 {
            let (book, after) = (self.book, self.after);
            let detail = format!("sequence {sequence} of {book} at position {position} follows {after}");
            return Err(LedgerError::damaged(self.ledger.name(), detail).into());
        }
        let (_, event) = event(self.ledger, recorded)?;
        self.after = sequence;
        Ok(InBook { position, sequence, recorded_at, event })
    }
}
