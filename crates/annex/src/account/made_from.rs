//! The third sheet: everything the annex follows from, so that anybody with the ledger can make it again.

use super::book::columns;
use super::left_out::count;
use super::lines::answer;
use super::words;
use crate::annex::Annex;
use crate::table::{Cell, Plain, Sheet};

/// What it was made from, how to check it, and what has to be mended before it is an account.
pub(super) fn sheet(annex: &Annex<'_>) -> Sheet {
    let Annex { report, definition, language, .. } = annex;
    let said = |dutch, english| Cell::text(language.of(dutch, english));
    let (set, source) = (definition.name(), definition.source());
    let mut rows = vec![
        vec![said("Gemeente", "Municipality"), Cell::text(annex.ledger_title)],
        vec![said("Register", "Ledger"), Cell::text(&report.ledger)],
        vec![said("Fonds", "Fund"), Cell::text(report.fund_name.as_str())],
        vec![said("Kenmerk van het fonds", "Id of the fund"), Cell::text(&report.fund.to_string())],
        vec![
            said("Verantwoordingsjaar", "Accountability year"),
            Cell::Integer(i64::from(report.year.number())),
        ],
        vec![said("Gebeurtenissen onder positie", "Events below position"), count(report.position)],
        vec![said("Feiten tot en met", "Facts up to and including"), Cell::Date(report.effective_on)],
        vec![said("Status", "Standing"), Cell::text(&words::standing(annex))],
        vec![said("Eindverantwoording", "Final account"), Cell::YesNo(answer(report.final_account))],
        vec![said("Indicatorenset", "Indicator set"), Cell::text(language.of(&set.nl, &set.en))],
        vec![said("Bron van de set", "Source of the set"), Cell::text(language.of(&source.nl, &source.en))],
        vec![said("SHA-256 van de set", "SHA-256 of the set"), Cell::text(&report.indicators.to_string())],
        vec![said("Rekenregels", "Rules"), Cell::text(&report.rules)],
        vec![
            said("SHA-256 van het rapport", "SHA-256 of the report"),
            Cell::text(&report.sha256().to_string()),
        ],
        vec![
            said("Een cijfer nagaan", "To check a figure"),
            said("herstelboek explain, met de verwijzing", "herstelboek explain, with its reference"),
        ],
    ];
    rows.extend(report.problems.iter().map(|problem| {
        let text = words::problem(problem, *language);
        vec![said("Nog te verhelpen", "To be mended"), Cell::text(&text)]
    }));
    Sheet {
        name: Plain::new(language.of("Gemaakt van", "Made from")),
        columns: columns(&[(language.of("Wat", "What"), 30), (language.of("Waarde", "Value"), 72)]),
        rows,
    }
}
