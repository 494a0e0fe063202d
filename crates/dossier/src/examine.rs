//! What an examiner is: somebody who knows what the events mean, and is shown those of an account or a figure
//! while the verifier holds them against the hashes. This crate never learns what he looks for.

use std::collections::BTreeSet;

use merkle::{Frontier, Hash};

use crate::format::Entry;
use crate::manifest::Manifest;
use crate::record::Record;
use crate::verdict::{Place, Remark};
use crate::verify::Unpinned;

/// What the dossier claims, beside its events.
#[derive(Debug, Clone, Copy)]
pub struct Papers<'a> {
    /// What it says about itself.
    pub manifest: &'a Manifest,
    /// `definition.json`.
    pub definition: &'a [u8],
    /// What was made of the events.
    pub claim: Claim<'a>,
    /// How many events the checkpoint covers that `consistency.txt` starts from; none when that is empty.
    pub grown_from: Option<u64>,
    /// What the reader says of a claim that nothing in the ledger pins.
    pub unpinned: Unpinned,
}

/// What was made of the events.
#[derive(Debug, Clone, Copy)]
pub enum Claim<'a> {
    /// `report.json` of an account.
    Report(&'a [u8]),
    /// `figure.json` of a figure.
    Figure(&'a [u8]),
}

impl Claim<'_> {
    /// The entry it stands in.
    #[must_use]
    pub fn entry(&self) -> Entry {
        match self {
            Claim::Report(_) => Entry::Report,
            Claim::Figure(_) => Entry::Figure,
        }
    }
}

/// Something is wrong, and the examiner looks no further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Where.
    pub place: Place,
    /// What.
    pub remark: Remark,
}

/// What an examination came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Examined {
    /// Who stands by what was made of the events, if that is known: the code for a program, and in each language the
    /// words to put over a verdict that holds, instead of the usual ones.
    pub standing: Option<Remark>,
    /// What to put over a verdict that does not hold for what was examined and nothing else, instead of the usual words.
    pub refused: Option<Remark>,
    /// What is proved.
    pub proved: Vec<Remark>,
    /// What is not.
    pub not_proved: Vec<Remark>,
    /// What is wrong.
    pub findings: Vec<Objection>,
}

/// Looks at the content of an account or a figure. It is not asked about a dossier of a ledger.
///
/// Each event is shown after it was seen to be canonical and to have the hash the ledger stored. Whether those are
/// the signed ones is only known at the end: what is proved here counts only in a verdict that holds.
pub trait Examiner {
    /// Is shown the papers, before the first event.
    ///
    /// # Errors
    /// [`Objection`] when they cannot be read: then no event is shown, and [`end`](Examiner::end) is not asked.
    fn begin(&mut self, papers: &Papers<'_>) -> Result<(), Objection>;

    /// Is shown the next event, and the tree up to and with it, when the dossier has all events.
    ///
    /// # Errors
    /// [`Objection`] when it cannot go on: then it is asked nothing more.
    fn event(&mut self, record: &Record<'_>, tree: Option<&Frontier>) -> Result<(), Objection>;

    /// The sizes of the tree whose roots it wants to know. It is asked once, when all events were shown and none was found
    /// to be changed; of more than [`MAX_ROOTS`](crate::MAX_ROOTS) the smallest are told. A dossier of a figure has none.
    fn roots_wanted(&self) -> BTreeSet<u64> {
        BTreeSet::new()
    }

    /// Is told one of them, in ascending order of size.
    fn root(&mut self, _size: u64, _root: Hash) {}

    /// Says what it came to, when all events were shown and none was found to be changed.
    fn end(&mut self, papers: &Papers<'_>) -> Examined;
}
