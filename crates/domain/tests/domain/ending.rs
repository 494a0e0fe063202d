//! The end of support in its three ways, and taking it up again.
//!
//! Releases and claims of members are legs and have stories of their own.

use domain::household::{EndReason, Household, HouseholdEvent, HouseholdRefusal, Stage};

use crate::given::*;

fn measure_under_way() -> Vec<HouseholdEvent> {
    vec![reported(), joined(MOTHER), drawn_up(), agreed(1, [MOTHER]), started(MEASURE)]
}

#[test]
fn support_ends_for_a_reason() {
    given(measure_under_way())
        .when(end(EndReason::TermReached))
        .then_expect_events(vec![ended_for(EndReason::TermReached)]);
}

#[test]
fn completed_support_leaves_no_measure_under_way() {
    given(measure_under_way())
        .when(end(EndReason::Completed))
        .then_expect_error(HouseholdRefusal::MeasuresUnderWay { count: 1 });
    given([measure_under_way(), vec![completed(MEASURE)]].concat())
        .when(end(EndReason::Completed))
        .then_expect_events(vec![ended_for(EndReason::Completed)]);
}

#[test]
fn the_household_is_transferred() {
    given([reported()]).when(transfer()).then_expect_events(vec![transferred()]);
}

#[test]
fn the_household_is_handed_over_to_regular_support() {
    given([reported()]).when(hand_over()).then_expect_events(vec![handed_over()]);
}

#[test]
fn nothing_but_four_things_happens_after_the_end() {
    for end in [ended(), transferred(), handed_over()] {
        for command in [attempt(), add(MOTHER), start_aftercare(), hand_over(), consent(CONSENT, MOTHER)] {
            given([reported(), end.clone()])
                .when(command)
                .then_expect_error(HouseholdRefusal::SupportEnded { on: DAY });
        }
    }
}

#[test]
fn support_is_resumed_however_it_ended() {
    for end in [ended(), transferred(), handed_over()] {
        given([reported(), end]).when(resume()).then_expect_events(vec![resumed()]);
    }
}

#[test]
fn support_that_goes_on_is_not_resumed() {
    given([reported()]).when(resume()).then_expect_error(HouseholdRefusal::SupportNotEnded);
    given([reported(), ended(), resumed()])
        .when(resume())
        .then_expect_error(HouseholdRefusal::SupportNotEnded);
}

#[test]
fn what_was_recorded_before_the_end_is_there_after_resuming() {
    let history = [measure_under_way(), vec![ended(), resumed()]].concat();
    let household = household(&history);
    assert_eq!(household.stage(), Stage::Supported);
    let Household::Open(case) = household else { panic!("support goes on") };
    assert!(case.members.contains_key(&MOTHER));
    assert_eq!(case.resumptions.len(), 1);
    given(history).when(complete(MEASURE)).then_expect_events(vec![completed(MEASURE)]);
}
