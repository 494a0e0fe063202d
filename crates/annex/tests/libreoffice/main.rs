//! What LibreOffice reads is what was written. Run by tools/check-annex, which installs LibreOffice first.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the error")]
#![expect(clippy::inconsistent_digit_grouping, reason = "the last two digits of an amount are cents")]

#[path = "../it/accounts.rs"]
mod accounts;
#[path = "../it/workbooks.rs"]
mod workbooks;

use std::path::Path;
use std::process::Command;

use annex::Language;
use annex::table::{Cell, Plain, Sheet, Workbook};

use crate::workbooks::{column, every_kind, sheet, workbook};

/// Every sheet (-1) as CSV in UTF-8 (76), `;` (59) between fields, texts quoted, values as they are and not as shown,
/// formulas as formulas: a text that had become one would differ.
const EXPORT: &str = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,false,false,true,false,-1";

/// Converts the file with LibreOffice and gives what it says of each sheet.
fn converted(extension: &str, bytes: &[u8], workbook: &Workbook) -> Vec<Vec<Vec<String>>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(format!("annex.{extension}"));
    std::fs::write(&file, bytes).unwrap();
    // A profile of its own: another LibreOffice of the same user would take the work and answer nothing.
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", EXPORT, "--outdir"]).arg(folder.path()).arg(&file);
    let output = command.output().expect("soffice is here: tools/ensure-libreoffice installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    workbook.sheets.iter().map(|sheet| records(folder.path(), sheet)).collect()
}

fn records(folder: &Path, sheet: &Sheet) -> Vec<Vec<String>> {
    let path = folder.join(format!("annex-{}.csv", sheet.name));
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_path(path).unwrap();
    reader.deserialize().map(|record| record.unwrap()).collect()
}

fn expected(workbook: &Workbook) -> Vec<Vec<Vec<String>>> {
    let row = |cells: &[Cell]| cells.iter().map(|cell| field(cell, workbook.language)).collect();
    let headings = |sheet: &Sheet| sheet.columns.iter().map(|column| column.heading.to_string()).collect();
    let sheet = |sheet: &Sheet| {
        std::iter::once(headings(sheet)).chain(sheet.rows.iter().map(|cells| row(cells))).collect()
    };
    workbook.sheets.iter().map(sheet).collect()
}

/// As LibreOffice writes it: an amount without the zeros at its end.
fn field(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Text(text) => text.to_string(),
        Cell::Integer(count) => count.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::YesNo(answer) => answer.word(language).to_owned(),
        Cell::Cents(amount) => {
            let euros = amount.to_string().replace("EUR ", "");
            euros.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    }
}

fn assert_libreoffice_reads(workbook: &Workbook) {
    let expected = expected(workbook);
    assert_eq!(converted("ods", &annex::ods(workbook).unwrap(), workbook), expected, "ODS");
    assert_eq!(converted("xlsx", &annex::xlsx(workbook).unwrap(), workbook), expected, "XLSX");
}

#[test]
fn every_kind_of_cell_is_read_as_it_was_written() {
    assert_libreoffice_reads(&every_kind());
}

#[test]
fn the_annex_of_an_account_is_read_as_it_was_written() {
    let (report, definition) = (accounts::report(), accounts::definition());
    for language in [Language::Dutch, Language::English] {
        assert_libreoffice_reads(&accounts::annex(&report, &definition, language).workbook().unwrap());
    }
}

#[test]
fn texts_that_look_like_something_else_stay_texts() {
    let texts = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1+1",
        " =1",
        "\u{FEFF}=1",
        "'=1",
        "=HYPERLINK(\"http://x\",\"y\")",
        "=cmd|' /C calc'!A0",
        "12.05",
        "1e10",
        "0344",
        "2025-01-01",
        "TRUE",
        "#N/A",
        "100%",
        "1/2",
        "=",
        "a",
        "<b>&amp;</b>",
        "é € 😀 中 a\u{301}",
        "\u{A0}x\u{A0}",
        "  x  y  ",
        "_x000D_",
        "{=1}",
        "of:=1+1",
        "tel:+31",
    ];
    let cells: Vec<Cell> = texts.iter().map(|text| Cell::text(text)).collect();
    assert_libreoffice_reads(&column(cells));
    let headings: Vec<Vec<Cell>> = vec![];
    assert_libreoffice_reads(&workbook(Language::English, vec![sheet("Kop", &texts, headings)]));
}

#[test]
fn the_converted_csv_is_our_own_csv_but_for_its_apostrophes_and_its_decimal_commas() {
    let plain = vec![
        vec![Cell::text("B2/01"), Cell::Integer(3), Cell::text("é; \"x\"")],
        vec![Cell::text("B2/02"), workbooks::cents(12_345_67), Cell::text("R")],
        vec![Cell::text("B2/03"), workbooks::cents(-1), Cell::text("")],
    ];
    let workbook =
        workbook(Language::Dutch, vec![sheet("Bijlage", &["Indicator", "Waarde", "Controle"], plain)]);
    let ours = String::from_utf8(annex::csv(&workbook).unwrap()).unwrap().replace('\u{FEFF}', "");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(ours.as_bytes());
    let ours: Vec<Vec<String>> = reader.deserialize().map(|record| record.unwrap()).collect();
    let with_commas = |field: &String| Plain::new(&field.replace('.', ",")).to_string();
    for (extension, bytes) in
        [("ods", annex::ods(&workbook).unwrap()), ("xlsx", annex::xlsx(&workbook).unwrap())]
    {
        let theirs = converted(extension, &bytes, &workbook).remove(0);
        let theirs: Vec<Vec<String>> =
            theirs.iter().map(|row| row.iter().map(with_commas).collect()).collect();
        assert_eq!(theirs, ours, "{extension}");
    }
}
