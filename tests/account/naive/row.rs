//! A row of a history: where it stands, in which book, and what it says, as JSON and nothing else.

use std::fmt;

use jiff::civil::Date;
use serde_json::Value;

/// One event as recorded.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) position: u64,
    /// The kind of book: `household`, `provision`, `fund`, `account`, or one that does not count.
    pub(crate) book: String,
    /// Which one.
    pub(crate) id: String,
    /// What happened.
    pub(crate) name: String,
    /// The payload, without the name around it.
    pub(crate) body: Value,
}

impl Row {
    /// A field as text; empty when it is not there.
    pub(crate) fn text(&self, field: &str) -> &str {
        self.body[field].as_str().unwrap_or_default()
    }

    /// A field as a number; 0 when it is not there.
    pub(crate) fn number(&self, field: &str) -> i64 {
        self.body[field].as_i64().unwrap_or_default()
    }

    /// A field as a date.
    pub(crate) fn date(&self, field: &str) -> Date {
        date(&self.body[field])
    }

    /// Whether it is this of that kind of book.
    pub(crate) fn is(&self, book: &str, name: &str) -> bool {
        self.book == book && self.name == name
    }
}

/// A date as JSON has it.
pub(crate) fn date(value: &Value) -> Date {
    value.as_str().unwrap().parse().unwrap()
}

/// What a reader of a failing case wants to see.
impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = &self.id[self.id.len().saturating_sub(4)..];
        write!(f, "{:>4} {} {id} {}", self.position, self.book, self.name)?;
        for (field, value) in self.body.as_object().into_iter().flatten() {
            let plain = !matches!(
                field.as_str(),
                "by" | "identity" | "text" | "purpose" | "number" | "bank_reference"
            );
            if plain && !value.is_null() {
                let value = value.to_string();
                let short: String = value.chars().take(160).collect();
                write!(f, " {field}={}", short.replace("00000000-0000-0000-0000-00000000", ""))?;
            }
        }
        Ok(())
    }
}
