//! What holds for every history, whatever is asked in whatever order.
//!
//! Each step of a random history is checked: refusals change nothing, claims balance, one plan, one coordinator.

mod questions;

use domain::household::{Case, Household};
use domain::ids::{HouseholdId, PersonId};
use domain::{Book, BookId, Fact};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

use self::questions::{KINDS, Question, question};
use crate::given::*;
use crate::world::World;

const HOUSEHOLDS: [HouseholdId; 2] = [HOUSEHOLD, OTHER_HOUSEHOLD];
const PERSONS: [PersonId; 3] = [MOTHER, SON, STRANGER];

fn ask(world: &mut World, question: &Question) {
    let on: Date = REPORT_DAY.saturating_add(question.days.days());
    let fact = Fact { on, today: REPORT_DAY.saturating_add(1000.days()), by: officer() };
    let version = current_version(world, question).saturating_sub(question.days.unsigned_abs() % 3 / 2);
    let (_, kind) = KINDS[question.kind];
    let command = kind(&Question { version, ..question.clone() }, fact);
    let before = world.clone();
    match world.ask(HOUSEHOLDS[question.household], &command) {
        Ok(recorded) => assert!(recorded > 0, "{} recorded nothing", command.name()),
        Err(refusal) => {
            assert_eq!(*world, before, "{} was refused and changed something", refusal.code());
            assert!(domain::Refusal::ALL_CODES.contains(&refusal.code()));
        }
    }
}

fn current_version(world: &World, question: &Question) -> u32 {
    match world.book(BookId::Household(HOUSEHOLDS[question.household])) {
        Book::Household(household) => {
            let plan = household.case().and_then(|case| case.plan.as_ref());
            plan.map_or(1, |plan| plan.current().version)
        }
        _ => 0,
    }
}

/// A person is claimed by a household exactly when the person is a member and the household is open.
fn claims_balance(world: &World) {
    for person in PERSONS {
        let open = HOUSEHOLDS.into_iter().filter(|id| match world.book(BookId::Household(*id)) {
            Book::Household(Household::Open(case)) => case.members.contains_key(&person),
            _ => false,
        });
        let open: Vec<_> = open.collect();
        assert!(open.len() <= 1, "{person} is in two open households");
        assert_eq!(world.household_of(person), open.first().copied());
    }
}

/// One current plan, whose versions count up from 1; one current coordinator, no two in a row the same.
fn one_of_each(case: &Case) {
    if let Some(plan) = &case.plan {
        let versions: Vec<u32> = plan.versions.iter().map(|version| version.version).collect();
        let expected: Vec<u32> = (1..).take(versions.len()).collect();
        assert_eq!(versions, expected);
        assert!(plan.under_way().all(|started| plan.current().has_measure(started.measure)));
    }
    if let Some(coordinators) = &case.coordinator {
        let all: Vec<_> = coordinators.iter().map(|one| &one.coordinator).collect();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
    }
}

fn holds(world: &World) {
    claims_balance(world);
    for id in HOUSEHOLDS {
        let Book::Household(household) = world.book(BookId::Household(id)) else {
            continue;
        };
        household.case().into_iter().for_each(one_of_each);
        for days in [-400, 0, 60, 900, 1_000_000] {
            let listed = household.deadlines(REPORT_DAY.saturating_add(days.days()));
            assert!(listed.windows(2).all(|pair| pair[0].term < pair[1].term));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_keeps_the_books_in_order(questions in prop::collection::vec(question(), 1..160)) {
        let mut world = World::default();
        for id in HOUSEHOLDS {
            world.ask(id, &report()).unwrap();
        }
        for question in &questions {
            ask(&mut world, question);
            holds(&world);
        }
        prop_assert_eq!(world.replayed(), world);
    }

    #[test]
    fn a_state_survives_being_stored(questions in prop::collection::vec(question(), 1..80)) {
        let mut world = World::default();
        questions.iter().for_each(|question| ask(&mut world, question));
        let Book::Household(household) = world.book(BookId::Household(HOUSEHOLD)) else {
            return Err(TestCaseError::fail("a household's book holds a household"));
        };
        let stored = serde_json::to_string(&household).unwrap();
        prop_assert_eq!(serde_json::from_str::<Household>(&stored).unwrap(), household);
    }
}
