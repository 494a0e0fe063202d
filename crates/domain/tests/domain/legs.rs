//! Legs: a person belongs to at most one open household, whatever happens to households.
//!
//! Told in a small world of several books, as an executor would carry them out.

use domain::household::{EndReason, HouseholdCommand};
use domain::person::PersonRefusal;
use domain::{BookId, Refusal};

use crate::given::*;
use crate::world::World;

fn world(commands: &[HouseholdCommand]) -> World {
    let mut world = World::default();
    for command in commands {
        world.ask(HOUSEHOLD, command).expect("the story begins well");
    }
    world
}

fn family() -> World {
    world(&[report(), add(MOTHER), add(SON)])
}

fn in_other_household(on: jiff::civil::Date) -> Refusal {
    Refusal::Person(PersonRefusal::PersonInOtherHousehold { household: OTHER_HOUSEHOLD, since: on })
}

#[test]
fn joining_claims_the_person() {
    let world = family();
    assert_eq!(world.household_of(MOTHER), Some(HOUSEHOLD));
    assert_eq!(world.events.iter().filter(|(id, _)| matches!(id, BookId::Person(_))).count(), 2);
}

#[test]
fn a_person_of_another_household_does_not_join_and_nothing_is_recorded() {
    let mut world = world(&[report()]);
    world.ask(OTHER_HOUSEHOLD, &report()).unwrap();
    world.ask(OTHER_HOUSEHOLD, &add(MOTHER)).unwrap();
    let before = world.clone();
    assert_eq!(world.ask(HOUSEHOLD, &add(MOTHER)), Err(in_other_household(REPORT_DAY)));
    assert_eq!(world, before);
}

#[test]
fn who_left_may_join_another_household() {
    let mut world = family();
    world.ask(HOUSEHOLD, &remove(MOTHER)).unwrap();
    assert_eq!(world.household_of(MOTHER), None);
    world.ask(OTHER_HOUSEHOLD, &report()).unwrap();
    world.ask(OTHER_HOUSEHOLD, &add(MOTHER)).unwrap();
    assert_eq!(world.household_of(MOTHER), Some(OTHER_HOUSEHOLD));
}

#[test]
fn every_end_of_support_releases_every_member() {
    for end in [end(EndReason::NoContact), transfer(), hand_over()] {
        let mut world = family();
        assert_eq!(world.ask(HOUSEHOLD, &end), Ok(3));
        assert_eq!([MOTHER, SON].map(|person| world.household_of(person)), [None, None]);
    }
}

#[test]
fn resuming_claims_every_member_again() {
    let mut world = family();
    world.ask(HOUSEHOLD, &transfer()).unwrap();
    assert_eq!(world.ask(HOUSEHOLD, &resume()), Ok(3));
    assert_eq!(world.household_of(MOTHER), Some(HOUSEHOLD));
    assert_eq!(world.household_of(SON), Some(HOUSEHOLD));
}

#[test]
fn support_is_not_resumed_for_somebody_who_belongs_elsewhere_by_now() {
    let mut world = family();
    world.ask(HOUSEHOLD, &transfer()).unwrap();
    world.ask(OTHER_HOUSEHOLD, &report()).unwrap();
    world.ask(OTHER_HOUSEHOLD, &add(SON)).unwrap();
    let before = world.clone();
    assert_eq!(world.ask(HOUSEHOLD, &resume()), Err(in_other_household(REPORT_DAY)));
    assert_eq!(world, before);
}

#[test]
fn what_concerns_the_household_alone_has_no_legs() {
    let mut world = family();
    assert_eq!(world.ask(HOUSEHOLD, &record_first_contact()), Ok(1));
    assert_eq!(world.ask(HOUSEHOLD, &change_details(MOTHER)), Ok(1));
}
