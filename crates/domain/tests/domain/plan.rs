//! The plan: drawn up once, revised in versions, agreed by each person once per version.
//!
//! What a version must satisfy holds for the first as for every later one.

use domain::household::{HouseholdEvent, HouseholdRefusal};

use crate::given::*;

fn agreed_plan() -> Vec<HouseholdEvent> {
    vec![reported(), joined(MOTHER), joined(SON), drawn_up(), agreed(1, [MOTHER])]
}

#[test]
fn the_plan_is_drawn_up_at_version_one() {
    given([reported()])
        .when(draw_up(&[goal(GOAL)], &[measure(MEASURE, GOAL)]))
        .then_expect_events(vec![drawn_up()]);
}

#[test]
fn a_household_has_one_plan() {
    given([reported(), drawn_up(), revised()])
        .when(draw_up(&[goal(GOAL)], &[]))
        .then_expect_error(HouseholdRefusal::PlanAlreadyDrawnUp { version: 2 });
}

#[test]
fn a_plan_must_hold_together_drawn_up_or_revised() {
    let stray = HouseholdRefusal::MeasureWithoutGoal { measure: MEASURE, goal: OTHER_GOAL };
    for (goals, measures, refusal) in [
        (vec![], vec![], HouseholdRefusal::PlanWithoutGoals),
        (vec![goal(GOAL), goal(GOAL)], vec![], HouseholdRefusal::DuplicateGoal { goal: GOAL }),
        (
            vec![goal(GOAL)],
            vec![measure(MEASURE, GOAL), measure(MEASURE, GOAL)],
            HouseholdRefusal::DuplicateMeasure { measure: MEASURE },
        ),
        (vec![goal(GOAL)], vec![measure(MEASURE, OTHER_GOAL)], stray),
        (vec![goal_for(GOAL, NEED)], vec![], HouseholdRefusal::NeedUnknown { need: NEED }),
    ] {
        given([reported()]).when(draw_up(&goals, &measures)).then_expect_error(refusal.clone());
        given([reported(), drawn_up()]).when(revise(&goals, &measures)).then_expect_error(refusal);
    }
}

#[test]
fn a_goal_may_answer_a_need_that_was_recorded() {
    let history = [reported(), joined(MOTHER), need(NEED)];
    assert!(given(history).when(draw_up(&[goal_for(GOAL, NEED)], &[])).inspect_result().is_ok());
}

#[test]
fn a_revision_makes_the_next_version() {
    given([reported(), drawn_up()])
        .when(revise(&[goal(GOAL)], &[measure(MEASURE, GOAL), measure(OTHER_MEASURE, GOAL)]))
        .then_expect_events(vec![revised()]);
}

#[test]
fn what_was_not_drawn_up_is_not_revised() {
    given([reported()]).when(revise(&[goal(GOAL)], &[])).then_expect_error(HouseholdRefusal::NoPlan);
}

#[test]
fn a_measure_under_way_does_not_vanish() {
    let history = [agreed_plan(), vec![started(MEASURE)]].concat();
    given(history)
        .when(revise(&[goal(GOAL)], &[]))
        .then_expect_error(HouseholdRefusal::MeasureUnderWay { measure: MEASURE, since: DAY });
}

#[test]
fn a_finished_measure_may_leave_the_plan() {
    for end in [completed(MEASURE), stopped(MEASURE)] {
        let history = [agreed_plan(), vec![started(MEASURE), end]].concat();
        assert!(given(history).when(revise(&[goal(GOAL)], &[])).inspect_result().is_ok());
    }
}

#[test]
fn persons_agree_to_the_plan() {
    given([reported(), joined(MOTHER), joined(SON), drawn_up()])
        .when(agree(1, [MOTHER, SON]))
        .then_expect_events(vec![agreed(1, [MOTHER, SON])]);
}

#[test]
fn nobody_agrees_to_a_plan_that_is_not_there() {
    given([reported(), joined(MOTHER)]).when(agree(1, [MOTHER])).then_expect_error(HouseholdRefusal::NoPlan);
}

#[test]
fn nobody_agrees_to_a_version_that_was_revised() {
    let history = [agreed_plan(), vec![revised()]].concat();
    given(history)
        .when(agree(1, [SON]))
        .then_expect_error(HouseholdRefusal::PlanVersionNotCurrent { version: 1, current: 2 });
}

#[test]
fn only_members_agree_and_at_least_one() {
    given(agreed_plan())
        .when(agree(1, [SON, STRANGER]))
        .then_expect_error(HouseholdRefusal::NotAMember { person: STRANGER });
    given(agreed_plan()).when(agree(1, [])).then_expect_error(HouseholdRefusal::NobodyPresent);
}

#[test]
fn a_person_agrees_to_a_version_once() {
    given(agreed_plan())
        .when(agree(1, [MOTHER, SON]))
        .then_expect_error(HouseholdRefusal::PlanAlreadyAgreed { person: MOTHER, version: 1, on: DAY });
}

#[test]
fn a_new_version_is_agreed_anew() {
    let history = [agreed_plan(), vec![revised()]].concat();
    given(history).when(agree(2, [MOTHER])).then_expect_events(vec![agreed(2, [MOTHER])]);
}
