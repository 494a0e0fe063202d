//! Reporting a household, and what holds for every command that follows.
//!
//! Stage and dates are judged before anything specific, for every command alike.

use domain::household::{HouseholdRefusal, OutreachMethod, ReportHousehold, ReportSource};

use crate::given::*;

#[test]
fn a_handover_by_uht_opens_the_file() {
    given_nothing().when(report()).then_expect_events(vec![reported()]);
}

#[test]
fn outreach_says_how_the_household_was_found() {
    let source = ReportSource::Outreach(OutreachMethod::KitchenTableTalk);
    let report = ReportHousehold { fact: fact(), source, text: None };
    let events = given_nothing().when(report.into()).inspect_result().unwrap();
    let json = serde_json::to_string(&events).unwrap();
    assert!(json.contains(r#""source":{"Outreach":"KitchenTableTalk"}"#), "{json}");
}

#[test]
fn nothing_happens_to_a_household_nobody_reported() {
    given_nothing().when(attempt()).then_expect_error(HouseholdRefusal::HouseholdNotReported);
}

#[test]
fn a_household_is_reported_once() {
    let refusal = HouseholdRefusal::HouseholdAlreadyReported { on: REPORT_DAY };
    given([reported()]).when(report()).then_expect_error(refusal.clone());
    given([reported(), ended()]).when(report()).then_expect_error(refusal);
}

#[test]
fn a_report_of_tomorrow_is_refused() {
    let report = ReportHousehold { fact: fact_on(TOMORROW), source: ReportSource::SelfReport, text: None };
    let refusal = HouseholdRefusal::DateInFuture { on: TOMORROW, today: TODAY };
    given_nothing().when(report.into()).then_expect_error(refusal);
}

#[test]
fn nothing_happens_tomorrow() {
    let refusal = HouseholdRefusal::DateInFuture { on: TOMORROW, today: TODAY };
    given([reported()]).when(attempt_on(TOMORROW)).then_expect_error(refusal);
}

#[test]
fn what_happened_today_may_be_recorded() {
    assert!(given([reported()]).when(attempt_on(TODAY)).inspect_result().is_ok());
}

#[test]
fn nothing_happens_before_the_report() {
    let on = REPORT_DAY.yesterday().unwrap();
    let refusal = HouseholdRefusal::DateBeforeReport { on, reported_on: REPORT_DAY };
    given([reported()]).when(attempt_on(on)).then_expect_error(refusal);
}

#[test]
fn what_happened_on_the_day_of_the_report_may_be_recorded() {
    assert!(given([reported()]).when(attempt_on(REPORT_DAY)).inspect_result().is_ok());
}
