//! One recorded event as the rules read it.

use std::{
    fmt::Display,
    panic::{AssertUnwindSafe, catch_unwind},
};

use domain::{BookError, BookEvent, BookId};
use ledger::{Ledger, RecordedEvent, Upcasters};

use crate::UnreadableEvent;

/// What is said of an event at which nobody thought of something.
const PANICKED: &str = "reading it panicked";

/// A recorded event of a ledger: the book it was written in, and what happened.
///
/// # Errors
/// [`UnreadableEvent`] when this version cannot read it.
pub fn event(ledger: &Ledger, recorded: RecordedEvent) -> Result<(BookId, BookEvent), UnreadableEvent> {
    read(ledger.ledgers().upcasters(), recorded)
}

/// The same with the upcasters of the ledger, for who holds them and no ledger.
///
/// # Errors
/// [`UnreadableEvent`] when this version cannot read it.
pub fn read(upcasters: &Upcasters, recorded: RecordedEvent) -> Result<(BookId, BookEvent), UnreadableEvent> {
    let today = upcast(upcasters, recorded)?;
    let stream = &today.stream;
    parse(
        today.position,
        (&stream.aggregate_type, &stream.aggregate_id),
        (&today.event_type, &today.event_version),
        &today.payload,
    )
}

/// The event in the shape of today.
pub(crate) fn upcast(
    upcasters: &Upcasters,
    recorded: RecordedEvent,
) -> Result<RecordedEvent, UnreadableEvent> {
    catching(recorded.position, || upcasters.upcast(recorded))
}

/// The event with this kind and id of a book, type and version, and payload.
pub(crate) fn parse(
    position: u64,
    (kind, id): (&str, &str),
    (event_type, version): (&str, &str),
    payload: &str,
) -> Result<(BookId, BookEvent), UnreadableEvent> {
    catching(position, || -> Result<_, BookError> {
        let book = BookId::parse(kind, id)?;
        Ok((book, BookEvent::from_json(kind, event_type, version, payload)?))
    })
}

fn catching<T, E: Display>(
    position: u64,
    reading: impl FnOnce() -> Result<T, E>,
) -> Result<T, UnreadableEvent> {
    let detail = match catch_unwind(AssertUnwindSafe(reading)) {
        Ok(Ok(read)) => return Ok(read),
        Ok(Err(error)) => error.to_string(),
        Err(_) => PANICKED.to_owned(),
    };
    Err(UnreadableEvent { position, detail })
}
