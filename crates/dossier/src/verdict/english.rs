//! The verdict in English. The same matches, in the same order, as in Dutch.
//! Each sentence says what was expected and what was found, for somebody who never saw a hash before.

use std::fmt::{Formatter, Result};

use crate::format::{FORMAT, Kind};
use crate::verdict::{
    CheckpointProblem, Cosigned, Count, EventProblem, FileProblem, Finding, Language, Place, Problem,
    Reservation, Statement, Titles, instant,
};

pub(super) const TITLES: Titles = Titles {
    holds: "VERIFIED",
    does_not_hold: "NOT VERIFIED",
    kind,
    events,
    findings: "Found to be wrong:",
    proved: "Proved:",
    not_proved: "Not proved:",
};

/// A number of events.
fn events(number: u64) -> Count {
    Count { number, one: "event", other: "events" }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Ledger => "ledger",
        Kind::Account => "account from ledger",
        Kind::Figure => "figure from ledger",
    }
}

/// By whom a checkpoint was cosigned.
fn witnesses(f: &mut Formatter<'_>, witnesses: &[Cosigned]) -> Result {
    for (index, Cosigned { key, at }) in witnesses.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        write!(f, "{separator}{key} at {}", instant(*at))?;
    }
    Ok(())
}

pub(super) fn finding(f: &mut Formatter<'_>, finding: &Finding) -> Result {
    place(f, &finding.place)?;
    f.write_str(": ")?;
    match &finding.problem {
        Problem::File(problem) => file_problem(f, problem),
        Problem::Checkpoint(problem) => {
            checkpoint_problem(f, problem)?;
            let is_later = matches!(problem, CheckpointProblem::LaterCheckpoint { .. });
            match finding.place {
                Place::Known(_) if is_later => f.write_str(", or the other file is the newer of the two"),
                _ => Ok(()),
            }
        }
        Problem::Event(problem) => event_problem(f, problem),
        Problem::Examined(remark) => f.write_str(remark.told(Language::English)),
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
            write!(f, "the zip says it has {found} entries; a dossier has at most eleven")
        }
        FileProblem::DuplicateEntry => f.write_str("an entry is in it more than once"),
        FileProblem::EntryTooLarge { limit } => {
            write!(f, "larger than the {limit} bytes such an entry can have")
        }
        FileProblem::Unreadable { reason } => write!(f, "cannot be read: {reason}"),
        FileProblem::OldFormat { found } => {
            write!(f, "the format is {found}, which was never released; ask for a new export, in {FORMAT}")
        }
        FileProblem::UnknownFormat { found } => {
            write!(f, "the format is {found}; this program reads {FORMAT} (ledger, account, figure)")
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
        CheckpointProblem::TwoLedgers { size, kept, found } => write!(
            f,
            "the municipality signed two different ledgers of {}: this one has root {found}, the one you kept {kept}; \
             keep both, this is proof",
            events(*size)
        ),
        CheckpointProblem::NoCheckpointOfSize { size } => {
            write!(f, "starts from {}, and no signed checkpoint of that size is here", events(*size))
        }
        CheckpointProblem::NotConsistent { size, reason } => {
            write!(f, "does not prove that the ledger only grew since it had {}: {reason}", events(*size))
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
        EventProblem::NotAscending { before } => {
            write!(f, "stands after position {before}; the events of a figure stand in ascending order")
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
        EventProblem::ProofMissing => f.write_str("there is no proof that this event is in the ledger"),
        EventProblem::ProofOfOther { found } => {
            write!(f, "the proof in this event's place is of position {found}")
        }
        EventProblem::NotIncluded { reason } => {
            write!(f, "the event or its proof was changed: they do not lead to the signed root: {reason}")
        }
    }
}

pub(super) fn statement(f: &mut Formatter<'_>, statement: &Statement) -> Result {
    match statement {
        Statement::Signed { keys, size, origin } => {
            write!(f, "the checkpoint of {origin} over {} was signed by {}", events(*size), keys.join(", "))
        }
        Statement::Witnessed { witnesses: who } => {
            f.write_str(
                "the checkpoint was cosigned by witnesses you trust, who say they saw no other history of this ledger, each \
                 by its own clock: ",
            )?;
            witnesses(f, who)
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
        Statement::Consistent { from, size } => write!(
            f,
            "the ledger of {} is the one of {} with more behind it: the consistency proof between their \
             checkpoints fits",
            events(*size),
            events(*from)
        ),
        Statement::KnownFits { known, size } => write!(
            f,
            "checkpoint {} of those you kept, over {}, was compared with this dossier and fits",
            known + 1,
            events(*size)
        ),
        Statement::EventsIncluded { events: 1, size, root } => write!(
            f,
            "the event is one of the {size} that were signed (root {root}), at the position it says, unchanged"
        ),
        Statement::EventsIncluded { events: included, size, root } => write!(
            f,
            "the {included} events are among the {size} that were signed (root {root}), \
             each at the position it says, unchanged"
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
        Statement::Examined(remark) => f.write_str(remark.told(Language::English)),
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
        Reservation::NotWitnessed => f.write_str(
            "that nobody was shown another history: no witness you trust cosigned this checkpoint",
        ),
        Reservation::NoWitness => f.write_str(
            "that nobody was shown another history: you trust no witness, so nobody but the municipality vouches for \
             this checkpoint",
        ),
        Reservation::WitnessIsLedger { keys } => write!(
            f,
            "that somebody else saw this checkpoint: a key you pass as a witness is that of the ledger itself, and was \
             not counted: {}",
            keys.join(", ")
        ),
        Reservation::WitnessesFromDossier { keys } => write!(
            f,
            "that independent witnesses saw this checkpoint: the file names witnesses; ask each whether the key \
             is its own, and pass those you trust: {}",
            keys.join(", ")
        ),
        Reservation::NotCompared { known, size, own } => write!(
            f,
            "that the ledger agrees with checkpoint {} of those you kept, over {}: it was not compared, because the \
             dossier of a figure, here over {}, has not the events between the two; ask for the account",
            known + 1,
            events(*size),
            events(*own)
        ),
        Reservation::NoEarlierCheckpoint => f.write_str(
            "that the ledger only grew: there is no earlier checkpoint; keep this one for next time",
        ),
        Reservation::StreamsNotChecked { from } => write!(
            f,
            "the numbering of streams that begin at position {from} or later: there are too many to remember"
        ),
        Reservation::Completeness => f.write_str(
            "that the figure is right: only the events it says it rests on are here, and one that was left out could make \
             it higher or lower (a mark of the accountant, a rejection, a later norm, a closed year, an earlier agreement, \
             money that came back); the dossier of the account has all",
        ),
        Reservation::NotExamined => {
            f.write_str("that what was made of the events follows from them: it was not computed again")
        }
        Reservation::After { size: 1 } => f.write_str("what was recorded after this event"),
        Reservation::After { size } => write!(f, "what was recorded after these {size} events"),
        Reservation::Truth => {
            f.write_str("that what was recorded is true; only that it is what was recorded")
        }
        Reservation::Examined(remark) => f.write_str(remark.told(Language::English)),
    }
}
