//! The format's name, its kinds, its entries in their order, and the limits an honest dossier stays below.
//!
//! The limits bound what a hostile one can cost: nothing is read into memory beyond them.

use std::fmt;

use merkle::Hash;

/// The format this crate writes and reads.
pub const FORMAT: &str = "herstelboek-dossier/2";

/// The format before it. No dossier of it ever left the house, so it is refused and not read.
pub(crate) const OLD_FORMAT: &str = "herstelboek-dossier/1";

/// The longest line of `events.jsonl` or `checkpoints.jsonl`, in bytes, without its newline.
pub const MAX_LINE: usize = 1 << 20;

/// The longest line of `hashes.txt`: a leaf hash, a space, and 62 subtree hashes with their commas.
pub(crate) const MAX_HASH_LINE: usize = 2 * Hash::LEN + 62 * (2 * Hash::LEN + 1);

/// The longest line of `proofs.jsonl`: a position and at most 126 hashes in quotes.
pub(crate) const MAX_PROOF_LINE: usize = 64 + 126 * (2 * Hash::LEN + 3);

/// The most findings a verdict lists; verification stops at the last.
pub const MAX_FINDINGS: usize = 20;

/// The most keys of the ledger, and of witnesses, that a dossier names.
pub(crate) const MAX_KEYS: usize = 16;

/// The most bytes of stream names the verifier remembers to check their sequence numbers: about half a
/// million streams.
pub const MAX_STREAM_BYTES: usize = 64 << 20;

/// What a dossier holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(into = "&'static str")]
pub enum Kind {
    /// `ledger`: all events of a ledger.
    Ledger,
    /// `account`: the same, with the report that was made of them and the definition of its figures.
    Account,
    /// `figure`: only the events behind one figure, each with the proof that it is in the ledger.
    Figure,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 3] = [Kind::Ledger, Kind::Account, Kind::Figure];

    /// The name in the manifest.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Ledger => "ledger",
            Kind::Account => "account",
            Kind::Figure => "figure",
        }
    }

    /// The entries of such a dossier, in their order.
    pub fn entries(self) -> impl Iterator<Item = Entry> {
        Entry::ALL.into_iter().filter(move |entry| entry.belongs_to(self))
    }
}

impl From<Kind> for &'static str {
    fn from(kind: Kind) -> Self {
        kind.name()
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One entry of the zip. The order of the variants is the order in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(into = "&'static str")]
pub enum Entry {
    /// `manifest.json`: what this is.
    Manifest,
    /// `README.md`: for people.
    Readme,
    /// `keys.txt`: who signed.
    Keys,
    /// `witnesses.txt`: who may have cosigned.
    Witnesses,
    /// `checkpoint.txt`: the signed size and root.
    Checkpoint,
    /// `checkpoints.jsonl`: what was signed before.
    Checkpoints,
    /// `consistency.txt`: the proof that the tree of an earlier checkpoint only grew.
    Consistency,
    /// `definition.json`: how the figures are made; of an account or a figure.
    Definition,
    /// `report.json`: the figures of a year; of an account.
    Report,
    /// `figure.json`: one figure and its lines; of a figure.
    Figure,
    /// `hashes.txt`: the hashes of leaves and subtrees as the ledger stored them; not of a figure.
    Hashes,
    /// `proofs.jsonl`: for each event the proof that it is in the ledger; of a figure.
    Proofs,
    /// `events.jsonl`: the events.
    Events,
}

impl Entry {
    /// All entries in their order.
    pub const ALL: [Entry; 13] = [
        Entry::Manifest,
        Entry::Readme,
        Entry::Keys,
        Entry::Witnesses,
        Entry::Checkpoint,
        Entry::Checkpoints,
        Entry::Consistency,
        Entry::Definition,
        Entry::Report,
        Entry::Figure,
        Entry::Hashes,
        Entry::Proofs,
        Entry::Events,
    ];

    /// The name in the zip.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Entry::Manifest => "manifest.json",
            Entry::Readme => "README.md",
            Entry::Keys => "keys.txt",
            Entry::Witnesses => "witnesses.txt",
            Entry::Checkpoint => "checkpoint.txt",
            Entry::Checkpoints => "checkpoints.jsonl",
            Entry::Consistency => "consistency.txt",
            Entry::Definition => "definition.json",
            Entry::Report => "report.json",
            Entry::Figure => "figure.json",
            Entry::Hashes => "hashes.txt",
            Entry::Proofs => "proofs.jsonl",
            Entry::Events => "events.jsonl",
        }
    }

    /// Whether a dossier of this kind has the entry.
    #[must_use]
    pub fn belongs_to(self, kind: Kind) -> bool {
        match self {
            Entry::Definition => kind != Kind::Ledger,
            Entry::Report => kind == Kind::Account,
            Entry::Figure | Entry::Proofs => kind == Kind::Figure,
            Entry::Hashes => kind != Kind::Figure,
            _ => true,
        }
    }

    /// The most bytes an entry that is read whole may have; none for those that are read line by line.
    pub(crate) fn limit(self) -> Option<u64> {
        match self {
            Entry::Manifest | Entry::Keys | Entry::Witnesses | Entry::Definition => Some(64 << 10),
            Entry::Consistency => Some(16 << 10),
            Entry::Readme | Entry::Checkpoint => Some(merkle::note::MAX_BYTES as u64),
            Entry::Report => Some(4 << 20),
            Entry::Figure => Some(16 << 20),
            Entry::Checkpoints | Entry::Hashes | Entry::Proofs | Entry::Events => None,
        }
    }

    /// The longest line of an entry that is read line by line.
    pub(crate) fn line_limit(self) -> usize {
        match self {
            Entry::Hashes => MAX_HASH_LINE,
            Entry::Proofs => MAX_PROOF_LINE,
            _ => MAX_LINE,
        }
    }
}

impl From<Entry> for &'static str {
    fn from(entry: Entry) -> Self {
        entry.name()
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
