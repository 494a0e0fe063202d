//! Plans: goals, measures, and the versions made of them.
//!
//! The plan of most stories has one goal and one measure.

use domain::household::{
    DrawUpPlan, Goal, HouseholdEvent, LifeDomain, Measure, PlanDrawnUp, PlanRevised, RevisePlan,
};
use domain::ids::{GoalId, MeasureId, NeedId};
use jiff::civil::Date;

use super::*;

pub(crate) fn goal(goal: GoalId) -> Goal {
    Goal { goal, life_domain: LifeDomain::Housing, need: None, text: text() }
}

pub(crate) fn goal_for(goal: GoalId, need: NeedId) -> Goal {
    Goal { goal, life_domain: LifeDomain::Housing, need: Some(need), text: text() }
}

pub(crate) fn measure(measure: MeasureId, goal: GoalId) -> Measure {
    Measure {
        measure,
        goal,
        organisation: Some(organisation("neighbourhood-team")),
        due: Some(date(2026, 12, 1)),
        text: text(),
    }
}

pub(crate) fn draw_up(goals: &[Goal], measures: &[Measure]) -> HouseholdCommand {
    DrawUpPlan { fact: fact(), goals: goals.to_vec(), measures: measures.to_vec() }.into()
}

pub(crate) fn revise(goals: &[Goal], measures: &[Measure]) -> HouseholdCommand {
    RevisePlan { fact: fact_on(LATER), goals: goals.to_vec(), measures: measures.to_vec(), reason: text() }
        .into()
}

pub(crate) fn drawn_up() -> HouseholdEvent {
    drawn_up_on(DAY)
}

pub(crate) fn drawn_up_on(on: Date) -> HouseholdEvent {
    let (goals, measures) = (vec![goal(GOAL)], vec![measure(MEASURE, GOAL)]);
    PlanDrawnUp { on, by: officer(), version: 1, goals, measures }.into()
}

/// The plan as drawn up, and a measure more.
pub(crate) fn revised() -> HouseholdEvent {
    PlanRevised {
        on: LATER,
        by: officer(),
        version: 2,
        goals: vec![goal(GOAL)],
        measures: vec![measure(MEASURE, GOAL), measure(OTHER_MEASURE, GOAL)],
        reason: text(),
    }
    .into()
}
