//! What cannot be held exactly is refused by every format, with the place.

use annex::Language;
use annex::table::{Cell, Plain, Workbook};
use jiff::civil::date;

use crate::read_back::assert_read_back;
use crate::workbooks::{cents, column, sheet, workbook};

/// What all three formats say of it, which is the same.
fn refusal(workbook: &Workbook) -> String {
    let [csv, xlsx, ods] =
        [annex::csv, annex::xlsx, annex::ods].map(|write| write(workbook).unwrap_err().to_string());
    assert_eq!(csv, xlsx);
    assert_eq!(xlsx, ods);
    ods
}

#[test]
fn fifteen_digits_are_exact_and_sixteen_are_refused() {
    let most = 999_999_999_999_999;
    assert_read_back(&column([cents(most), cents(-most), cents(most - 1), Cell::Integer(most)]));
    let said = refusal(&column([cents(0), cents(most + 1)]));
    assert!(
        said.starts_with("row 3, column 1 of sheet 'Bijlage': a number of more than 15 digits"),
        "{said}"
    );
    assert_eq!(refusal(&column([cents(0), Cell::Integer(i64::MIN)])), said);
}

#[test]
fn the_longest_text_is_written_and_one_unit_more_is_refused() {
    let longest = "é".repeat(32_767);
    assert_read_back(&column([Cell::text(&longest)]));
    let said = refusal(&column([Cell::text(&(longest + "!"))]));
    assert_eq!(said, "row 2, column 1 of sheet 'Bijlage': a text of 32768 UTF-16 units; at most 32767 fit");
    let said = refusal(&column([Cell::text(&"😀".repeat(16_384))]));
    assert_eq!(said, "row 2, column 1 of sheet 'Bijlage': a text of 32768 UTF-16 units; at most 32767 fit");
}

#[test]
fn a_row_has_as_many_cells_as_there_are_columns() {
    let ragged = workbook(Language::Dutch, vec![sheet("Bijlage", &["a", "b"], vec![vec![cents(1)]])]);
    assert_eq!(
        refusal(&ragged),
        "row 2 of sheet 'Bijlage' has 1 cells; make it as many as there are columns, 2"
    );
}

#[test]
fn a_name_that_no_tab_can_have_is_refused() {
    for names in [
        vec![""],
        vec!["a/b"],
        vec!["'a"],
        vec!["Bijlage", "BIJLAGE"],
        vec!["een naam van tweeendertig tekens !"],
    ] {
        let sheets = names.iter().map(|name| sheet(name, &["a"], vec![])).collect();
        let said = refusal(&workbook(Language::Dutch, sheets));
        assert!(said.contains("cannot name a sheet"), "{names:?}: {said}");
    }
}

#[test]
fn nothing_to_show_and_days_before_the_calendar_of_spreadsheets_are_refused() {
    assert!(refusal(&workbook(Language::Dutch, vec![])).starts_with("a workbook has one or more sheets"));
    assert!(refusal(&workbook(Language::Dutch, vec![sheet("a", &[], vec![])])).starts_with("a workbook has"));
    let said = refusal(&column([Cell::Date(date(1900, 2, 28))]));
    assert!(said.starts_with("1900-02-28 is not from 1900-03-01"), "{said}");
    assert_read_back(&column([Cell::Date(date(1900, 3, 1)), Cell::Date(date(9999, 12, 31))]));
}

#[test]
fn a_title_is_data_too() {
    let mut titled = column([cents(1)]);
    titled.title = Plain::new("<script> & \"Utrecht\" \u{0}");
    assert_read_back(&titled);
}
