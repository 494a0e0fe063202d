//! One sheet as comma-separated values, such that a double click in the Netherlands opens it right.
//!
//! RFC 4180 in everything but the separator. Excel takes separator and decimal sign from the settings of Windows, which in
//! the Netherlands are `;` and `,`: with the comma of the RFC every row would be one cell, with a decimal point `12.05` the
//! twelfth of May. Only a byte order mark makes it read UTF-8. Every field is quoted, so that nothing in a text begins a
//! cell where somebody splits it differently. CSV has no types: where a program must not guess, use XLSX or ODS.

use std::borrow::Cow;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::Language;
use crate::table::{Cell, Plain, Sheet, decimal};

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The sheet as bytes of CSV: its headings, then its rows.
pub(crate) fn write(sheet: &Sheet, language: Language) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Always)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let headings = sheet.columns.iter().map(|column| guarded(&column.heading).into_owned()).collect();
    let rows = sheet.rows.iter().map(|row| row.iter().map(|cell| field(cell, language)).collect::<Vec<_>>());
    for record in std::iter::once(headings).chain(rows) {
        writer
            .write_record(&record)
            .expect("a checked sheet has rows of one length, and memory takes every byte");
    }
    writer.into_inner().expect("memory takes every byte")
}

fn field(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Text(text) => guarded(text).into_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Cents(amount) => decimal(*amount, ','),
        Cell::Date(date) => date.to_string(),
        Cell::YesNo(answer) => answer.word(language).to_owned(),
    }
}

/// The text with an apostrophe before it when a program could take it for a formula. One that begins with an apostrophe
/// gets another, so that a reader who takes away one always has the text as it was.
fn guarded(text: &Plain) -> Cow<'_, str> {
    if text.looks_like_formula() || text.as_str().starts_with('\'') {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text.as_str())
    }
}
