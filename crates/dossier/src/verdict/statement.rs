//! What a verdict states: what is proved, and what is not.
//! Both are said: silence about what a file cannot show would read as proof.

use std::fmt;

use merkle::Hash;
use serde::Serialize;

use crate::verdict::{Language, Told, as_text, dutch, english};

/// Something that is proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Statement {
    /// The checkpoint was signed by these keys.
    Signed {
        /// The keys, each as its line of text.
        keys: Vec<String>,
        /// Events it covers.
        size: u64,
    },
    /// The first events are exactly those the signed checkpoint of this size covers.
    EventsIntact {
        /// How many events, from position 0.
        size: u64,
        /// Their root.
        #[serde(serialize_with = "as_text")]
        root: Hash,
    },
    /// The ledger only grew between earlier checkpoints and this one.
    OnlyGrew {
        /// How many earlier checkpoints fit.
        checkpoints: u64,
        /// Size of the first of them.
        since: u64,
    },
    /// In each stream the events are numbered from 1 without a gap, and no event was recorded before the one
    /// before it.
    StreamsInOrder {
        /// How many streams.
        streams: u64,
    },
}

/// Something that is not proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reservation {
    /// Verification stopped before the end of the file.
    Stopped,
    /// Events were only seen to fit the stored hashes or not; no signed root covers all of them.
    Unsigned {
        /// The first event that no proved statement covers.
        first: u64,
    },
    /// The keys are the dossier's own.
    KeysFromDossier {
        /// The keys, each as its line of text.
        keys: Vec<String>,
    },
    /// No earlier checkpoint fits or is at hand, so nothing shows that the ledger only grew.
    NoEarlierCheckpoint,
    /// More streams than the verifier remembers; the numbering of the others was not checked.
    StreamsNotChecked {
        /// First event of the first stream that was not checked.
        from: u64,
    },
    /// What the ledger recorded after the checkpoint.
    After {
        /// Events the checkpoint covers.
        size: u64,
    },
    /// That what was recorded is true.
    Truth,
}

impl Statement {
    /// The statement as a sentence in a language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Told<'_, Statement> {
        Told { what: self, language }
    }
}

impl Reservation {
    /// The reservation as a sentence in a language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Told<'_, Reservation> {
        Told { what: self, language }
    }
}

impl fmt::Display for Told<'_, Statement> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.language {
            Language::English => english::statement(f, self.what),
            Language::Dutch => dutch::statement(f, self.what),
        }
    }
}

impl fmt::Display for Told<'_, Reservation> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.language {
            Language::English => english::reservation(f, self.what),
            Language::Dutch => dutch::reservation(f, self.what),
        }
    }
}
