//! What calamine reads is what was written, cell by cell, and there is no formula in it.

use std::io::Cursor;

use annex::table::{Cell, Workbook};
use calamine::{Data, Ods, Reader, Xlsx};

use crate::workbooks::every_kind;

/// Reads both files back and compares every cell; the first that differs stops the test and is named.
pub(crate) fn assert_read_back(workbook: &Workbook) {
    let xlsx: Xlsx<_> = Xlsx::new(Cursor::new(annex::xlsx(workbook).unwrap())).unwrap();
    assert_same("XLSX", xlsx, workbook);
    let ods: Ods<_> = Ods::new(Cursor::new(annex::ods(workbook).unwrap())).unwrap();
    assert_same("ODS", ods, workbook);
}

fn assert_same<F: Reader<Cursor<Vec<u8>>>>(format: &str, mut file: F, workbook: &Workbook) {
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(file.sheet_names(), names, "{format}");
    for sheet in &workbook.sheets {
        let name = sheet.name.as_str();
        let Ok(range) = file.worksheet_range(name) else { panic!("{format} has no readable sheet '{name}'") };
        let at = |row: usize, column: usize| {
            range
                .get_value((row.try_into().unwrap(), column.try_into().unwrap()))
                .cloned()
                .unwrap_or_default()
        };
        for (column, expected) in sheet.columns.iter().enumerate() {
            assert_eq!(
                text(&at(0, column)),
                expected.heading.as_str(),
                "{format}, heading {column} of {name}"
            );
        }
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let found = at(row + 1, column);
                let same = is(&found, cell, workbook);
                assert!(
                    same,
                    "{format}, row {row}, column {column} of {name}: {cell:?} was read as {found:?}"
                );
            }
        }
        let beyond = range.end().is_some_and(|(row, _)| usize::try_from(row).unwrap() > sheet.rows.len());
        assert!(!beyond, "{format}: {name} has more rows than were written");
        let Ok(formulas) = file.worksheet_formula(name) else { panic!("{format}: '{name}'") };
        assert!(
            formulas.used_cells().all(|(_, _, formula)| formula.is_empty()),
            "{format}: a formula in {name}"
        );
    }
}

fn is(found: &Data, cell: &Cell, workbook: &Workbook) -> bool {
    match (cell, found) {
        (Cell::Text(text), Data::Empty) => text.as_str().is_empty(),
        (Cell::Text(text), Data::String(found)) => text.as_str() == found,
        (Cell::YesNo(answer), Data::String(found)) => answer.word(workbook.language) == found,
        (Cell::Integer(count), Data::Float(found)) => found.to_string() == count.to_string(),
        (Cell::Cents(amount), Data::Float(found)) => digits(&found.to_string()) == amount.cents(),
        (Cell::Date(date), Data::DateTimeIso(found)) => date.to_string() == *found,
        (Cell::Date(date), Data::DateTime(found)) => {
            let (year, month, day, ..) = found.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}") == date.to_string()
        }
        _ => false,
    }
}

/// `-12.3` as -1230. Rust prints the fewest digits that are this number and no other, so one cent that was rounded
/// away would show.
fn digits(euros: &str) -> i64 {
    let (whole, part) = euros.split_once('.').unwrap_or((euros, ""));
    assert!(part.len() <= 2, "{euros} has parts of a cent");
    format!("{whole}{part:0<2}").parse().unwrap()
}

fn text(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        other => panic!("{other:?} is no text"),
    }
}

#[test]
fn every_kind_of_cell_comes_back_from_both_formats_as_it_was_written() {
    assert_read_back(&every_kind());
}
