//! What holds for every history, whatever is asked in whatever order.
//!
//! Each step of a random history is checked: refusals change nothing, claims balance, one plan, one coordinator.

mod questions;

use domain::household::{Case, Course, Deadline, DeadlineState, Due, Household, LifeDomain};
use domain::ids::{HouseholdId, OfferId, PersonId};
use domain::{Book, BookEvent, BookId, Fact};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

use self::questions::{KINDS, Question, question};
use crate::given::*;
use crate::support_offer;
use crate::world::World;

const HOUSEHOLDS: [HouseholdId; 2] = [HOUSEHOLD, OTHER_HOUSEHOLD];
const PERSONS: [PersonId; 3] = [MOTHER, SON, STRANGER];
/// Only the first is in the catalogue.
const OFFERS: [OfferId; 3] = [OFFER, OTHER_OFFER, OTHER_OFFER];

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

/// A world in which nothing happened but an offer that the needs in the questions can be answered from.
fn catalogue() -> World {
    let mut world = World::default();
    let offered = world.tell(BookId::SupportOffer(OFFER), support_offer::offer_support_on(LifeDomain::Care));
    offered.expect("the story begins well");
    world
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

/// One current plan, whose versions count up from 1; one current coordinator, none who was assigned on a later date.
fn one_of_each(case: &Case) {
    if let Some(plan) = &case.plan {
        let versions: Vec<u32> = plan.versions.iter().map(|version| version.version).collect();
        let expected: Vec<u32> = (1..).take(versions.len()).collect();
        assert_eq!(versions, expected);
        assert!(plan.under_way().all(|started| plan.current().has_measure(started.measure)));
    }
    if let Some(coordinators) = &case.coordinator {
        assert!(coordinators.iter().is_sorted_by_key(|one| one.on));
    }
}

/// The dates of the course are those of the facts, and what comes next is what is not met.
fn course_says_what_the_facts_say(household: &Household, case: &Case) {
    let course = &case.course;
    assert_eq!(course.reported_on, Some(case.report.on));
    assert_eq!(course.first_contact_on, case.first_contact.as_ref().map(|made| made.on));
    assert_eq!(course.first_conversation_on, case.first_conversation.as_ref().map(|held| held.on));
    assert_eq!(course.intake_on, case.intake_conversations.iter().map(|held| held.on).min());
    let versions = || case.plan.iter().flat_map(|plan| plan.versions.iter());
    assert_eq!(course.plan_on, versions().map(|version| version.on).next());
    assert_eq!(course.agreed_on, versions().flat_map(|version| version.agreed.values()).min().copied());
    let aftercare = case.plan.as_ref().and_then(|plan| plan.aftercare.as_ref());
    assert_eq!(course.aftercare_on, aftercare.map(|started| started.on));
    let members = case.members.iter();
    let members =
        members.map(|(person, one)| (*person, Some(one.joined_on), Some(one.status.current.status)));
    let known = course.members.iter().map(|(person, one)| (*person, one.joined_on(), one.status()));
    assert!(members.eq(known));
    let left = case.former_members.iter().map(|one| (one.left.on, Some(one.member.joined_on)));
    assert!(left.eq(course.past.iter().map(|one| (one.left_on, one.membership.joined_on()))));
    assert_eq!(course.three_way_on, case.three_way_talks.iter().map(|held| held.on).min());
    assert_eq!(course.ended_on(), household.ending().map(|ending| ending.on()));
    assert_eq!(course.stops.len(), case.resumptions.len() + usize::from(household.ending().is_some()));
    assert_eq!(course.extensions.len(), case.overrides.len());

    let horizon = REPORT_DAY.saturating_add(10_000.days());
    let not_met = |one: &Deadline| !matches!(one.state, DeadlineState::Met { .. });
    let left = household.deadlines(horizon).into_iter().filter(|one| one.term.is_obligation());
    let left =
        left.filter(|one| course.is_open() && not_met(one)).map(|one| Due { on: one.due, term: one.term });
    assert_eq!(course.next_due(), left.min());
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
        household.case().into_iter().for_each(|case| course_says_what_the_facts_say(&household, case));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_keeps_the_books_in_order(questions in prop::collection::vec(question(), 1..160)) {
        let mut world = catalogue();
        for id in HOUSEHOLDS {
            world.ask(id, &report()).unwrap();
        }
        for question in &questions {
            ask(&mut world, question);
            holds(&world);
        }
        prop_assert_eq!(world.replayed(), world);
    }

    /// A view folds the events of a household into a course, and knows no case.
    #[test]
    fn a_course_folded_by_itself_is_that_of_the_case(questions in prop::collection::vec(question(), 1..160)) {
        let mut world = World::default();
        questions.iter().for_each(|question| ask(&mut world, question));
        for id in HOUSEHOLDS {
            let mut course = Course::default();
            for (book, event) in &world.events {
                if let (BookId::Household(of), BookEvent::Household(event)) = (book, event)
                    && *of == id
                {
                    course.apply(event);
                }
            }
            let stored = serde_json::to_string(&course).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Course>(&stored).unwrap(), &course);
            let Book::Household(household) = world.book(BookId::Household(id)) else {
                return Err(TestCaseError::fail("a household's book holds a household"));
            };
            prop_assert_eq!(household.case().map_or_else(Course::default, |case| case.course.clone()), course);
        }
    }

    #[test]
    fn a_state_survives_being_stored(questions in prop::collection::vec(question(), 1..80)) {
        let mut world = catalogue();
        questions.iter().for_each(|question| ask(&mut world, question));
        let Book::Household(household) = world.book(BookId::Household(HOUSEHOLD)) else {
            return Err(TestCaseError::fail("a household's book holds a household"));
        };
        let stored = serde_json::to_string(&household).unwrap();
        prop_assert_eq!(serde_json::from_str::<Household>(&stored).unwrap(), household);
    }
}
