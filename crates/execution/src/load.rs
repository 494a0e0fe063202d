//! From a history to the state it leads to.

use domain::{Book, BookEvent, BookId};
use ledger::{Ledger, RecordedEvent, StreamId, Upcasters};

use crate::LoadError;

/// A book as of some position.
#[derive(Debug, Clone)]
pub struct LoadedBook {
    /// Its state.
    pub book: Book,
    /// The sequence of its last event; 0 when nothing was recorded.
    pub revision: u64,
}

impl LoadedBook {
    pub(crate) fn unknown(id: BookId) -> Self {
        Self { book: Book::unknown(&id), revision: 0 }
    }

    pub(crate) fn replay(
        id: BookId,
        upcasters: &Upcasters,
        history: Vec<RecordedEvent>,
    ) -> Result<Self, LoadError> {
        let mut loaded = Self::unknown(id);
        for event in history {
            loaded.add(upcasters, event)?;
        }
        Ok(loaded)
    }

    /// Adds the next recorded event.
    pub(crate) fn add(&mut self, upcasters: &Upcasters, event: RecordedEvent) -> Result<(), LoadError> {
        let (position, sequence) = (event.position, event.sequence);
        if sequence != self.revision + 1 {
            let detail = format!("sequence {sequence} follows {}", self.revision);
            return Err(LoadError::Event { position, detail });
        }
        self.book.apply(&read(upcasters, event)?);
        self.revision = sequence;
        Ok(())
    }
}

fn read(upcasters: &Upcasters, event: RecordedEvent) -> Result<BookEvent, LoadError> {
    let position = event.position;
    let unreadable = |detail: String| LoadError::Event { position, detail };
    let event = upcasters.upcast(event).map_err(|error| unreadable(error.to_string()))?;
    BookEvent::from_json(
        &event.stream.aggregate_type,
        &event.event_type,
        &event.event_version,
        &event.payload,
    )
    .map_err(|error| unreadable(error.to_string()))
}

/// A recorded event as the rules read it.
///
/// # Errors
/// [`LoadError::Event`] when this version cannot read it.
pub fn event(ledger: &Ledger, recorded: RecordedEvent) -> Result<BookEvent, LoadError> {
    read(ledger.ledgers().upcasters(), recorded)
}

/// The stream in which a book is kept.
pub(crate) fn stream(id: BookId) -> StreamId {
    StreamId::new(id.aggregate_type(), id.aggregate_id())
}

/// The state of a book from its events at positions below `below`.
pub async fn load(ledger: &Ledger, id: BookId, below: u64) -> Result<LoadedBook, LoadError> {
    let history = ledger.read_stream(&stream(id), 0, below).await?;
    LoadedBook::replay(id, ledger.ledgers().upcasters(), history)
}
