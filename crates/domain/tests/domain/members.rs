//! Members: joining, leaving, their details and their status as victims.
//!
//! Claims on persons are legs and have stories of their own.

use domain::household::{HouseholdRefusal, VictimStatus};

use crate::given::*;

const NOT_A_MEMBER: HouseholdRefusal = HouseholdRefusal::NotAMember { person: STRANGER };

#[test]
fn a_person_joins_with_a_ground_and_a_status() {
    given([reported()]).when(add(MOTHER)).then_expect_events(vec![joined(MOTHER)]);
}

#[test]
fn a_member_does_not_join_twice() {
    given([reported(), joined(MOTHER)])
        .when(add(MOTHER))
        .then_expect_error(HouseholdRefusal::AlreadyMember { person: MOTHER });
}

#[test]
fn who_left_may_join_again() {
    given([reported(), joined(MOTHER), left(MOTHER)])
        .when(add(MOTHER))
        .then_expect_events(vec![joined(MOTHER)]);
}

#[test]
fn a_member_leaves() {
    given([reported(), joined(MOTHER)]).when(remove(MOTHER)).then_expect_events(vec![left(MOTHER)]);
}

#[test]
fn a_stranger_cannot_leave() {
    given([reported(), joined(MOTHER)]).when(remove(STRANGER)).then_expect_error(NOT_A_MEMBER);
}

#[test]
fn the_details_of_a_member_are_stated_anew() {
    given([reported(), joined(MOTHER)])
        .when(change_details(MOTHER))
        .then_expect_events(vec![details_changed(MOTHER)]);
}

#[test]
fn a_stranger_has_no_details() {
    given([reported()]).when(change_details(STRANGER)).then_expect_error(NOT_A_MEMBER);
}

#[test]
fn uht_recognises_a_victim() {
    given([reported(), joined(MOTHER)])
        .when(record_status(MOTHER, VictimStatus::Recognised))
        .then_expect_events(vec![status_recorded(DAY, MOTHER, VictimStatus::Recognised)]);
}

#[test]
fn a_status_is_recorded_after_support_ended_too() {
    let rejected = VictimStatus::Rejected { municipality_told_on: DAY };
    given([reported(), joined(MOTHER), ended()])
        .when(record_status(MOTHER, rejected))
        .then_expect_events(vec![status_recorded(DAY, MOTHER, rejected)]);
}

#[test]
fn a_stranger_has_no_status() {
    given([reported()])
        .when(record_status(STRANGER, VictimStatus::Recognised))
        .then_expect_error(NOT_A_MEMBER);
}

#[test]
fn the_municipality_is_not_told_tomorrow() {
    let rejected = VictimStatus::Rejected { municipality_told_on: TOMORROW };
    let refusal = HouseholdRefusal::DateInFuture { on: TOMORROW, today: TODAY };
    given([reported(), joined(MOTHER)])
        .when(record_status(MOTHER, rejected))
        .then_expect_error(refusal.clone());
    given([reported()]).when(add_as(MOTHER, rejected)).then_expect_error(refusal);
}

#[test]
fn a_status_entered_late_does_not_replace_a_newer_one() {
    let rejected = VictimStatus::Rejected { municipality_told_on: DAY };
    let events = [
        reported(),
        joined(MOTHER),
        status_recorded(LATER, MOTHER, VictimStatus::Recognised),
        status_recorded(DAY, MOTHER, rejected),
        status_recorded(REPORT_DAY.yesterday().unwrap(), MOTHER, rejected),
    ];
    let household = household(&events);
    let case = household.case().unwrap();
    let status = &case.members[&MOTHER].status;
    assert_eq!((status.current.on, status.current.status), (LATER, VictimStatus::Recognised));
    let dates: Vec<_> = status.iter().map(|held| held.on).collect();
    assert!(dates.is_sorted() && dates.len() == 4, "none is lost: {dates:?}");
    let course = &case.course.members[&MOTHER];
    assert_eq!((course.status(), course.joined_on()), (Some(VictimStatus::Recognised), Some(REPORT_DAY)));
    assert_eq!(course.status_on(DAY), Some(rejected), "on that day it was so");
    assert_eq!(course.status_on(DAY.yesterday().unwrap()), Some(VictimStatus::Potential));
}

#[test]
fn of_two_statuses_of_one_day_the_one_recorded_last_stands() {
    let events = [
        reported(),
        joined(MOTHER),
        status_recorded(DAY, MOTHER, VictimStatus::Recognised),
        status_recorded(DAY, MOTHER, VictimStatus::NotAVictim),
    ];
    let household = household(&events);
    let case = household.case().unwrap();
    assert_eq!(case.members[&MOTHER].status.current.status, VictimStatus::NotAVictim);
    assert_eq!(case.course.members[&MOTHER].status(), Some(VictimStatus::NotAVictim));
}
