//! A succession: exactly one current value, and the ones it succeeded.
//!
//! There is no way to write down two current ones, or none: that is why a household's coordinator, the
//! version of its plan and the status of a victim are successions.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A current value and its predecessors, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession<T> {
    /// The one that holds now.
    pub current: T,
    /// The ones that held before, oldest first.
    pub earlier: Vec<T>,
}

/// Whether a fact of this date becomes the present one, where the present one is of `standing`, if there is one.
///
/// A fact that is entered late, with an earlier date, belongs to the past and changes nothing about the present; of two
/// facts of one day the one recorded last counts.
#[must_use]
pub fn takes_over(on: Date, standing: Option<Date>) -> bool {
    standing.is_none_or(|standing| standing <= on)
}

impl<T> Succession<T> {
    /// A succession that begins with this value.
    pub(crate) fn new(first: T) -> Self {
        Self { current: first, earlier: Vec::new() }
    }

    /// Lets the next value hold from now on.
    pub(crate) fn succeed(&mut self, next: T) {
        self.earlier.push(std::mem::replace(&mut self.current, next));
    }

    /// Lets a value hold from its date on. One that does not [take over](takes_over) goes among the earlier ones, by date.
    pub(crate) fn enter(&mut self, next: T, date: impl Fn(&T) -> Date) {
        let on = date(&next);
        if takes_over(on, Some(date(&self.current))) {
            self.succeed(next);
        } else {
            let place = self.earlier.partition_point(|one| date(one) <= on);
            self.earlier.insert(place, next);
        }
    }

    /// All values, oldest first, the current one last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.earlier.iter().chain(std::iter::once(&self.current))
    }
}
