//! What is wrong with a filter, and where.

use crate::query::mistake::Mistake;
use crate::query::remedy::Remedy;

/// Why a text is not a filter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("character {at}: {problem}; {remedy}")]
pub struct FilterError {
    /// The character it is about, counted from 1; one past the last when something is missing at the end.
    pub at: usize,
    /// What is wrong.
    pub problem: Mistake,
    /// What to write instead.
    pub remedy: Remedy,
}

/// What is wrong, before it is known where.
#[derive(Debug)]
pub(super) struct Problem {
    problem: Mistake,
    remedy: Remedy,
}

impl Problem {
    pub(super) fn new(problem: Mistake, remedy: Remedy) -> Self {
        Self { problem, remedy }
    }

    pub(super) fn at(self, at: usize) -> FilterError {
        FilterError { at, problem: self.problem, remedy: self.remedy }
    }
}
