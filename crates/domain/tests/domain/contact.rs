//! Reaching the household: attempts, and the first contact that counts once.
//!
//! Attempts are counted as they come.

use domain::household::HouseholdRefusal;

use crate::given::*;

#[test]
fn an_attempt_is_recorded_as_often_as_it_is_made() {
    given([reported(), attempted()]).when(attempt()).then_expect_events(vec![attempted()]);
}

#[test]
fn the_first_contact_is_made() {
    given([reported(), attempted()]).when(record_first_contact()).then_expect_events(vec![first_contact()]);
}

#[test]
fn the_first_contact_is_counted_once_per_household_ever() {
    let refusal = HouseholdRefusal::FirstContactAlreadyMade { on: DAY };
    given([reported(), first_contact()]).when(record_first_contact()).then_expect_error(refusal.clone());
    given([reported(), first_contact(), ended(), resumed()])
        .when(record_first_contact())
        .then_expect_error(refusal);
}
