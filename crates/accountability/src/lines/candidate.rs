//! A line before it is known what counted before it.

use domain::fund::Method;
use domain::ids::{ActivityCode, ComponentCode, HouseholdId, PersonId};
use domain::money::EuroCents;
use uuid::Uuid;

use crate::line::Line;

/// A line, and what of its standing depends on lines before it.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub line: Line,
    /// What counts once ever, when it does.
    pub once: Option<Once>,
    /// The limit it is under, when it is under one.
    pub limited: Option<Limited>,
}

/// Something that counts once, in all years together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Once {
    /// A person as a victim.
    Victim(PersonId),
    /// A component for a household.
    Household(ComponentCode, HouseholdId),
    /// A component for a person, whatever household.
    Person(ComponentCode, PersonId),
    /// A component for the plan of a household, all versions being one.
    Plan(ComponentCode, HouseholdId),
}

/// The limit a line is under.
#[derive(Debug, Clone)]
pub(super) struct Limited {
    pub of: LimitOf,
    /// The most, in euro cents.
    pub most: EuroCents,
    pub hold: Hold,
}

/// Whom and what a limit is counted for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct LimitOf {
    pub component: ComponentCode,
    pub activity: ActivityCode,
    /// The person or the household.
    pub whom: Uuid,
}

/// Whether a line is held to its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    To,
    /// It counts towards the limit and may go over it.
    Not,
}

/// Whether a component's unit has an amount or is only counted.
pub(super) fn is_at_norm(method: Option<Method>) -> bool {
    method == Some(Method::Norm)
}

/// Adds positions, which stay ascending and different.
pub(super) fn rest(rests_on: &mut Vec<u64>, more: impl IntoIterator<Item = u64>) {
    rests_on.extend(more);
    rests_on.sort_unstable();
    rests_on.dedup();
}
