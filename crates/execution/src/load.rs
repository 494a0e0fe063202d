//! From a history to the state it leads to.

use domain::{Book, BookEvent, BookId};
use ledger::{Ledger, RecordedEvent, StreamId, Upcasters};
use replay::UnreadableEvent;

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
        self.book.apply(&replay::read(upcasters, event)?.1);
        self.revision = sequence;
        Ok(())
    }
}

impl From<UnreadableEvent> for LoadError {
    fn from(UnreadableEvent { position, detail }: UnreadableEvent) -> Self {
        Self::Event { position, detail }
    }
}

/// A recorded event as the rules read it.
///
/// # Errors
/// [`LoadError::Event`] when this version cannot read it.
pub fn event(ledger: &Ledger, recorded: RecordedEvent) -> Result<BookEvent, LoadError> {
    Ok(replay::event(ledger, recorded)?.1)
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
