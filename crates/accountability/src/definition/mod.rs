//! Indicator sets: which figures an account of a fund has in a year, and how each follows from lines.
//!
//! A set is data, adopted for an account and kept verbatim in the ledger. It is checked as a whole when it is read, so
//! that working out a figure cannot fail. Nothing in code knows a figure by its id.

mod check;
mod derivation;
mod error;
mod figure;
mod json;
mod read;
mod shown;
mod words;

use domain::fund::FundTerms;
use domain::ids::{FileHash, SisaCode};
use domain::money::AccountingYear;

use crate::hash::sha256;

pub use self::derivation::{Concerns, Counting, Derivation, Selection, Wanted, When};
pub use self::error::{DefinitionError, Problem};
pub use self::figure::{Audit, Figure, FigureId, FigureIdError, FigureKind, Label, Origin};

/// The format of a set's JSON.
pub const FORMAT: &str = "herstelboek-indicators/1";

/// An indicator set that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    pub(crate) name: Label,
    pub(crate) sisa_code: Option<SisaCode>,
    pub(crate) year: AccountingYear,
    pub(crate) source: Label,
    pub(crate) figures: Vec<Figure>,
}

impl Definition {
    /// The most figures of one set.
    pub const MOST_FIGURES: usize = 200;
    /// The most entries of one list in a derivation.
    pub const MOST_ENTRIES: usize = 50;
    /// How deep figures may be made of figures.
    pub const MOST_DEPTH: usize = 8;

    /// Reads and checks a set.
    ///
    /// # Errors
    /// The first of [`DefinitionError`], figure by figure in the order of the set.
    pub fn parse(text: &str) -> Result<Self, DefinitionError> {
        let definition = read::definition(text)?;
        check::figures(&definition)?;
        Ok(definition)
    }

    /// The SHA-256 hash of a set's text, by which an account names it.
    #[must_use]
    pub fn sha256(text: &str) -> FileHash {
        sha256(text.as_bytes())
    }

    /// What the set is called.
    #[must_use]
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// The line of the account to the Rijk it is for; none when the fund has none.
    #[must_use]
    pub fn sisa_code(&self) -> Option<&SisaCode> {
        self.sisa_code.as_ref()
    }

    /// The year it is for: the list of figures changes per year.
    #[must_use]
    pub fn year(&self) -> AccountingYear {
        self.year
    }

    /// Where the set was taken from, and what of it is ours. Both languages are the same where the set has one text.
    #[must_use]
    pub fn source(&self) -> &Label {
        &self.source
    }

    /// The figures, in the order of the set.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The figure with this id.
    #[must_use]
    pub fn figure(&self, id: &FigureId) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == *id)
    }

    /// That the set is for this fund in this year.
    ///
    /// # Errors
    /// Another year, another SiSa code, or a component that the terms do not have, in this order.
    pub fn check_against(&self, terms: &FundTerms, year: AccountingYear) -> Result<(), DefinitionError> {
        check::against(self, terms, year)
    }
}
