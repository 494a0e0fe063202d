//! One household, one coordinator, and a reason for each change.
//!
//! The succession keeps who coordinated before, by date.

use domain::household::{AssignCoordinator, AssignmentReason, HouseholdRefusal};

use crate::given::*;

#[test]
fn the_household_gets_a_coordinator() {
    given([reported()])
        .when(assign("noor", AssignmentReason::FirstAssignment))
        .then_expect_events(vec![assigned("noor", AssignmentReason::FirstAssignment)]);
}

#[test]
fn another_takes_over_for_a_reason() {
    let events = [reported(), assigned("noor", AssignmentReason::FirstAssignment)];
    given(events.clone())
        .when(assign("sam", AssignmentReason::Absence))
        .then_expect_events(vec![assigned("sam", AssignmentReason::Absence)]);

    let events = [&events[..], &[assigned("sam", AssignmentReason::Absence)]].concat();
    let household = household(&events);
    let coordinators = household.case().unwrap().coordinator.as_ref().unwrap();
    assert_eq!(coordinators.current.coordinator.as_str(), "sam");
    let names: Vec<_> = coordinators.iter().map(|one| one.coordinator.as_str()).collect();
    assert_eq!(names, ["noor", "sam"]);
}

#[test]
fn a_change_is_not_a_first_assignment() {
    given([reported(), assigned("noor", AssignmentReason::FirstAssignment)])
        .when(assign("sam", AssignmentReason::FirstAssignment))
        .then_expect_error(HouseholdRefusal::CoordinatorChangeNeedsReason { since: DAY });
}

#[test]
fn the_coordinator_is_not_assigned_again() {
    given([reported(), assigned("noor", AssignmentReason::FirstAssignment)])
        .when(assign("noor", AssignmentReason::Other))
        .then_expect_error(HouseholdRefusal::AlreadyCoordinator { since: DAY });
}

#[test]
fn the_coordinator_may_come_to_work_for_another_organisation() {
    let assign = AssignCoordinator {
        fact: fact(),
        coordinator: officer_called("noor"),
        organisation: organisation("youth-point"),
        reason: AssignmentReason::Other,
    };
    let history = [reported(), assigned("noor", AssignmentReason::FirstAssignment)];
    assert!(given(history).when(assign.into()).inspect_result().is_ok());
}

#[test]
fn an_assignment_entered_late_goes_among_the_earlier_ones() {
    let other = AssignmentReason::Other;
    let events = [
        reported(),
        assigned_on(REPORT_DAY, "noor", AssignmentReason::FirstAssignment),
        assigned_on(LATER, "sam", other),
        assigned_on(DAY, "kim", other),
    ];
    let household = household(&events);
    let coordinators = household.case().unwrap().coordinator.as_ref().unwrap();
    assert_eq!(coordinators.current.coordinator.as_str(), "sam");
    let names: Vec<_> = coordinators.iter().map(|one| one.coordinator.as_str()).collect();
    assert_eq!(names, ["noor", "kim", "sam"]);
}

#[test]
fn of_two_assignments_of_one_day_the_one_recorded_last_stands() {
    let events = [
        reported(),
        assigned("noor", AssignmentReason::FirstAssignment),
        assigned("sam", AssignmentReason::Absence),
    ];
    let household = household(&events);
    assert_eq!(household.case().unwrap().coordinator.as_ref().unwrap().current.coordinator.as_str(), "sam");
}
