//! The CSV: what it is byte for byte, and that nothing in it begins a formula.

use annex::Language;
use annex::table::{Cell, Workbook};
use insta::assert_snapshot;

use crate::workbooks::{column, every_kind};

/// The records of the CSV, without its byte order mark.
fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{FEFF}').expect("it begins with the mark");
    assert!(text.ends_with("\r\n"), "the last line is ended");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    reader.deserialize().map(|record| record.unwrap()).collect()
}

/// The CSV has the cells of the first sheet, and no field that a program takes for a formula.
pub(crate) fn assert_comma_separated(workbook: &Workbook) {
    let sheet = &workbook.sheets[0];
    let records = records(&annex::csv(workbook).unwrap());
    assert_eq!(records.len(), sheet.rows.len() + 1);
    for (heading, field) in sheet.columns.iter().zip(&records[0]) {
        assert_text(field, heading.heading.as_str());
    }
    for (row, record) in sheet.rows.iter().zip(&records[1..]) {
        assert_eq!(row.len(), record.len());
        for (cell, field) in row.iter().zip(record) {
            match cell {
                Cell::Text(text) => assert_text(field, text.as_str()),
                Cell::YesNo(answer) => assert_eq!(field, answer.word(workbook.language)),
                Cell::Integer(count) => assert_eq!(field, &count.to_string()),
                Cell::Cents(amount) => assert_eq!(field.replace(',', "").parse(), Ok(amount.cents())),
                Cell::Date(date) => assert_eq!(field, &date.to_string()),
            }
        }
    }
}

/// A reader who takes away one apostrophe has the text; a program sees no sign that it would act upon.
fn assert_text(field: &str, text: &str) {
    assert_eq!(field.strip_prefix('\'').unwrap_or(field), text);
    let seen = field.trim_start_matches(|c: char| c.is_whitespace() || "\u{FEFF}\u{200B}\u{AD}".contains(c));
    assert!(
        !seen.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
        "{field:?} begins a formula"
    );
}

#[test]
fn dutch_excel_finds_its_separator_its_decimal_sign_and_the_mark_of_utf_8() {
    let csv = String::from_utf8(annex::csv(&every_kind()).unwrap()).unwrap();
    assert_eq!(csv.lines().count(), csv.matches("\r\n").count());
    assert_snapshot!(csv.replace("\r\n", "\n").replace('\u{FEFF}', "(mark)"), @r#"
    (mark)"Indicator";"Waarde";"Soort"
    "B2/01";"3";"Ja"
    "'=1+1";"-0,05";"2025-02-28"
    "Één; ""twee"", <drie> & 'vier'";"1234567,89";""
    "  twee  spaties ";"9999999999999,99";"-999999999999999"
    "_x0041_ _x005F_ &amp; ]]>";"0,00";"Nee"
    "#);
}

#[test]
fn a_formula_in_a_text_gets_an_apostrophe_and_so_does_a_text_that_had_one() {
    let texts = [
        "=1+1",
        "+31 30 286 00 00",
        "-",
        "@SUM(A1)",
        " =1",
        "\u{FEFF}=1",
        "＝1",
        "'=1",
        "\t=1",
        "B2/01",
        "a=b",
    ];
    let csv = annex::csv(&column(texts.map(Cell::text))).unwrap();
    let fields: Vec<String> = records(&csv).into_iter().skip(1).flatten().collect();
    assert_eq!(
        fields,
        [
            "'=1+1",
            "'+31 30 286 00 00",
            "'-",
            "'@SUM(A1)",
            "' =1",
            "'\u{FEFF}=1",
            "'＝1",
            "''=1",
            "\u{FFFD}=1",
            "B2/01",
            "a=b"
        ]
    );
}

#[test]
fn a_negative_amount_is_a_number_and_keeps_its_sign() {
    let csv = annex::csv(&column([Cell::Integer(-3), crate::workbooks::cents(-5)])).unwrap();
    assert_eq!(records(&csv)[1..], [["-3"], ["-0,05"]]);
}

#[test]
fn english_texts_are_in_the_same_form_because_the_settings_of_windows_stay_dutch() {
    let mut workbook = every_kind();
    workbook.language = Language::English;
    let fields = records(&annex::csv(&workbook).unwrap());
    assert_eq!(fields[1][2], "Yes");
    assert_eq!(fields[3][1], "1234567,89");
}
