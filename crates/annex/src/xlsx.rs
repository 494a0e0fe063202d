//! A workbook as XLSX (ISO/IEC 29500), through `rust_xlsxwriter`.
//!
//! Texts are cells of type string whatever they begin with; those that look like a formula also carry the mark that keeps
//! them one when somebody edits the cell. Numbers pass as floating point because the format has nothing else:
//! [`MOST_DIGITS`](crate::table::MOST_DIGITS) says up to where that is exact. Creation date is that of the workbook, and
//! no clock is read.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook as File, Worksheet, XlsxError};

use crate::Language;
use crate::table::{Cell, Plain, Sheet, Workbook, decimal};

/// How the kinds of cells look.
struct Formats {
    heading: Format,
    text: Format,
    quoted: Format,
    integer: Format,
    cents: Format,
    date: Format,
}

/// The workbook as bytes of XLSX.
pub(crate) fn write(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::new();
    let mut file = File::new();
    let properties =
        DocProperties::new().set_title(workbook.title.as_str()).set_creation_datetime(&date(workbook.dated)?);
    file.set_properties(&properties);
    for sheet in &workbook.sheets {
        write_sheet(file.add_worksheet(), sheet, workbook.language, &formats)?;
    }
    file.save_to_buffer()
}

fn write_sheet(
    to: &mut Worksheet,
    sheet: &Sheet,
    language: Language,
    formats: &Formats,
) -> Result<(), XlsxError> {
    to.set_name(sheet.name.as_str())?;
    to.set_landscape().set_freeze_panes(1, 0)?;
    for (column, at) in sheet.columns.iter().zip(0_u16..) {
        to.set_column_width(at, column.width)?;
        to.write_string_with_format(0, at, column.heading.as_str(), &formats.heading)?;
    }
    for (cells, row) in sheet.rows.iter().zip(1_u32..) {
        for (cell, column) in cells.iter().zip(0_u16..) {
            write_cell(to, (row, column), cell, language, formats)?;
        }
    }
    Ok(())
}

fn write_cell(
    to: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    language: Language,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => to.write_string_with_format(row, column, text.as_str(), formats.of(text)),
        Cell::Integer(count) => {
            to.write_number_with_format(row, column, number(&count.to_string()), &formats.integer)
        }
        Cell::Cents(amount) => {
            to.write_number_with_format(row, column, number(&decimal(*amount, '.')), &formats.cents)
        }
        Cell::Date(on) => to.write_datetime_with_format(row, column, date(*on)?, &formats.date),
        Cell::YesNo(answer) => to.write_string_with_format(row, column, answer.word(language), &formats.text),
    }?;
    Ok(())
}

/// The binary number nearest to these digits; nothing is calculated with it.
fn number(digits: &str) -> f64 {
    digits.parse().expect("digits with a point among them are a number")
}

fn date(date: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(
        date.year().unsigned_abs(),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
}

impl Formats {
    fn new() -> Self {
        Self {
            heading: Format::new().set_bold().set_text_wrap(),
            text: Format::new(),
            quoted: Format::new().set_quote_prefix(),
            integer: Format::new().set_num_format("0"),
            cents: Format::new().set_num_format("#,##0.00"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
        }
    }

    fn of(&self, text: &Plain) -> &Format {
        if text.looks_like_formula() { &self.quoted } else { &self.text }
    }
}
