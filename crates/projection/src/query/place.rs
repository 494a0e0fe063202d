//! Where a page ended: what the next one goes on after.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// A text that is not a place, or not one of this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a place in this order; ask for the first page again")]
pub struct PlaceError;

/// The value and the key of a row in some order. The next page begins after it, whether or not the row is still there.
///
/// As text it is the key, and behind it the value by which the rows are ordered, if any: `…#t2026-03-03`, `…#n1500`,
/// `…#f1`. It says nothing of filter or order: whoever hands it out binds it to what was asked, and to who asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub(super) key: Uuid,
    pub(super) value: Option<Value>,
}

/// What rows are ordered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A word, a text, an id, a date.
    Text(String),
    Number(i64),
    Flag(bool),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.key.fmt(f)?;
        match &self.value {
            None => Ok(()),
            Some(Value::Text(text)) => write!(f, "#t{text}"),
            Some(Value::Number(number)) => write!(f, "#n{number}"),
            Some(Value::Flag(flag)) => write!(f, "#f{}", u8::from(*flag)),
        }
    }
}

impl FromStr for Place {
    type Err = PlaceError;

    fn from_str(text: &str) -> Result<Self, PlaceError> {
        let (key, value) = match text.split_once('#') {
            Some((key, value)) => (key, Some(read_value(value).ok_or(PlaceError)?)),
            None => (text, None),
        };
        let place = Self { key: Uuid::try_parse(key).map_err(|_| PlaceError)?, value };
        // One place, one text: other ways to write a UUID or a number are none of ours.
        if place.to_string() == text { Ok(place) } else { Err(PlaceError) }
    }
}

fn read_value(text: &str) -> Option<Value> {
    let value = text.get(1..)?;
    match text.as_bytes().first()? {
        // PostgreSQL has no such character.
        b't' if !value.contains('\0') => Some(Value::Text(value.to_owned())),
        b'n' => value.parse().ok().map(Value::Number),
        b'f' => match value {
            "0" => Some(Value::Flag(false)),
            "1" => Some(Value::Flag(true)),
            _ => None,
        },
        _ => None,
    }
}
