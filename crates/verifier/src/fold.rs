//! The fold of events into what an account is drawn up from, on a thread of its own: while one core unpacks and hashes,
//! another reads what the events say.
//!
//! Events go over in batches through a channel that holds few of them, so memory stays bounded and the faster side waits.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{JoinHandle, spawn};

use accountability::Basis;
use domain::{BookError, BookEvent, BookId};
use dossier::{Objection, Place, Record};

use crate::words::Said;

/// Bytes in a batch before it goes over; one event may be larger than that.
const BATCH: usize = 256 << 10;

/// Batches that wait at most.
const WAITING: usize = 4;

/// Events on their way to the other thread.
#[derive(Default)]
struct Batch {
    text: String,
    events: Vec<Event>,
}

/// An event of a batch: its position, and where in the text each of its parts ends.
struct Event {
    position: u64,
    ends: [usize; 5],
}

/// A fold that goes on beside the caller.
pub(crate) struct Fold {
    batch: Batch,
    batches: SyncSender<Batch>,
    folding: JoinHandle<Result<Basis, Objection>>,
}

impl Fold {
    /// Begins a fold that keeps at most so many facts.
    pub(crate) fn begin(most_facts: u64) -> Self {
        let (batches, received) = sync_channel(WAITING);
        Fold { batch: Batch::default(), batches, folding: spawn(move || fold(&received, most_facts)) }
    }

    /// Hands an event over. False when the fold has ended before its time: [`end`](Fold::end) says why.
    pub(crate) fn add(&mut self, record: &Record<'_>) -> bool {
        self.batch.push(record);
        self.batch.text.len() < BATCH || self.batches.send(std::mem::take(&mut self.batch)).is_ok()
    }

    /// What the events came to.
    pub(crate) fn end(self) -> Result<Basis, Objection> {
        let Fold { batch, batches, folding } = self;
        // A fold that ended before its time takes nothing more; it says why itself.
        let _ = batches.send(batch);
        drop(batches);
        folding.join().unwrap_or_else(|panicked| std::panic::resume_unwind(panicked))
    }
}

impl Batch {
    fn push(&mut self, record: &Record<'_>) {
        let Record { position, aggregate_type, aggregate_id, event_type, event_version, payload, .. } =
            record;
        let ends = [aggregate_type, aggregate_id, event_type, event_version, payload].map(|part| {
            self.text.push_str(part);
            self.text.len()
        });
        self.events.push(Event { position: *position, ends });
    }

    /// The events, as the rules read them.
    fn read(&self) -> impl Iterator<Item = Result<(u64, BookId, BookEvent), Objection>> {
        let starts = std::iter::once(0).chain(self.events.iter().map(|event| event.ends[4]));
        self.events.iter().zip(starts).map(|(Event { position, ends: [a, b, c, d, e] }, start)| {
            let text = &self.text;
            let parts = [&text[start..*a], &text[*a..*b], &text[*b..*c], &text[*c..*d], &text[*d..*e]];
            let (book, event) = read(*position, parts)?;
            Ok((*position, book, event))
        })
    }
}

fn fold(batches: &Receiver<Batch>, most: u64) -> Result<Basis, Objection> {
    let mut basis = Basis::default();
    for batch in batches {
        for event in batch.read() {
            let (position, book, event) = event?;
            basis.apply(position, book, &event);
            if basis.facts() > most {
                return Err(Said::TooManyFacts { most }.at(Place::Position(position)));
            }
        }
    }
    Ok(basis)
}

/// The event at a position, from its kind of book, the book's id, its type, its version and its payload.
pub(crate) fn read(position: u64, parts: [&str; 5]) -> Result<(BookId, BookEvent), Objection> {
    let [aggregate_type, aggregate_id, event_type, version, payload] = parts;
    let read = || -> Result<_, BookError> {
        let book = BookId::parse(aggregate_type, aggregate_id)?;
        Ok((book, BookEvent::from_json(aggregate_type, event_type, version, payload)?))
    };
    read().map_err(|error| Said::EventUnreadable { reason: error.to_string() }.at(Place::Position(position)))
}
