//! One cell: a text or a number, with one way to write each in digits.

use domain::money::EuroCents;
use jiff::civil::Date;

use super::Plain;
use crate::Language;

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A text; an empty one is an empty cell.
    Text(Plain),
    /// A number of things.
    Integer(i64),
    /// An amount, shown in euros with two decimals.
    Cents(EuroCents),
    /// A calendar date.
    Date(Date),
    /// Yes or no, as a word: the annex asks for the word.
    YesNo(Answer),
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes, `Ja`.
    Yes,
    /// No, `Nee`.
    No,
}

impl Cell {
    /// A cell with this text, as [`Plain::new`] makes it.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Cell::Text(Plain::new(text))
    }
}

impl Answer {
    /// The word in this language.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match self {
            Answer::Yes => language.of("Ja", "Yes"),
            Answer::No => language.of("Nee", "No"),
        }
    }
}

/// An amount as a number of euros with two decimals, exactly: `-0.05`, `1234.50`.
pub(crate) fn decimal(amount: EuroCents, point: char) -> String {
    let sign = if amount.cents() < 0 { "-" } else { "" };
    let cents = amount.cents().unsigned_abs();
    format!("{sign}{}{point}{:02}", cents / 100, cents % 100)
}
