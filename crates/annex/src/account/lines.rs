//! The first sheet: one row per figure of the indicator set, in its order.

use accountability::{FinalAccount, Value};

use super::book::columns;
use super::words;
use crate::annex::Annex;
use crate::table::{Answer, Cell, Plain, Sheet};

/// The lines of the annex, each with the account it is of before it.
pub(super) fn sheet_of_account(annex: &Annex<'_>) -> Sheet {
    let Annex { report, language, .. } = annex;
    let headings = [
        (language.of("Gemeente", "Municipality"), 24),
        (language.of("Verantwoordingsjaar", "Accountability year"), 10),
        (language.of("Feiten tot en met", "Facts up to and including"), 12),
        (language.of("Status", "Standing"), 32),
    ];
    let account = [
        Cell::text(annex.ledger_title),
        Cell::Integer(i64::from(report.year.number())),
        Cell::Date(report.effective_on),
        Cell::text(&words::standing(annex)),
    ];
    let mut sheet = sheet(annex);
    sheet.columns.splice(0..0, columns(&headings));
    sheet.rows.iter_mut().for_each(|row| {
        row.splice(0..0, account.clone());
    });
    sheet
}

/// The lines of the annex.
pub(super) fn sheet(annex: &Annex<'_>) -> Sheet {
    let language = annex.language;
    let headings = [
        (language.of("Verstrekker", "Granting authority"), 24),
        (language.of("SiSa-code", "SiSa code"), 10),
        (language.of("Indicator", "Indicator"), 12),
        (language.of("Omschrijving", "Label"), 64),
        (language.of("Waarde", "Value"), 18),
        (language.of("Aard", "Type"), 16),
        (language.of("Aard controle", "Audit"), 10),
        (language.of("Herkomst id en omschrijving", "Origin of id and label"), 32),
        (language.of("Verwijzing", "Reference"), 64),
    ];
    let row = |(reported, figure): (&accountability::ReportedFigure, &accountability::Figure)| {
        vec![
            Cell::text(annex.authority),
            Cell::text(annex.report.sisa_code.as_ref().map_or("", |code| code.as_str())),
            Cell::text(figure.id.as_str()),
            Cell::Text(annex.label(figure)),
            value(reported.value),
            Cell::text(words::kind(figure.kind, language)),
            Cell::text(words::audit_mark(figure.audit)),
            Cell::Text(origin(annex, figure)),
            Cell::text(&annex.reference(figure).to_string()),
        ]
    };
    Sheet {
        name: Plain::new(language.of("Bijlage", "Annex")),
        columns: columns(&headings),
        rows: annex.figures().map(row).collect(),
    }
}

fn value(value: Value) -> Cell {
    match value {
        Value::Count(number) => Cell::Integer(number),
        Value::Cents(amount) => Cell::Cents(amount),
        Value::YesNo(answer) => Cell::YesNo(self::answer(answer)),
    }
}

/// Yes or no, as a cell says it.
pub(super) fn answer(answer: FinalAccount) -> Answer {
    match answer {
        FinalAccount::Yes => Answer::Yes,
        FinalAccount::No => Answer::No,
    }
}

/// `bron: Stcrt. 2021-46972`, or `eigen`.
fn origin(annex: &Annex<'_>, figure: &accountability::Figure) -> Plain {
    let origin = words::origin(figure.origin, annex.language);
    match annex.source(figure) {
        Some(source) => Plain::new(&format!("{origin}: {source}")),
        None => Plain::new(origin),
    }
}
