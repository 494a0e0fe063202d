//! Deciding one instruction on the staged state, with all of its legs, or not at all.

use std::{
    borrow::Cow,
    collections::{HashMap, VecDeque},
};

use domain::{BookEvent, BookId, legs::legs_of};
use ledger::{NewEvent, Submission};

use crate::{
    ExecutionError, Instruction, LoadedBook,
    load::stream,
    stage::{Books, Draft, Stop},
};

/// The event of a command itself, before those of its legs. Boxed, because it is handed on many times.
pub(crate) type FirstEvent = Option<Box<BookEvent>>;

/// What an instruction comes to.
pub(crate) enum Decision {
    /// It may be appended, and begins with this event; the books change like this.
    Accepted { submission: Submission, event: FirstEvent, changed: HashMap<BookId, LoadedBook> },
    /// It is refused on this state.
    Refused(ExecutionError),
    /// Books must be loaded first: those that are [`missing`].
    Missing,
}

pub(crate) fn decide(books: Books<'_>, instruction: &Instruction) -> Decision {
    let mut draft = Draft::new(books);
    match carry_out(&mut draft, instruction) {
        Err(Stop::Missing(_)) => Decision::Missing,
        Err(Stop::Refused(refusal)) => Decision::Refused(refusal),
        Ok(()) => match submission(instruction, draft.events) {
            Ok((submission, event)) => Decision::Accepted { submission, event, changed: draft.changed },
            Err(too_large) => Decision::Refused(too_large),
        },
    }
}

/// The books that must be loaded before it can be decided, as far as can be told now.
pub(crate) fn missing(books: Books<'_>, instruction: &Instruction) -> Vec<BookId> {
    match carry_out(&mut Draft::new(books), instruction) {
        Err(Stop::Missing(books)) => books,
        Err(Stop::Refused(_)) | Ok(()) => Vec::new(),
    }
}

/// The command, then the legs of each of its events in the order in which they follow; legs may have legs.
fn carry_out(draft: &mut Draft<'_>, instruction: &Instruction) -> Result<(), Stop> {
    check_revision(draft, instruction)?;
    let mut due = VecDeque::from([(instruction.book, Cow::Borrowed(&instruction.command))]);
    while let Some((id, command)) = due.pop_front() {
        let around = draft.around(id, &command)?;
        let decided = draft.get(id)?.book.decide(&command, &around);
        for event in decided.map_err(|refusal| Stop::Refused(refusal.into()))? {
            let legs = legs_of(&draft.get(id)?.book, &id, &event);
            draft.all_loaded(legs.iter().map(|(id, _)| *id))?;
            due.extend(legs.into_iter().map(|(id, leg)| (id, Cow::Owned(leg))));
            draft.add(id, event)?;
        }
    }
    Ok(())
}

fn check_revision(draft: &Draft<'_>, instruction: &Instruction) -> Result<(), Stop> {
    let Some(expected) = instruction.expected_revision else {
        return Ok(());
    };
    let actual = draft.get(instruction.book)?.revision;
    if actual == expected {
        Ok(())
    } else {
        Err(Stop::Refused(ExecutionError::RevisionConflict { expected, actual }))
    }
}

/// What is appended, and the first event of it as the rules know it.
fn submission(
    instruction: &Instruction,
    events: Vec<(BookId, u64, BookEvent)>,
) -> Result<(Submission, FirstEvent), ExecutionError> {
    let metadata = instruction.metadata().map_err(ExecutionError::too_large)?;
    let new = events.iter().map(|(id, sequence, event)| {
        Ok(NewEvent {
            stream: stream(*id),
            sequence: *sequence,
            event_type: event.event_type().into(),
            event_version: event.event_version().into(),
            payload: ledger::JsonText::of(event).map_err(ExecutionError::too_large)?,
            metadata: metadata.clone(),
        })
    });
    let new = new.collect::<Result<_, ExecutionError>>()?;
    let first = events.into_iter().next().map(|(_, _, event)| Box::new(event));
    Ok((Submission::new(new).with_request(instruction.request), first))
}
