//! A succession: exactly one current value, and the ones it succeeded.
//!
//! There is no way to write down two current ones, or none: that is why a household's coordinator, the
//! version of its plan and the status of a victim are successions.

use serde::{Deserialize, Serialize};

/// A current value and its predecessors, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession<T> {
    /// The one that holds now.
    pub current: T,
    /// The ones that held before, oldest first.
    pub earlier: Vec<T>,
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

    /// All values, oldest first, the current one last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.earlier.iter().chain(std::iter::once(&self.current))
    }
}
