//! What every version of a plan must satisfy, drawn up or revised.
//!
//! In the order of the refusals: goals, no goal twice, no measure twice, each measure under a goal, known needs.

use std::collections::BTreeSet;

use super::{Goal, Measure};
use crate::household::case::Case;
use crate::household::refusal::HouseholdRefusal;

/// Judges the content of a version.
pub(super) fn content(case: &Case, goals: &[Goal], measures: &[Measure]) -> Result<(), HouseholdRefusal> {
    if goals.is_empty() {
        return Err(HouseholdRefusal::PlanWithoutGoals);
    }
    let mut known_goals = BTreeSet::new();
    if let Some(twice) = goals.iter().find(|goal| !known_goals.insert(goal.goal)) {
        return Err(HouseholdRefusal::DuplicateGoal { goal: twice.goal });
    }
    let mut known_measures = BTreeSet::new();
    if let Some(twice) = measures.iter().find(|measure| !known_measures.insert(measure.measure)) {
        return Err(HouseholdRefusal::DuplicateMeasure { measure: twice.measure });
    }
    if let Some(stray) = measures.iter().find(|measure| !known_goals.contains(&measure.goal)) {
        return Err(HouseholdRefusal::MeasureWithoutGoal { measure: stray.measure, goal: stray.goal });
    }
    goals.iter().filter_map(|goal| goal.need).try_for_each(|need| case.need(need).map(|_| ()))
}
