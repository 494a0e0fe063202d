//! Measures: started, completed or stopped, and the one rule that looks at the clocks.
//!
//! Nothing starts after support should have ended, unless the college gave more time.

use domain::household::{HouseholdEvent, HouseholdRefusal, Term, VictimStatus};
use jiff::civil::date;

use crate::given::*;

fn agreed_plan() -> Vec<HouseholdEvent> {
    vec![reported(), joined(MOTHER), first_conversation(), drawn_up(), agreed(1, [MOTHER])]
}

fn under_way() -> Vec<HouseholdEvent> {
    [agreed_plan(), vec![started(MEASURE)]].concat()
}

#[test]
fn a_measure_of_the_agreed_plan_starts() {
    given(agreed_plan()).when(start(MEASURE)).then_expect_events(vec![started(MEASURE)]);
}

#[test]
fn nothing_starts_without_a_plan() {
    given([reported()]).when(start(MEASURE)).then_expect_error(HouseholdRefusal::NoPlan);
}

#[test]
fn a_measure_that_is_not_in_the_plan_does_not_start() {
    given(agreed_plan())
        .when(start(OTHER_MEASURE))
        .then_expect_error(HouseholdRefusal::MeasureUnknown { measure: OTHER_MEASURE });
}

#[test]
fn nothing_starts_before_somebody_agreed_to_this_version() {
    given([reported(), joined(MOTHER), drawn_up()])
        .when(start(MEASURE))
        .then_expect_error(HouseholdRefusal::PlanNotAgreed { version: 1 });
    given([agreed_plan(), vec![revised()]].concat())
        .when(start(OTHER_MEASURE))
        .then_expect_error(HouseholdRefusal::PlanNotAgreed { version: 2 });
}

#[test]
fn a_measure_starts_once() {
    let refusal = HouseholdRefusal::MeasureAlreadyStarted { measure: MEASURE, on: DAY };
    given(under_way()).when(start(MEASURE)).then_expect_error(refusal.clone());
    given([under_way(), vec![completed(MEASURE)]].concat()).when(start(MEASURE)).then_expect_error(refusal);
}

#[test]
fn a_measure_is_completed() {
    given(under_way()).when(complete(MEASURE)).then_expect_events(vec![completed(MEASURE)]);
}

#[test]
fn a_measure_is_stopped_with_a_reason() {
    given(under_way()).when(stop(MEASURE)).then_expect_events(vec![stopped(MEASURE)]);
}

#[test]
fn only_a_measure_under_way_ends() {
    let refusal = HouseholdRefusal::MeasureNotUnderWay { measure: MEASURE };
    for history in [
        vec![reported()],
        agreed_plan(),
        [under_way(), vec![completed(MEASURE)]].concat(),
        [under_way(), vec![stopped(MEASURE)]].concat(),
    ] {
        given(history.clone()).when(complete(MEASURE)).then_expect_error(refusal.clone());
        given(history).when(stop(MEASURE)).then_expect_error(refusal.clone());
    }
}

#[test]
fn the_last_day_of_support_is_a_day_of_support() {
    let last = date(2028, 3, 2);
    assert!(given(agreed_plan()).when(start_on(last, MEASURE)).inspect_result().is_ok());

    let on = last.tomorrow().unwrap();
    let refusal = HouseholdRefusal::SupportTermPassed { term: Term::EndOfSupport, due: last, on };
    given(agreed_plan()).when(start_on(on, MEASURE)).then_expect_error(refusal);
}

#[test]
fn hardship_gives_more_time() {
    let (on, until) = (date(2028, 5, 1), date(2028, 9, 2));
    let history = [agreed_plan(), vec![overridden(date(2028, 3, 20), Term::EndOfSupport, until)]].concat();
    assert!(given(history.clone()).when(start_on(on, MEASURE)).inspect_result().is_ok());

    let on = date(2028, 9, 3);
    let refusal = HouseholdRefusal::SupportTermPassed { term: Term::EndOfSupport, due: until, on };
    given(history).when(start_on(on, MEASURE)).then_expect_error(refusal);
}

#[test]
fn thirty_days_after_the_rejection_nothing_starts() {
    let rejected = VictimStatus::Rejected { municipality_told_on: LATER };
    let history = [agreed_plan(), vec![status_recorded(LATER, MOTHER, rejected)]].concat();
    let last = date(2026, 5, 7);
    assert!(given(history.clone()).when(start_on(last, MEASURE)).inspect_result().is_ok());

    let on = date(2026, 5, 8);
    let refusal = HouseholdRefusal::SupportTermPassed { term: Term::AfterRejection, due: last, on };
    given(history.clone()).when(start_on(on, MEASURE)).then_expect_error(refusal);

    let moved = [history, vec![overridden(LATER, Term::AfterRejection, on)]].concat();
    assert!(given(moved).when(start_on(on, MEASURE)).inspect_result().is_ok());
}

#[test]
fn a_missed_term_for_the_plan_stops_nothing() {
    let late = date(2027, 1, 5);
    assert!(given(agreed_plan()).when(start_on(late, MEASURE)).inspect_result().is_ok());
}
