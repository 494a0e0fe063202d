//! The order of rows: by one field, and by key among equals.

use std::fmt;

use views::{Field, Kind};

use super::field::field;
use super::mistake::Mistake;
use super::place::{Place, Value};
use super::remedy::{Among, Remedy};

/// Why a text is not an order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("character {at}: {problem}; {remedy}")]
pub struct OrderError {
    /// The character it is about, counted from 1.
    pub at: usize,
    /// What is wrong.
    pub problem: Mistake,
    /// What to write instead.
    pub remedy: Remedy,
}

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// The smallest first.
    #[default]
    Ascending,
    /// The largest first.
    Descending,
}

/// The order of rows. Equal ones are in the order of their keys, the same way, so no two orders of one answer differ. Its
/// `Display` parses to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    by: Option<&'static Field>,
    direction: Direction,
}

impl Order {
    /// By key alone.
    pub fn by_key() -> Self {
        Self { by: None, direction: Direction::Ascending }
    }

    /// `field`, `field asc` or `field desc`; `key` for the keys alone. When nothing is written: by the first field that
    /// rows can be ordered on, or by key.
    ///
    /// # Errors
    /// The first of [`OrderError`], from left to right.
    pub fn parse(fields: &'static [Field], text: &str) -> Result<Self, OrderError> {
        let mut words = words(text);
        let Some((at, name)) = words.next() else {
            let by = fields.iter().find(|field| can_be_ordered(field));
            return Ok(Self { by, direction: Direction::Ascending });
        };
        let by = if name == KEY { None } else { Some(ordered(fields, name, at)?) };
        let direction = match words.next() {
            None => Direction::Ascending,
            Some((_, word)) if word.eq_ignore_ascii_case("asc") => Direction::Ascending,
            Some((_, word)) if word.eq_ignore_ascii_case("desc") => Direction::Descending,
            Some((at, _)) => return Err(wrong(at, Mistake::NotADirection, Remedy::WriteDirection)),
        };
        match words.next() {
            None => Ok(Self { by, direction }),
            Some((at, _)) => Err(wrong(at, Mistake::AfterDirection, Remedy::OrderOnOne)),
        }
    }

    /// Whether a place can be one of this order.
    pub fn fits(&self, place: &Place) -> bool {
        match (self.by.map(|field| field.kind), &place.value) {
            (None, value) => value.is_none(),
            (Some(Kind::Date), Some(Value::Text(text))) => super::filter::iso_date(text).is_some(),
            (Some(Kind::Word(_) | Kind::Text | Kind::Id), Some(Value::Text(_))) => true,
            (Some(Kind::Cents | Kind::Count), Some(Value::Number(_))) => true,
            (Some(Kind::Flag), Some(Value::Flag(_))) => true,
            _ => false,
        }
    }

    /// The field, unless rows are ordered by key alone.
    pub(super) fn field(&self) -> Option<&'static Field> {
        self.by
    }

    pub(super) fn direction(&self) -> Direction {
        self.direction
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.by.map_or(KEY, |field| field.name))?;
        match self.direction {
            Direction::Ascending => Ok(()),
            Direction::Descending => f.write_str(" desc"),
        }
    }
}

/// Stands for the key in an order.
const KEY: &str = "key";

/// A field that has one value per row, and an index.
fn can_be_ordered(field: &Field) -> bool {
    field.ordered && !matches!(field.kind, Kind::Words(_) | Kind::Texts)
}

fn ordered(fields: &'static [Field], name: &str, at: usize) -> Result<&'static Field, OrderError> {
    let problem = match field(fields, name) {
        Ok(field) if can_be_ordered(field) => return Ok(field),
        Ok(field) => Mistake::NotOrdered { field },
        Err(_) if name.contains(',') => Mistake::SeveralFields,
        Err(unknown) => unknown.problem,
    };
    let mut known: Vec<_> =
        fields.iter().filter(|field| can_be_ordered(field)).map(|field| field.name).collect();
    known.push(KEY);
    Err(wrong(at, problem, Remedy::choose(Among::Orders, name, known)))
}

fn wrong(at: usize, problem: Mistake, remedy: Remedy) -> OrderError {
    OrderError { at, problem, remedy }
}

/// The words of a text, each with the character it begins at, from 1.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| {
        let before = word.as_ptr().addr() - text.as_ptr().addr();
        (text[..before].chars().count() + 1, word)
    })
}
