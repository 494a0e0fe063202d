//! The verdict in English. The same matches, in the same order, as in Dutch.
//! Each sentence says what was expected and what was found, for somebody who never saw a hash before.

use std::fmt::{Formatter, Result};

use crate::format::FORMAT;
use crate::verdict::{
    CheckpointProblem, Count, EventProblem, FileProblem, Finding, Place, Problem, Reservation, Statement,
    Titles,
};

pub(super) const TITLES: Titles = Titles {
    holds: "VERIFIED",
    does_not_hold: "NOT VERIFIED",
    ledger: "ledger",
    events,
    findings: "Found to be wrong:",
    proved: "Proved:",
    not_proved: "Not proved:",
};

/// A number of events.
fn events(number: u64) -> Count {
    Count { number, one: "event", other: "events" }
}

pub(super) fn finding(f: &mut Formatter<'_>, finding: &Finding) -> Result {
    place(f, &finding.place)?;
    f.write_str(": ")?;
    match &finding.problem {
        Problem::File(problem) => file_problem(f, problem),
        Problem::Checkpoint(problem) => checkpoint_problem(f, problem),
        Problem::Event(problem) => event_problem(f, problem),
    }
}

fn place(f: &mut Formatter<'_>, place: &Place) -> Result {
    match place {
        Place::File => f.write_str("the file"),
        Place::Entry(entry) => write!(f, "{entry}"),
        Place::Line { entry, line } => write!(f, "line {line} of {entry}"),
        Place::Position(position) => write!(f, "position {position}"),
        Place::Positions { first, last } if first == last => write!(f, "position {first}"),
        Place::Positions { first, last } => write!(f, "positions {first} to {last}"),
        Place::Known(index) => write!(f, "checkpoint {} of those you kept", index + 1),
    }
}

fn file_problem(f: &mut Formatter<'_>, problem: &FileProblem) -> Result {
    match problem {
        FileProblem::NotAZip { reason } => write!(f, "this is not a complete zip: {reason}"),
        FileProblem::TooManyEntries { found } => {
            write!(f, "the zip says it has {found} entries; a dossier has seven")
        }
        FileProblem::DuplicateEntry => f.write_str("an entry is in it more than once"),
        FileProblem::EntryTooLarge { limit } => {
            write!(f, "larger than the {limit} bytes such an entry can have")
        }
        FileProblem::Unreadable { reason } => write!(f, "cannot be read: {reason}"),
        FileProblem::UnknownFormat { found } => {
            write!(f, "the format is {found}; this program reads {FORMAT} (ledger)")
        }
        FileProblem::MissingEntry => f.write_str("not in the file"),
        FileProblem::UnexpectedEntry { name } => write!(f, "an entry {name} does not belong in a dossier"),
        FileProblem::EntryOutOfOrder { found } => write!(f, "{found} stands in its place"),
        FileProblem::LineTooLong { limit } => write!(f, "a line of more than {limit} bytes, the limit"),
        FileProblem::LineNotEnded => f.write_str("the entry ends in the middle of a line"),
        FileProblem::Malformed { reason } => write!(f, "not written as the format says: {reason}"),
    }
}

fn checkpoint_problem(f: &mut Formatter<'_>, problem: &CheckpointProblem) -> Result {
    match problem {
        CheckpointProblem::KeyNotTrusted { reason } => write!(f, "not signed by a key you trust: {reason}"),
        CheckpointProblem::BadSignature { key } => {
            write!(f, "the signature of {key} does not fit: the text was changed, or somebody else signed it")
        }
        CheckpointProblem::OriginDiffers { expected, found } => {
            write!(f, "signed for {found}, expected {expected}")
        }
        CheckpointProblem::SizeDiffers { expected, found } => {
            write!(f, "covers {}, expected {expected}", events(*found))
        }
        CheckpointProblem::NotAscending => {
            f.write_str("earlier checkpoints do not stand in ascending order of size")
        }
        CheckpointProblem::LaterCheckpoint { size } => {
            write!(
                f,
                "signed when the ledger had {}: more than this file, so events were left off its end",
                events(*size)
            )
        }
        CheckpointProblem::RootDiffers { size: 1, expected, found } => {
            write!(f, "this event was changed: it has root {found}, the signed checkpoint says {expected}")
        }
        CheckpointProblem::RootDiffers { size, expected, found } => {
            write!(
                f,
                "something among these events was changed: the first {size} events have root {found}, "
            )?;
            write!(f, "the signed checkpoint says {expected}")
        }
    }
}

