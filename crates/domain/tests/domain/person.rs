//! A person belongs to at most one open household of a ledger.
//!
//! The person's book is written by legs only; its rule is told here without the household.

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use domain::ids::HouseholdId;
use domain::person::{
    Claim, Person, PersonClaimed, PersonCommand, PersonEvent, PersonRefusal, PersonReleased, Release,
};

use crate::given::*;

fn given_person(events: impl Into<Vec<PersonEvent>>) -> AggregateTestExecutor<Person> {
    TestFramework::<Person>::with(()).given(events.into())
}

fn claim(household: HouseholdId) -> PersonCommand {
    PersonCommand::Claim(Claim { on: DAY, by: officer(), household })
}

fn release(household: HouseholdId) -> PersonCommand {
    PersonCommand::Release(Release { on: DAY, by: officer(), household })
}

pub(crate) fn claimed() -> PersonEvent {
    PersonEvent::PersonClaimed(PersonClaimed { on: DAY, by: officer(), household: HOUSEHOLD })
}

pub(crate) fn released() -> PersonEvent {
    PersonEvent::PersonReleased(PersonReleased { on: DAY, by: officer(), household: HOUSEHOLD })
}

#[test]
fn a_free_person_is_claimed() {
    given_person([]).when(claim(HOUSEHOLD)).then_expect_events(vec![claimed()]);
    given_person([claimed(), released()]).when(claim(HOUSEHOLD)).then_expect_events(vec![claimed()]);
}

#[test]
fn a_second_household_cannot_claim() {
    let refusal = PersonRefusal::PersonInOtherHousehold { household: HOUSEHOLD, since: DAY };
    given_person([claimed()]).when(claim(OTHER_HOUSEHOLD)).then_expect_error(refusal);
}

#[test]
fn claiming_again_records_nothing() {
    given_person([claimed()]).when(claim(HOUSEHOLD)).then_expect_events(vec![]);
}

#[test]
fn the_household_that_claimed_releases() {
    given_person([claimed()]).when(release(HOUSEHOLD)).then_expect_events(vec![released()]);
}

#[test]
fn nobody_else_releases() {
    given_person([claimed()])
        .when(release(OTHER_HOUSEHOLD))
        .then_expect_error(PersonRefusal::PersonNotClaimed { household: OTHER_HOUSEHOLD });
    given_person([])
        .when(release(HOUSEHOLD))
        .then_expect_error(PersonRefusal::PersonNotClaimed { household: HOUSEHOLD });
}
