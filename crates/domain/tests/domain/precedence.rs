//! When several refusals apply, the one that stands first in the order is the answer.
//!
//! Told for the pairs a client is likely to meet together.

use domain::household::{
    AgreePlan, EndReason, HouseholdEvent, HouseholdRefusal, RecordFirstContact, StartMeasure, Term,
    VictimStatus,
};
use jiff::civil::date;

use crate::given::*;

fn first_contact_on(on: jiff::civil::Date) -> HouseholdCommand {
    RecordFirstContact { fact: fact_on(on), channel: domain::household::Channel::Phone, text: None }.into()
}

#[test]
fn an_unknown_household_comes_before_a_wrong_date() {
    given_nothing().when(attempt_on(TOMORROW)).then_expect_error(HouseholdRefusal::HouseholdNotReported);
}

#[test]
fn the_end_of_support_comes_before_a_wrong_date() {
    given([reported(), ended()])
        .when(attempt_on(TOMORROW))
        .then_expect_error(HouseholdRefusal::SupportEnded { on: DAY });
}

#[test]
fn a_wrong_date_comes_before_the_rules_of_the_operation() {
    let history = [reported(), first_contact()];
    given(history.clone())
        .when(first_contact_on(TOMORROW))
        .then_expect_error(HouseholdRefusal::DateInFuture { on: TOMORROW, today: TODAY });
    let on = date(2026, 2, 1);
    given(history)
        .when(first_contact_on(on))
        .then_expect_error(HouseholdRefusal::DateBeforeReport { on, reported_on: REPORT_DAY });
}

#[test]
fn a_wrong_date_of_a_rejection_comes_before_a_double_membership() {
    given([reported(), joined(MOTHER)])
        .when(add_as(MOTHER, VictimStatus::Rejected { municipality_told_on: TOMORROW }))
        .then_expect_error(HouseholdRefusal::DateInFuture { on: TOMORROW, today: TODAY });
}

#[test]
fn an_old_version_comes_before_a_stranger_who_agrees() {
    let agree = AgreePlan { fact: fact(), version: 3, persons: [STRANGER].into() };
    given([reported(), drawn_up()])
        .when(agree.into())
        .then_expect_error(HouseholdRefusal::PlanVersionNotCurrent { version: 3, current: 1 });
}

#[test]
fn a_measure_that_started_comes_before_the_term_that_passed() {
    let history: Vec<HouseholdEvent> = vec![
        reported(),
        joined(MOTHER),
        first_conversation(),
        drawn_up(),
        agreed(1, [MOTHER]),
        started(MEASURE),
    ];
    let late = date(2029, 1, 1);
    let start = |measure| -> HouseholdCommand {
        StartMeasure { fact: domain::Fact { today: late, ..fact_on(late) }, measure }.into()
    };
    given(history.clone())
        .when(start(MEASURE))
        .then_expect_error(HouseholdRefusal::MeasureAlreadyStarted { measure: MEASURE, on: DAY });
    given([history, vec![revised(), agreed(2, [MOTHER])]].concat())
        .when(start(OTHER_MEASURE))
        .then_expect_error(HouseholdRefusal::SupportTermPassed {
            term: Term::EndOfSupport,
            due: date(2028, 3, 2),
            on: late,
        });
}

#[test]
fn the_end_comes_before_a_second_end() {
    given([reported(), ended()])
        .when(end(EndReason::Completed))
        .then_expect_error(HouseholdRefusal::SupportEnded { on: DAY });
}
