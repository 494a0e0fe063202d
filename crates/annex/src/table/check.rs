//! What every format can hold exactly. Refused here once, so that no writer rounds or cuts.

use jiff::civil::Date;

use super::{Cell, Plain, Sheet, Workbook};

/// The most rows of a sheet, its headings among them: that of XLSX.
pub const MOST_ROWS: usize = 1_048_576;

/// The most UTF-16 units of a text: that of a cell in XLSX.
pub const MOST_TEXT: usize = 32_767;

/// The most digits of a number, cents among them. XLSX keeps numbers as binary floating point: up to 15 digits each
/// decimal number has one of its own and comes back from it as it was; with 16 two amounts can become the same. (Whole
/// numbers would be exact below 2^53, amounts with two decimals are not.)
pub const MOST_DIGITS: u32 = 15;

const MOST_COLUMNS: usize = 16_384;
const MOST_NAME: usize = 31;

/// Why a workbook cannot be written, in order of precedence. Rows count from 1, the headings being row 1; columns
/// count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// There is nothing to show.
    #[error("a workbook has one or more sheets, each with 1 to {MOST_COLUMNS} columns")]
    Empty,
    /// A date that XLSX cannot hold.
    #[error("{date} is not from 1900-03-01 to 9999-12-31: a spreadsheet has no such date")]
    Date {
        /// The date.
        date: Date,
    },
    /// A name that XLSX cannot hold, or the same as that of another sheet.
    #[error(
        "'{name}' cannot name a sheet: use 1 to {MOST_NAME} characters, none of [ ] : * ? / \\, no apostrophe at \
         either end, and each name once"
    )]
    SheetName {
        /// The name.
        name: Plain,
    },
    /// More than [`MOST_ROWS`].
    #[error("sheet '{sheet}' has {found} rows with its headings; a spreadsheet has at most {MOST_ROWS}")]
    TooManyRows {
        /// The sheet.
        sheet: Plain,
        /// How many rows it has.
        found: usize,
    },
    /// A row with more or fewer cells than the sheet has columns.
    #[error(
        "row {row} of sheet '{sheet}' has {found} cells; make it as many as there are columns, {columns}"
    )]
    RowWidth {
        /// The sheet.
        sheet: Plain,
        /// The row.
        row: usize,
        /// How many cells it has.
        found: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// A text longer than [`MOST_TEXT`].
    #[error(
        "row {row}, column {column} of sheet '{sheet}': a text of {found} UTF-16 units; at most {MOST_TEXT} fit"
    )]
    TextTooLong {
        /// The sheet.
        sheet: Plain,
        /// The row.
        row: usize,
        /// The column.
        column: usize,
        /// How long the text is.
        found: usize,
    },
    /// A number of more than [`MOST_DIGITS`] digits.
    #[error(
        "row {row}, column {column} of sheet '{sheet}': a number of more than {MOST_DIGITS} digits, which a \
         spreadsheet would round; take the figure from the report itself"
    )]
    TooManyDigits {
        /// The sheet.
        sheet: Plain,
        /// The row.
        row: usize,
        /// The column.
        column: usize,
    },
}

impl Workbook {
    /// Whether every format can hold it exactly.
    ///
    /// # Errors
    /// In the order of [`TableError`], sheet by sheet and row by row.
    pub fn check(&self) -> Result<(), TableError> {
        if self.sheets.is_empty() || self.sheets.iter().any(Sheet::is_without_columns) {
            return Err(TableError::Empty);
        }
        date_fits(self.dated)?;
        for (index, sheet) in self.sheets.iter().enumerate() {
            let known = self.sheets[..index].iter().any(|other| same_name(&other.name, &sheet.name));
            if known || !name_fits(sheet.name.as_str()) {
                return Err(TableError::SheetName { name: sheet.name.clone() });
            }
        }
        self.sheets.iter().try_for_each(Sheet::check)
    }
}

impl Sheet {
    fn is_without_columns(&self) -> bool {
        !(1..=MOST_COLUMNS).contains(&self.columns.len())
    }

    fn check(&self) -> Result<(), TableError> {
        let found = self.rows.len().saturating_add(1);
        if found > MOST_ROWS {
            return Err(TableError::TooManyRows { sheet: self.name.clone(), found });
        }
        for (index, column) in self.columns.iter().enumerate() {
            self.text_fits(&column.heading, 1, index + 1)?;
        }
        for (index, cells) in self.rows.iter().enumerate() {
            let (row, columns) = (index + 2, self.columns.len());
            if cells.len() != columns {
                return Err(TableError::RowWidth {
                    sheet: self.name.clone(),
                    row,
                    found: cells.len(),
                    columns,
                });
            }
            for (column, cell) in cells.iter().enumerate() {
                self.cell_fits(cell, row, column + 1)?;
            }
        }
        Ok(())
    }

    fn cell_fits(&self, cell: &Cell, row: usize, column: usize) -> Result<(), TableError> {
        let number = match cell {
            Cell::Text(text) => return self.text_fits(text, row, column),
            Cell::Date(date) => return date_fits(*date),
            Cell::YesNo(_) => return Ok(()),
            Cell::Integer(number) => *number,
            Cell::Cents(amount) => amount.cents(),
        };
        if number.unsigned_abs() < 10_u64.pow(MOST_DIGITS) {
            return Ok(());
        }
        Err(TableError::TooManyDigits { sheet: self.name.clone(), row, column })
    }

    fn text_fits(&self, text: &Plain, row: usize, column: usize) -> Result<(), TableError> {
        let found = text.as_str().encode_utf16().count();
        if found <= MOST_TEXT {
            return Ok(());
        }
        Err(TableError::TextTooLong { sheet: self.name.clone(), row, column, found })
    }
}

/// XLSX counts days from a 29 February 1900 that never was; what comes after it is certain.
fn date_fits(date: Date) -> Result<(), TableError> {
    if date < jiff::civil::date(1900, 3, 1) { Err(TableError::Date { date }) } else { Ok(()) }
}

fn name_fits(name: &str) -> bool {
    let length = name.encode_utf16().count();
    (1..=MOST_NAME).contains(&length)
        && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
        && !name.starts_with('\'')
        && !name.ends_with('\'')
}

/// Spreadsheets do not tell capitals apart in the name of a sheet.
fn same_name(one: &Plain, other: &Plain) -> bool {
    one.as_str().to_lowercase() == other.as_str().to_lowercase()
}
