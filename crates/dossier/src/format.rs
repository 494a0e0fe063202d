//! The format's name, its entries in their order, and the limits an honest dossier stays below.
//!
//! The limits bound what a hostile one can cost: nothing is read into memory beyond them.

use std::fmt;

use merkle::Hash;

/// The format this crate writes and reads.
pub const FORMAT: &str = "herstelboek-dossier/1";

/// The longest line of `events.jsonl` or `checkpoints.jsonl`, in bytes, without its newline.
pub const MAX_LINE: usize = 1 << 20;

/// The longest line of `hashes.txt`: a leaf hash, a space, and 62 subtree hashes with their commas.
pub(crate) const MAX_HASH_LINE: usize = 2 * Hash::LEN + 62 * (2 * Hash::LEN + 1);

/// The most findings a verdict lists; verification stops at the last.
pub const MAX_FINDINGS: usize = 20;

/// The most bytes of stream names the verifier remembers to check their sequence numbers: about half a
/// million streams.
pub const MAX_STREAM_BYTES: usize = 64 << 20;

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
    /// `checkpoint.txt`: the signed size and root.
    Checkpoint,
    /// `checkpoints.jsonl`: what was signed before.
    Checkpoints,
    /// `hashes.txt`: the hashes of leaves and subtrees as the ledger stored them.
    Hashes,
    /// `events.jsonl`: the events.
    Events,
}

impl Entry {
    /// All entries in their order.
    pub const ALL: [Entry; 7] = [
        Entry::Manifest,
        Entry::Readme,
        Entry::Keys,
        Entry::Checkpoint,
        Entry::Checkpoints,
        Entry::Hashes,
        Entry::Events,
    ];

    /// The name in the zip.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Entry::Manifest => "manifest.json",
            Entry::Readme => "README.md",
            Entry::Keys => "keys.txt",
            Entry::Checkpoint => "checkpoint.txt",
            Entry::Checkpoints => "checkpoints.jsonl",
            Entry::Hashes => "hashes.txt",
            Entry::Events => "events.jsonl",
        }
    }

    /// The most bytes an entry that is read whole may have; none for those that are read line by line.
    pub(crate) fn limit(self) -> Option<u64> {
        match self {
            Entry::Manifest | Entry::Keys => Some(64 << 10),
            Entry::Readme | Entry::Checkpoint => Some(merkle::note::MAX_BYTES as u64),
            Entry::Checkpoints | Entry::Hashes | Entry::Events => None,
        }
    }

    /// The longest line of an entry that is read line by line.
    pub(crate) fn line_limit(self) -> usize {
        if self == Entry::Hashes { MAX_HASH_LINE } else { MAX_LINE }
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