fn event_problem(f: &mut Formatter<'_>, problem: &EventProblem) -> Result {
    match problem {
        EventProblem::NotCanonical { at, expected } => {
            write!(f, "the line is not a record in canonical JSON: at byte {at}, expected {expected}")
        }
        EventProblem::EventsMissing => f.write_str("missing from the file"),
        EventProblem::ExtraLine { found: Some(found) } => {
            write!(f, "before this event stands a line that says it is position {found}")
        }
        EventProblem::ExtraLine { found: None } => {
            f.write_str("before this event stands a line that is no event")
        }
        EventProblem::OtherPosition { found } => {
            write!(f, "here stands a line that says it is position {found}")
        }
        EventProblem::LinesAfterTheEnd { found: Some(found) } => {
            write!(f, "after the last event stands a line that says it is position {found}")
        }
        EventProblem::LinesAfterTheEnd { found: None } => f.write_str("goes on after the last event"),
        EventProblem::OtherLedger { expected, found } => {
            write!(f, "an event of ledger {found}, expected {expected}")
        }
        EventProblem::SequenceGap { stream, expected, found } => {
            write!(f, "number {found} of stream {stream}, expected {expected}")
        }
        EventProblem::TimeWentBack { before, found } => {
            write!(f, "recorded at {found}, before the event before it ({before})")
        }
        EventProblem::LeafHashDiffers { expected, found } => {
            write!(f, "the event was changed after it was recorded: its line hashes to {found}, ")?;
            write!(f, "recorded was {expected}")
        }
        EventProblem::SubtreeHashCount { expected, found: 1 } => {
            write!(f, "has 1 stored subtree hash, expected {expected}")
        }
        EventProblem::SubtreeHashCount { expected, found } => {
            write!(f, "has {found} stored subtree hashes, expected {expected}")
        }
        EventProblem::SubtreeHashDiffers { expected, found } => {
            write!(f, "one of these events was changed together with its hash: they hash to {found}, ")?;
            write!(f, "recorded was {expected}")
        }
    }
}

pub(super) fn statement(f: &mut Formatter<'_>, statement: &Statement) -> Result {
    match statement {
        Statement::Signed { keys, size } => {
            write!(f, "the checkpoint over {} was signed by {}", events(*size), keys.join(", "))
        }
        Statement::EventsIntact { size: 0, root } => write!(f, "the ledger was empty (root {root})"),
        Statement::EventsIntact { size: 1, root } => write!(
            f,
            "event 0 is exactly the one that was signed (root {root}): it was not changed, and none was added"
        ),
        Statement::EventsIntact { size, root } => write!(
            f,
            "events 0 to {} are exactly the ones that were signed (root {root}): \
             none was changed, added, left out or moved",
            size - 1
        ),
        Statement::OnlyGrew { checkpoints: 1, since } => {
            write!(
                f,
                "the ledger only grew since it had {}: an earlier signed checkpoint fits",
                events(*since)
            )
        }
        Statement::OnlyGrew { checkpoints, since } => write!(
            f,
            "the ledger only grew since it had {}: {checkpoints} earlier signed checkpoints fit",
            events(*since)
        ),
        Statement::StreamsInOrder { streams: 1 } => f.write_str(
            "in the only stream the events are numbered from 1 without a gap, \
             and no event was recorded before the one before it",
        ),
        Statement::StreamsInOrder { streams } => write!(
            f,
            "in each of the {streams} streams the events are numbered from 1 without a gap, \
             and no event was recorded before the one before it"
        ),
    }
}

pub(super) fn reservation(f: &mut Formatter<'_>, reservation: &Reservation) -> Result {
    match reservation {
        Reservation::Stopped => f.write_str("anything further on: verification stopped at the last finding"),
        Reservation::Unsigned { first } => {
            write!(f, "that the events from position {first} on are the ones that were signed")
        }
        Reservation::KeysFromDossier { keys } => write!(
            f,
            "whose signature it is: the keys come from the file itself; ask the municipality by another way \
             whether they are its own, and pass them: {}",
            keys.join(", ")
        ),
        Reservation::NoEarlierCheckpoint => f.write_str(
            "that the ledger only grew: there is no earlier checkpoint; keep this one for next time",
        ),
        Reservation::StreamsNotChecked { from } => write!(
            f,
            "the numbering of streams that begin at position {from} or later: there are too many to remember"
        ),
        Reservation::After { size: 1 } => f.write_str("what was recorded after this event"),
        Reservation::After { size } => write!(f, "what was recorded after these {size} events"),
        Reservation::Truth => {
            f.write_str("that what was recorded is true; only that it is what was recorded")
        }
    }
}
