//! From a recorded event to what a fold takes.

use domain::{BookEvent, BookId};
use ledger::{FeedError, LedgerError, RecordedEvent, Upcasters};

/// Why a view cannot be brought up to a position, in the order in which it is found out.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// The ledger could not be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The ledger has a gap.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// An event this version cannot read: a view never skips one.
    #[error("the event at position {position} cannot be read: {detail}")]
    Event {
        /// Where it stands.
        position: u64,
        /// Why not.
        detail: String,
    },
}

/// The book and the event of a record.
pub(crate) fn read(upcasters: &Upcasters, event: RecordedEvent) -> Result<(BookId, BookEvent), ViewError> {
    let position = event.position;
    let unreadable = |detail: String| ViewError::Event { position, detail };
    let event = upcasters.upcast(event).map_err(|error| unreadable(error.to_string()))?;
    let stream = &event.stream;
    let id = BookId::parse(&stream.aggregate_type, &stream.aggregate_id);
    let read =
        BookEvent::from_json(&stream.aggregate_type, &event.event_type, &event.event_version, &event.payload);
    Ok((
        id.map_err(|error| unreadable(error.to_string()))?,
        read.map_err(|error| unreadable(error.to_string()))?,
    ))
}
