//! Workbooks to write: one with every kind of cell, and parts to make others of.

use annex::Language;
use annex::table::{Answer, Cell, Column, Plain, Sheet, Workbook};
use domain::money::EuroCents;
use jiff::civil::date;

pub(crate) fn cents(cents: i64) -> Cell {
    Cell::Cents(EuroCents::new(cents))
}

pub(crate) fn sheet(name: &str, headings: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
    let columns = headings.iter().map(|heading| Column { heading: Plain::new(heading), width: 20 }).collect();
    Sheet { name: Plain::new(name), columns, rows }
}

pub(crate) fn workbook(language: Language, sheets: Vec<Sheet>) -> Workbook {
    Workbook { title: Plain::new("SiSa B2 2025"), language, dated: date(2025, 12, 31), sheets }
}

/// One sheet of one column with these cells.
pub(crate) fn column(cells: impl IntoIterator<Item = Cell>) -> Workbook {
    let rows = cells.into_iter().map(|cell| vec![cell]).collect();
    workbook(Language::Dutch, vec![sheet("Bijlage", &["Waarde"], rows)])
}

/// Every kind of cell, and texts that have gone wrong in spreadsheets before.
pub(crate) fn every_kind() -> Workbook {
    let first = vec![
        vec![Cell::text("B2/01"), Cell::Integer(3), Cell::YesNo(Answer::Yes)],
        vec![Cell::text("=1+1"), cents(-5), Cell::Date(date(2025, 2, 28))],
        vec![Cell::text("Één; \"twee\", <drie> & 'vier'"), cents(1_234_567_89), Cell::text("")],
        vec![Cell::text("  twee  spaties "), cents(999_999_999_999_999), Cell::Integer(-999_999_999_999_999)],
        vec![Cell::text("_x0041_ _x005F_ &amp; ]]>"), cents(0), Cell::YesNo(Answer::No)],
    ];
    let second = vec![vec![Cell::text("12.05")], vec![Cell::text("0344")], vec![Cell::text("1e10")]];
    workbook(
        Language::Dutch,
        vec![
            sheet("Bijlage", &["Indicator", "Waarde", "Soort"], first),
            sheet("Weggelaten", &["=Reden"], second),
        ],
    )
}
