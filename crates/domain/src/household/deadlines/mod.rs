//! The terms of support and their deadlines, computed from the facts as of any date.
//!
//! A deadline is never a refusal by itself: the college may deviate (Wht 9.1), so it is a date with a state and
//! perhaps a recorded override. One rule looks at two of them: nothing begins after support should have ended.

mod rules;

use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Household;
use super::case::Case;
use super::course::Course;

/// A term the law or practice sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Term {
    /// From report to first conversation: a reasonable term, usually 8 weeks; when missed, the person is told.
    FirstConversation,
    /// From first conversation to plan: 8 weeks (Wht 2.21).
    Plan,
    /// From first conversation to the last material provision: 6 months (Wht 2.21).
    MaterialProvisions,
    /// From first conversation to the end of support: 2 years (Wht 2.21).
    EndOfSupport,
    /// From the day the municipality was told that the last application was rejected: 30 days (Wht 2.21).
    AfterRejection,
}

/// A term of one household, as of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Which term.
    pub term: Term,
    /// The date from which it counts; that day itself is not part of the term.
    pub started_on: Date,
    /// Its last day, the whole of it.
    pub due: Date,
    /// Where it stands.
    pub state: DeadlineState,
    /// Whether an override moved its last day (Wht 9.1).
    pub overridden: bool,
}

/// What has to be done next, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The last day, the whole of it.
    pub on: Date,
    /// The term that ends then.
    pub term: Term,
}

/// Where a term stands as of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineState {
    /// The last day has not passed.
    Running,
    /// What it asks was done, in time or late.
    Met {
        /// When it was done.
        on: Date,
    },
    /// The last day has passed, and what it asks was not done.
    Passed,
}

impl Term {
    /// All terms, in the order in which deadlines are listed.
    pub const ALL: [Self; 5] = [
        Self::FirstConversation,
        Self::Plan,
        Self::MaterialProvisions,
        Self::EndOfSupport,
        Self::AfterRejection,
    ];

    /// Whether it asks for something to be done, the end of support included; a window only closes.
    #[must_use]
    pub fn is_obligation(self) -> bool {
        match self {
            Self::FirstConversation | Self::Plan | Self::EndOfSupport | Self::AfterRejection => true,
            Self::MaterialProvisions => false,
        }
    }

    /// The term as a word of the API: `FIRST_CONVERSATION` to `AFTER_REJECTION`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FirstConversation => "FIRST_CONVERSATION",
            Self::Plan => "PLAN",
            Self::MaterialProvisions => "MATERIAL_PROVISIONS",
            Self::EndOfSupport => "END_OF_SUPPORT",
            Self::AfterRejection => "AFTER_REJECTION",
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The deadlines of an open case as of a date, of the terms that started by then.
///
/// Facts that happened later, overrides included, are left out: so a past date is answered as it was.
#[must_use]
pub fn deadlines(case: &Case, on: Date) -> Vec<Deadline> {
    while_open(&case.course, on).collect()
}

fn while_open(course: &Course, on: Date) -> impl Iterator<Item = Deadline> {
    Term::ALL.iter().filter_map(move |term| deadline(course, *term, on))
}

fn deadline(course: &Course, term: Term, on: Date) -> Option<Deadline> {
    let started_on = rules::start(course, term, on).filter(|start| *start <= on)?;
    let set = rules::length(term).after(started_on);
    let extensions = course.extensions.iter().filter(|given| given.term == term && given.on <= on);
    let due = extensions.map(|given| given.until).fold(set, Date::max);
    let state = match rules::met(course, term).filter(|met| *met <= on) {
        Some(on) => DeadlineState::Met { on },
        None if on > due => DeadlineState::Passed,
        None => DeadlineState::Running,
    };
    Some(Deadline { term, started_on, due, state, overridden: due > set })
}

impl Course {
    /// The deadlines as of a date.
    ///
    /// The end of support meets the two terms that ask for it, and stops the others: one that was still running
    /// is no longer listed, one that had passed stays passed.
    #[must_use]
    pub fn deadlines(&self, on: Date) -> Vec<Deadline> {
        match self.ended_as_of(on) {
            None => while_open(self, on).collect(),
            Some(ended) => while_open(self, ended).filter_map(|one| after(one, ended)).collect(),
        }
    }

    /// A term as of a date, as if support had not ended by then; `None` when it had not started.
    ///
    /// It asks whether something was done in time, whenever it was done.
    #[must_use]
    pub fn term_on(&self, term: Term, on: Date) -> Option<Deadline> {
        deadline(self, term, on)
    }

    /// What has to be done next in an open household, all facts counted; of two on one day the first in the order of
    /// [`Term::ALL`]. As of a date on or after the last fact, it is the earliest obligation of [`Course::deadlines`] that
    /// is not met.
    #[must_use]
    pub fn next_due(&self) -> Option<Due> {
        let open =
            |one: &Deadline| one.term.is_obligation() && !matches!(one.state, DeadlineState::Met { .. });
        let all = while_open(self, Date::MAX).filter(|_| self.is_open());
        all.filter(open).map(|one| Due { on: one.due, term: one.term }).min()
    }
}

impl Case {
    /// Support may still begin on this date, overrides counted.
    ///
    /// # Errors
    /// The term of [`Term::EndOfSupport`] or [`Term::AfterRejection`] that passed (Wht 2.21).
    pub(crate) fn support_may_begin(&self, on: Date) -> Result<(), Deadline> {
        let passed = while_open(&self.course, on).find(|deadline| {
            matches!(deadline.term, Term::EndOfSupport | Term::AfterRejection)
                && deadline.state == DeadlineState::Passed
        });
        passed.map_or(Ok(()), Err)
    }
}

impl Household {
    /// The deadlines as of a date: those of its [`Course`]; none when it was not reported.
    #[must_use]
    pub fn deadlines(&self, on: Date) -> Vec<Deadline> {
        self.case().map_or_else(Vec::new, |case| case.course.deadlines(on))
    }
}

/// What the end of support makes of a deadline as of that day.
fn after(deadline: Deadline, ended: Date) -> Option<Deadline> {
    match (deadline.term, deadline.state) {
        (Term::EndOfSupport | Term::AfterRejection, _) => {
            Some(Deadline { state: DeadlineState::Met { on: ended }, ..deadline })
        }
        (_, DeadlineState::Running) => None,
        (_, DeadlineState::Met { .. } | DeadlineState::Passed) => Some(deadline),
    }
}
