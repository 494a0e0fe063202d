//! What a verdict states: what is proved, and what is not.
//! Both are said: silence about what a file cannot show would read as proof.

use std::fmt;

use merkle::Hash;
use serde::Serialize;

use crate::verdict::{Language, Remark, Told, as_text, dutch, english};

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
        /// Of which log.
        origin: String,
    },
    /// Witnesses the reader trusts say that they saw this checkpoint and no other history of the ledger; each public key
    /// once, at the earliest time it gives.
    Witnessed {
        /// Who, and when.
        witnesses: Vec<Cosigned>,
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
    /// The consistency proof leads from the checkpoint of an earlier submission to this one.
    Consistent {
        /// Events the earlier one covers.
        from: u64,
        /// Events this one covers.
        size: u64,
    },
    /// A checkpoint the reader kept is the dossier's own or the one its consistency proof starts from; of a figure, whose
    /// dossier can be compared with no others.
    KnownFits {
        /// Which of those the reader kept, from 0.
        known: usize,
        /// Events it covers.
        size: u64,
    },
    /// Each event of a figure is in the signed ledger, at the position it says.
    EventsIncluded {
        /// How many.
        events: u64,
        /// Events the signed checkpoint covers.
        size: u64,
        /// Their root.
        #[serde(serialize_with = "as_text")]
        root: Hash,
    },
    /// In each stream the events are numbered from 1 without a gap, and no event was recorded before the one
    /// before it.
    StreamsInOrder {
        /// How many streams.
        streams: u64,
    },
    /// What an examiner proved about what was made of the events.
    #[serde(untagged)]
    Examined(Remark),
}

/// That a witness cosigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cosigned {
    /// The witness's key, as its line of text.
    pub key: String,
    /// When, in seconds since 1970-01-01T00:00:00Z.
    pub at: u64,
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
    /// No witness the reader trusts cosigned the checkpoint.
    NotWitnessed,
    /// The reader trusts no witness.
    NoWitness,
    /// Witnesses the reader trusts have the ledger's own key, so they are none.
    WitnessIsLedger {
        /// The keys, each as its line of text.
        keys: Vec<String>,
    },
    /// The file names witnesses, and the reader trusts none.
    WitnessesFromDossier {
        /// The keys, each as its line of text.
        keys: Vec<String>,
    },
    /// A checkpoint the reader kept cannot be compared with the one of this figure.
    NotCompared {
        /// Which of those the reader kept, from 0.
        known: usize,
        /// Events it covers.
        size: u64,
        /// Events the dossier's own covers.
        own: u64,
    },
    /// No earlier checkpoint fits or is at hand, so nothing shows that the ledger only grew.
    NoEarlierCheckpoint,
    /// More streams than the verifier remembers; the numbering of the others was not checked.
    StreamsNotChecked {
        /// First event of the first stream that was not checked.
        from: u64,
    },
    /// That a figure counts everything it should: only the events it says it rests on are here.
    Completeness,
    /// Whether what was made of the events follows from them: nobody examined it.
    NotExamined,
    /// What the ledger recorded after the checkpoint.
    After {
        /// Events the checkpoint covers.
        size: u64,
    },
    /// That what was recorded is true.
    Truth,
    /// What an examiner could not prove.
    #[serde(untagged)]
    Examined(Remark),
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
