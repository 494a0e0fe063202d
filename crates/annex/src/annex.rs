//! The annex of one report: what is asked for, and the files it becomes.

use accountability::{Definition, Figure, Reference, Report, ReportedFigure};

use crate::table::{Plain, Workbook};
use crate::write::{self, WriteError};
use crate::{Language, Standing, account};

/// A report, with what people have to read beside it.
///
/// Nothing personal belongs in what is given here: all of it stands in the files in clear.
#[derive(Debug, Clone, Copy)]
pub struct Annex<'a> {
    /// The report.
    pub report: &'a Report,
    /// The indicator set it was made with: labels, types, audit marks.
    pub definition: &'a Definition,
    /// How far the account is: [`Standing::of`].
    pub standing: Standing,
    /// What the ledger is called: the name of the municipality.
    pub ledger_title: &'a str,
    /// Who granted the fund, as its terms name it (`authority_name`).
    pub authority: &'a str,
    /// The language of what people read. The form of the files is the same in both.
    pub language: Language,
}

/// Why there is no annex, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum AnnexError {
    /// The report was made with another indicator set: another year, SiSa code, or figures.
    #[error("the report was not made with this indicator set; take the one with SHA-256 {indicators}")]
    OtherDefinition {
        /// The hash of the set it was made with.
        indicators: domain::ids::FileHash,
    },
    /// It cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl<'a> Annex<'a> {
    /// The annex as sheets: the lines, what is left out, and what it was made from.
    ///
    /// # Errors
    /// [`AnnexError::OtherDefinition`].
    pub fn workbook(&self) -> Result<Workbook, AnnexError> {
        self.check()?;
        Ok(account::workbook(self))
    }

    /// The lines as CSV ([`crate::csv`]), each with the municipality, the year, the last day and the standing of the account
    /// before it. A CSV is one table, with one heading: a second one under it would be rows of the first to every program
    /// that reads it. So what is left out and what it was made from are in [`Annex::ods`] and [`Annex::xlsx`] only, and a
    /// report that has problems says in every row that it is no account.
    ///
    /// # Errors
    /// In the order of [`AnnexError`].
    pub fn csv(&self) -> Result<Vec<u8>, AnnexError> {
        self.check()?;
        Ok(write::csv(&account::one_table(self))?)
    }

    /// All sheets as XLSX ([`crate::xlsx`]).
    ///
    /// # Errors
    /// In the order of [`AnnexError`].
    pub fn xlsx(&self) -> Result<Vec<u8>, AnnexError> {
        Ok(write::xlsx(&self.workbook()?)?)
    }

    /// All sheets as ODS ([`crate::ods`]).
    ///
    /// # Errors
    /// In the order of [`AnnexError`].
    pub fn ods(&self) -> Result<Vec<u8>, AnnexError> {
        Ok(write::ods(&self.workbook()?)?)
    }

    /// The management report: the same as one JSON document, format `herstelboek-management-report/1`, that ends with a
    /// newline. Amounts are whole euro cents, and beside that decimal text in euros.
    ///
    /// # Errors
    /// [`AnnexError::OtherDefinition`].
    pub fn management_report(&self) -> Result<Vec<u8>, AnnexError> {
        self.check()?;
        Ok(account::management_report(self))
    }

    /// The set is known by its hash only where its text is: here it has to have the same figures.
    fn check(&self) -> Result<(), AnnexError> {
        let Self { report, definition, .. } = self;
        let reported = report.figures.iter().map(|figure| (&figure.id, figure.value.kind()));
        let defined = definition.figures().iter().map(|figure| (&figure.id, figure.kind));
        let same = report.year == definition.year()
            && report.sisa_code.as_ref() == definition.sisa_code()
            && reported.eq(defined);
        if same { Ok(()) } else { Err(AnnexError::OtherDefinition { indicators: report.indicators.clone() }) }
    }

    /// The figures of the report, each with what the set says of it.
    pub(crate) fn figures(&self) -> impl Iterator<Item = (&'a ReportedFigure, &'a Figure)> + use<'a> {
        self.report.figures.iter().zip(self.definition.figures())
    }

    /// The label of a figure, in the language of the annex.
    pub(crate) fn label(&self, figure: &Figure) -> Plain {
        Plain::new(self.language.of(&figure.label.nl, &figure.label.en))
    }

    /// Where id and label of a figure come from, in the language of the annex; both texts are the same where the set has one.
    pub(crate) fn source(&self, figure: &'a Figure) -> Option<&'a str> {
        figure.source.as_ref().map(|source| self.language.of(&source.nl, &source.en))
    }

    /// What `herstelboek explain` is asked for to explain the figure.
    pub(crate) fn reference(&self, figure: &Figure) -> Reference {
        let Report { fund, year, position, .. } = *self.report;
        Reference { fund, year, figure: figure.id.clone(), position }
    }
}
