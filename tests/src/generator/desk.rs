//! Where commands are decided: all books under way, and what follows from a command, legs included, or nothing at all.
//!
//! It does what an executor does, without a ledger, and writes what follows down as an executor does.

use std::collections::{HashMap, VecDeque};

use domain::{Book, BookCommand, BookEvent, BookId, Refusal, Surroundings, legs::legs_of};
use jiff::Timestamp;
use ledger::{JsonText, NewEvent, RequestId, RequestKey, StreamId, Submission};

use super::{
    chance::Chance,
    metadata::{Actor, metadata},
    words::new_id,
};

/// A book and how many events are in it.
#[derive(Clone)]
struct Kept {
    book: Book,
    revision: u64,
}

/// How many commands were given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Those that led to events.
    pub accepted: u64,
    /// Those that a rule refused.
    pub refused: u64,
    /// What the accepted ones led to.
    pub events: u64,
}

/// All books under way.
pub(super) struct Desk {
    books: HashMap<BookId, Kept>,
    chance: Chance,
    counted: Counted,
}

/// What one command changes, kept apart until all of its legs have agreed.
#[derive(Default)]
struct Draft {
    changed: HashMap<BookId, Kept>,
    events: Vec<(BookId, u64, BookEvent)>,
}

impl Desk {
    /// A desk with nothing on it.
    pub(super) fn new(seed: u64) -> Self {
        Self { books: HashMap::new(), chance: Chance::of(seed, u64::MAX), counted: Counted::default() }
    }

    pub(super) fn counted(&self) -> Counted {
        self.counted
    }

    /// A book that is under way.
    pub(super) fn book(&self, id: BookId) -> Option<&Book> {
        self.books.get(&id).map(|kept| &kept.book)
    }

    /// Lets a book go, for good: nothing may happen to it any more.
    pub(super) fn forget(&mut self, id: BookId) {
        self.books.remove(&id);
    }

    /// What a command leads to; `None` when a rule refuses it.
    pub(super) fn ask(
        &mut self,
        at: Timestamp,
        actor: Actor<'_>,
        id: BookId,
        command: impl Into<BookCommand>,
    ) -> Option<Submission> {
        match self.decided(id, command.into()) {
            Ok(draft) => Some(self.submitted(at, actor, draft)),
            Err(_) => {
                self.counted.refused += 1;
                None
            }
        }
    }

    fn submitted(&mut self, at: Timestamp, actor: Actor<'_>, draft: Draft) -> Submission {
        let request = RequestId(new_id(&mut self.chance, at));
        let metadata = metadata(actor, request, self.chance.next());
        let events =
            draft.events.iter().map(|(id, sequence, event)| written(*id, *sequence, event, &metadata));
        let events: Vec<NewEvent> = events.collect();
        self.counted.accepted += 1;
        self.counted.events += u64::try_from(events.len()).expect("few events");
        self.books.extend(draft.changed);
        let mut fingerprint = [0; 32];
        fingerprint[..16].copy_from_slice(request.0.as_bytes());
        Submission::new(events).with_request(RequestKey { id: request, fingerprint })
    }

    /// The command, then the legs of each of its events in the order in which they follow; legs may have legs.
    fn decided(&self, id: BookId, command: BookCommand) -> Result<Draft, Refusal> {
        let mut draft = Draft::default();
        let mut due = VecDeque::from([(id, command)]);
        while let Some((id, command)) = due.pop_front() {
            let book = self.now(&draft, id).book;
            let seen = self.seen(&draft, &book, &command);
            for event in book.decide(&command, &around(&seen))? {
                let mut kept = self.now(&draft, id);
                due.extend(legs_of(&kept.book, &id, &event));
                kept.book.apply(&event);
                kept.revision += 1;
                draft.events.push((id, kept.revision, event));
                draft.changed.insert(id, kept);
            }
        }
        Ok(draft)
    }

    /// The books a decision looks at, asked for until there are no more.
    fn seen(&self, draft: &Draft, book: &Book, command: &BookCommand) -> Vec<(BookId, Book)> {
        let mut seen = Vec::new();
        loop {
            let wanted = book.looks_at(command, &around(&seen));
            if wanted.is_empty() {
                return seen;
            }
            seen.extend(wanted.into_iter().map(|id| (id, self.now(draft, id).book)));
        }
    }

    fn now(&self, draft: &Draft, id: BookId) -> Kept {
        let kept = draft.changed.get(&id).or_else(|| self.books.get(&id));
        kept.cloned().unwrap_or_else(|| Kept { book: Book::unknown(&id), revision: 0 })
    }
}

fn around(seen: &[(BookId, Book)]) -> Surroundings<'_> {
    let mut around = Surroundings::default();
    seen.iter().for_each(|(id, book)| around.add(*id, book));
    around
}

fn written(id: BookId, sequence: u64, event: &BookEvent, metadata: &JsonText) -> NewEvent {
    NewEvent {
        stream: StreamId::new(id.aggregate_type(), id.aggregate_id()),
        sequence,
        event_type: event.event_type().into(),
        event_version: event.event_version().into(),
        payload: JsonText::new(event.to_json()).expect("a payload that is not too long"),
        metadata: metadata.clone(),
    }
}
