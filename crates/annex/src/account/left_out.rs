//! The second sheet: what counts in the year by its date, and is left out by a rule or marked by the accountant.

use domain::money::EuroCents;

use super::book::columns;
use super::words;
use crate::annex::Annex;
use crate::table::{Cell, Plain, Sheet};

/// How much is left out altogether.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Total {
    /// How many lines.
    pub(super) lines: u64,
    /// How much, in euro cents.
    pub(super) cents: i64,
}

impl Total {
    /// Of everything that is left out. Sums stop at the end of their range, where every sheet refuses them.
    pub(super) fn of(annex: &Annex<'_>) -> Self {
        annex.report.left_out.iter().fold(Self::default(), |total, sum| Self {
            lines: total.lines.saturating_add(sum.lines),
            cents: total.cents.saturating_add(sum.cents.cents()),
        })
    }
}

/// What is left out, and the sum of it.
pub(super) fn sheet(annex: &Annex<'_>) -> Sheet {
    let language = annex.language;
    let headings = [
        (language.of("Onderdeel", "Component"), 12),
        (language.of("Reden", "Reason"), 80),
        (language.of("Regels", "Lines"), 10),
        (language.of("Bedrag (euro)", "Amount (euro)"), 18),
    ];
    let total = Total::of(annex);
    let sums = annex.report.left_out.iter().map(|sum| {
        vec![
            Cell::text(sum.component.as_ref().map_or("", |component| component.as_str())),
            Cell::text(words::left_out(&sum.reason, language)),
            count(sum.lines),
            Cell::Cents(sum.cents),
        ]
    });
    let last = vec![
        Cell::text(""),
        Cell::text(language.of("Totaal", "Total")),
        count(total.lines),
        Cell::Cents(EuroCents::new(total.cents)),
    ];
    Sheet {
        name: Plain::new(language.of("Weggelaten", "Left out")),
        columns: columns(&headings),
        rows: sums.chain([last]).collect(),
    }
}

/// A number of things; one beyond every spreadsheet stays beyond it, and is refused when written.
pub(super) fn count(number: u64) -> Cell {
    Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
