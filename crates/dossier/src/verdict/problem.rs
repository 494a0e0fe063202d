//! What can be wrong with a dossier, from the outside in: the file, what was signed, the events.
//! Reasons in English come from parsers; every other text is told in the reader's language.

use merkle::Hash;
use serde::Serialize;

use crate::verdict::{Remark, as_text};

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Problem {
    /// With the file and its entries.
    File(FileProblem),
    /// With what was signed.
    Checkpoint(CheckpointProblem),
    /// With the events and their hashes.
    Event(EventProblem),
    /// With what was made of the events.
    Examined(Remark),
}

/// What is wrong with the file, in the order it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum FileProblem {
    /// The file is not a zip that ends where it should.
    NotAZip {
        /// What the zip reader says, in English.
        reason: String,
    },
    /// The zip's directory is far too long.
    TooManyEntries {
        /// Entries it says it has.
        found: u64,
    },
    /// An entry is there more than once.
    DuplicateEntry,
    /// An entry is larger than such an entry can be.
    EntryTooLarge {
        /// The most bytes it may have.
        limit: u64,
    },
    /// An entry cannot be decompressed, or its checksum is wrong.
    Unreadable {
        /// What the zip reader says, in English.
        reason: String,
    },
    /// The version of this format before it, of which no dossier was ever given to anybody.
    OldFormat {
        /// The format found.
        found: String,
    },
    /// Another format, or another version of this one.
    UnknownFormat {
        /// The format found.
        found: String,
    },
    /// An entry is not there.
    MissingEntry,
    /// An entry that does not belong there.
    UnexpectedEntry {
        /// Its name.
        name: String,
    },
    /// Another entry stands in this one's place.
    EntryOutOfOrder {
        /// Its name.
        found: String,
    },
    /// A line of an entry is too long.
    LineTooLong {
        /// The most bytes a line may have.
        limit: usize,
    },
    /// An entry ends in the middle of a line.
    LineNotEnded,
    /// A line or entry is not written as the format says.
    Malformed {
        /// What is wrong with it, in English.
        reason: String,
    },
}

/// What is wrong with a checkpoint, in the order it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum CheckpointProblem {
    /// No key that is trusted signed the checkpoint.
    KeyNotTrusted {
        /// What the note says about its signers, in English.
        reason: String,
    },
    /// A signature by a trusted key does not fit what it is under.
    BadSignature {
        /// `name+id` of the key.
        key: String,
    },
    /// The checkpoint is of another log.
    OriginDiffers {
        /// Origin in the manifest.
        expected: String,
        /// Origin in the checkpoint.
        found: String,
    },
    /// A checkpoint, or `hashes.txt`, covers another number of events.
    SizeDiffers {
        /// Events by the manifest, or by the line that quotes the checkpoint.
        expected: u64,
        /// Events covered.
        found: u64,
    },
    /// Earlier checkpoints are not in ascending order of size.
    NotAscending,
    /// A checkpoint was signed when the ledger was larger than this export: events were left off its end.
    LaterCheckpoint {
        /// Events when it was signed.
        size: u64,
    },
    /// The events do not hash to the root that was signed.
    RootDiffers {
        /// Events covered by the signed root.
        size: u64,
        /// Signed.
        #[serde(serialize_with = "as_text")]
        expected: Hash,
        /// Computed.
        #[serde(serialize_with = "as_text")]
        found: Hash,
    },
    /// Another ledger of this size was signed too: the reader kept its checkpoint.
    TwoLedgers {
        /// Events in either.
        size: u64,
        /// Root of the one that was kept.
        #[serde(serialize_with = "as_text")]
        kept: Hash,
        /// Root of this one.
        #[serde(serialize_with = "as_text")]
        found: Hash,
    },
    /// `consistency.txt` starts from a size of which there is no signed checkpoint, here or with the reader.
    NoCheckpointOfSize {
        /// The size it starts from.
        size: u64,
    },
    /// `consistency.txt` does not prove that the tree only grew.
    NotConsistent {
        /// Events the earlier checkpoint covers.
        size: u64,
        /// What does not fit, in English.
        reason: String,
    },
}

/// What is wrong with events, in the order it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum EventProblem {
    /// A line is not a record in canonical form.
    NotCanonical {
        /// Byte in the line, from 0.
        at: usize,
        /// What the canonical form has there.
        expected: &'static str,
    },
    /// These events are not in the file.
    EventsMissing,
    /// A line stands here that belongs elsewhere or nowhere, before the event of this position.
    ExtraLine {
        /// The position it says it has.
        found: Option<u64>,
    },
    /// The line that stands here says it has another position.
    OtherPosition {
        /// The position it says it has.
        found: u64,
    },
    /// There are lines after the last event.
    LinesAfterTheEnd {
        /// The position the first of them says it has.
        found: Option<u64>,
    },
    /// The event is of another ledger.
    OtherLedger {
        /// The manifest's ledger.
        expected: String,
        /// The event's ledger.
        found: String,
    },
    /// The events of a figure do not stand in ascending order of position.
    NotAscending {
        /// The position of the event before it.
        before: u64,
    },
    /// The event's number in its stream does not follow.
    SequenceGap {
        /// The stream: type and id.
        stream: String,
        /// The number that should be here.
        expected: u64,
        /// The number found.
        found: u64,
    },
    /// The event was recorded before the one before it.
    TimeWentBack {
        /// When the one before was recorded.
        before: String,
        /// When this one was.
        found: String,
    },
    /// The event's line does not hash to what the ledger stored.
    LeafHashDiffers {
        /// Stored in the ledger.
        #[serde(serialize_with = "as_text")]
        expected: Hash,
        /// Computed from the line.
        #[serde(serialize_with = "as_text")]
        found: Hash,
    },
    /// The ledger stored another number of subtree hashes than belong to this position.
    SubtreeHashCount {
        /// How many belong here.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The leaf hashes do not hash to the subtree hash the ledger stored.
    SubtreeHashDiffers {
        /// Stored in the ledger.
        #[serde(serialize_with = "as_text")]
        expected: Hash,
        /// Computed.
        #[serde(serialize_with = "as_text")]
        found: Hash,
    },
    /// There is no proof that the event is in the ledger.
    ProofMissing,
    /// The proof that stands where this event's should be is of another position.
    ProofOfOther {
        /// The position it is of.
        found: u64,
    },
    /// The event's line and its proof do not lead to the signed root.
    NotIncluded {
        /// What does not fit, in English.
        reason: String,
    },
}

impl From<FileProblem> for Problem {
    fn from(problem: FileProblem) -> Self {
        Problem::File(problem)
    }
}

impl From<CheckpointProblem> for Problem {
    fn from(problem: CheckpointProblem) -> Self {
        Problem::Checkpoint(problem)
    }
}

impl From<EventProblem> for Problem {
    fn from(problem: EventProblem) -> Self {
        Problem::Event(problem)
    }
}
