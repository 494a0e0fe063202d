//! The verdict: what was proved, what was not, and what was found to be wrong and where.
//!
//! Made for two readers: a person (`Display` in English, [`Verdict::in_language`] for Dutch) and a program
//! (`Serialize`, with a code per statement and finding).

mod dutch;
mod english;
mod finding;
mod problem;
mod remark;
mod statement;

use std::fmt;

use merkle::Hash;
use serde::{Serialize, Serializer};

use crate::format::Kind;

pub(crate) use finding::printable;
pub use finding::{Finding, Place, shown};
pub use problem::{CheckpointProblem, EventProblem, FileProblem, Problem};
pub use remark::Remark;
pub use statement::{Cosigned, Reservation, Statement};

/// What verification came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What the dossier says it holds.
    pub kind: Option<Kind>,
    /// The ledger the dossier says it is of.
    pub ledger: Option<String>,
    /// How many events it says the ledger had.
    pub size: Option<u64>,
    /// Who stands by what was made of the events, when an examiner knows and nothing is wrong, or why nobody can say: the
    /// code, and the words above the verdict.
    pub standing: Option<Remark>,
    /// What holds, whoever made the file.
    pub proved: Vec<Statement>,
    /// What this file cannot show, or does not show because of the findings.
    pub not_proved: Vec<Reservation>,
    /// What is wrong, in the order it was met; at most [`MAX_FINDINGS`](crate::MAX_FINDINGS).
    pub findings: Vec<Finding>,
}

/// A verdict as a program reads it.
#[derive(Serialize)]
struct Json<'a> {
    verified: bool,
    kind: Option<Kind>,
    ledger: &'a Option<String>,
    size: Option<u64>,
    standing: Option<&'static str>,
    proved: &'a [Statement],
    not_proved: &'a [Reservation],
    findings: &'a [Finding],
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Verdict { kind, ledger, size, standing, proved, not_proved, findings } = self;
        let (verified, standing) = (self.holds(), standing.as_ref().map(|standing| standing.code));
        Json { verified, kind: *kind, ledger, size: *size, standing, proved, not_proved, findings }
            .serialize(serializer)
    }
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
        let usual = if verdict.holds() { titles.holds } else { titles.does_not_hold };
        f.write_str(verdict.standing.as_ref().map_or(usual, |standing| standing.told(language)))?;
        if let (Some(kind), Some(ledger), Some(size)) = (verdict.kind, &verdict.ledger, verdict.size) {
            write!(f, ": {} {ledger}, {}", (titles.kind)(kind), (titles.events)(size))?;
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
    /// What the dossier holds, up to the name of the ledger.
    kind: fn(Kind) -> &'static str,
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

/// An instant from seconds since 1970, as people write it: `2026-11-22 02:13:43 UTC`. Years have four digits; what no clock
/// shows, the beginning of 1970 or a later year, is told as the number it is.
fn instant(seconds: u64) -> String {
    const LAST: u64 = 253_402_300_799;
    if !(1..=LAST).contains(&seconds) {
        return format!("{seconds} s");
    }
    let (days, time) = (seconds / 86_400, seconds % 86_400);
    // Days are counted in eras of 400 years that begin on 1 March of the year 0, 719468 days before 1970.
    let day = days + 719_468;
    let (era, of_era) = (day / 146_097, day % 146_097);
    let of_era_year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * of_era_year + of_era_year / 4 - of_era_year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = of_era_year + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
    format!("{year:04}-{month:02}-{of_month:02} {hour:02}:{minute:02}:{second:02} UTC")
}

#[cfg(test)]
mod tests;
