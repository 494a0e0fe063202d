//! Workbooks of random cells, with texts made of the pieces that spreadsheets stumble over.

use annex::Language;
use annex::table::{Answer, Cell, Plain};
use domain::money::EuroCents;
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::comma_separated::assert_comma_separated;
use crate::read_back::assert_read_back;
use crate::workbooks::{sheet, workbook};

const PIECES: &[&str] = &[
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    "\t",
    "\r",
    "\n",
    " ",
    "  ",
    "\u{A0}",
    "\u{FEFF}",
    "\u{200B}",
    "'",
    "\"",
    ";",
    ",",
    "|",
    "!",
    "<",
    ">",
    "&",
    "&amp;",
    "]]>",
    "_x0041_",
    "_x000D_",
    "1",
    "SUM(A1:A9)",
    "HYPERLINK(\"http://x\")",
    "cmd|' /C calc'!A0",
    "é",
    "€",
    "😀",
    "\u{202E}",
    "\u{0}",
    "\u{FFFE}",
    "\u{1F}",
    "\u{85}",
    "\u{2028}",
    "中",
    "a\u{301}",
];

fn text() -> impl Strategy<Value = Plain> {
    let pieces =
        vec(prop_oneof![3 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,4}"], 0..8);
    pieces.prop_map(|pieces| Plain::new(&pieces.concat()))
}

fn cell() -> impl Strategy<Value = Cell> {
    const MOST: i64 = 999_999_999_999_999;
    prop_oneof![
        4 => text().prop_map(Cell::Text),
        1 => (-MOST..=MOST).prop_map(Cell::Integer),
        1 => (-MOST..=MOST).prop_map(|cents| Cell::Cents(EuroCents::new(cents))),
        1 => (-100_00..=100_00_i64).prop_map(|cents| Cell::Cents(EuroCents::new(cents))),
        1 => (1901..=9999_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| Cell::Date(date(year, month, day))),
        1 => prop::sample::select(vec![Answer::Yes, Answer::No]).prop_map(Cell::YesNo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_the_texts_every_format_gives_back_the_same_cells(
        headings in vec(text(), 3),
        rows in vec(vec(cell(), 3), 0..6),
        dutch in any::<bool>(),
    ) {
        let headings: Vec<&str> = headings.iter().map(Plain::as_str).collect();
        let language = if dutch { Language::Dutch } else { Language::English };
        let workbook = workbook(language, vec![sheet("Bijlage", &headings, rows)]);
        assert_read_back(&workbook);
        assert_comma_separated(&workbook);
    }
}
