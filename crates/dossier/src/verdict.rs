//! The verdict: what was proved, what was not, and what was found to be wrong and where.
//!
//! Made for two readers: a person (`Display` in English, [`Verdict::in_language`] for Dutch) and a program
//! (`Serialize`, with a code per statement and finding).

mod dutch;
mod english;
mod finding;
mod problem;
mod statement;

use std::fmt;

use merkle::Hash;
use serde::{Serialize, Serializer};

pub(crate) use finding::shown;
pub use finding::{Finding, Place};
pub use problem::{CheckpointProblem, EventProblem, FileProblem, Problem};
pub use statement::{Reservation, Statement};

/// What verification came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The ledger the dossier says it is of.
    pub ledger: Option<String>,
    /// How many events it says it has.
    pub size: Option<u64>,
    /// What holds, whoever made the file.
    pub proved: Vec<Statement>,
    /// What this file cannot show, or does not show because of the findings.
    pub not_proved: Vec<Reservation>,
    /// What is wrong, in the order it was met; at most [`MAX_FINDINGS`](crate::MAX_FINDINGS).
    pub findings: Vec<Finding>,
}

/// The language a verdict is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Nederlands.
    Dutch,
}

/// A thing to be told in a language.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a, T> {
    what: &'a T,
    language: Language,
}

impl Verdict {
    /// Whether nothing is wrong: only then are the events proved to be the ledger's.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.findings.is_empty()
    }

    /// The verdict as text in a language, several lines.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Told<'_, Verdict> {
        Told { what: self, language }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_language(Language::English).fmt(f)
    }
}

impl fmt::Display for Told<'_, Verdict> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Told { what: verdict, language } = *self;
        let titles = match language {
            Language::English => &english::TITLES,
            Language::Dutch => &dutch::TITLES,
        };
        f.write_str(if verdict.holds() { titles.holds } else { titles.does_not_hold })?;
        if let (Some(ledger), Some(size)) = (&verdict.ledger, verdict.size) {
            write!(f, ": {} {ledger}, {}", titles.ledger, (titles.events)(size))?;
        }
        section(f, titles.findings, verdict.findings.iter().map(|finding| finding.in_language(language)))?;
        section(f, titles.proved, verdict.proved.iter().map(|statement| statement.in_language(language)))?;
        section(f, titles.not_proved, verdict.not_proved.iter().map(|reserve| reserve.in_language(language)))
    }
}

/// The fixed words of a verdict.
struct Titles {
    holds: &'static str,
    does_not_hold: &'static str,
    ledger: &'static str,
    events: fn(u64) -> Count,
    findings: &'static str,
    proved: &'static str,
    not_proved: &'static str,
}

/// How many there are, with the word for one or for any other number.
struct Count {
    number: u64,
    one: &'static str,
    other: &'static str,
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.number == 1 { self.one } else { self.other };
        write!(f, "{} {word}", self.number)
    }
}

fn section<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    title: &str,
    lines: impl ExactSizeIterator<Item = T>,
) -> fmt::Result {
    if lines.len() > 0 {
        write!(f, "\n\n{title}")?;
    }
    lines.into_iter().try_for_each(|line| write!(f, "\n- {line}"))
}

fn as_text<S: Serializer>(hash: &Hash, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(hash)
}
