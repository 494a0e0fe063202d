//! Sheets of typed cells: what is written, before any file format.
//!
//! A cell is a text or a number, never a formula: no format here has a way to write one.
//! [`Workbook::check`] refuses what one of the formats could not hold exactly, so that all of them say the same.

mod cell;
mod check;
mod plain;

use jiff::civil::Date;

pub(crate) use self::cell::decimal;
pub use self::cell::{Answer, Cell};
pub use self::check::{MOST_DIGITS, MOST_ROWS, MOST_TEXT, TableError};
pub use self::plain::Plain;
use crate::Language;

/// One or more sheets that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// What it is called, in its properties.
    pub title: Plain,
    /// The language of its texts: yes and no are words.
    pub language: Language,
    /// The date in its properties. Never that of a clock: the same workbook makes the same bytes.
    pub dated: Date,
    /// The sheets, in their order.
    pub sheets: Vec<Sheet>,
}

/// One sheet: a heading per column, then rows of as many cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What its tab says: 1 to 31 characters, none of them `[ ] : * ? / \`, no apostrophe at either end.
    pub name: Plain,
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The rows below the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: Plain,
    /// How wide it is shown, in characters.
    pub width: u8,
}
