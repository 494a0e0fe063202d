//! Legs: what an event in one book requires in others, in the same transaction or not at all.
//!
//! This is the one place that states it. A refusal of a leg refuses the whole command, with the leg's own code.
//! What changes an event's legs changes what is claimed: a property test holds claims and memberships together.

use crate::book::{Book, BookCommand, BookEvent, BookId};
use crate::household::{Case, Household, HouseholdEvent};
use crate::ids::{HouseholdId, PersonId};
use crate::person::{Claim, PersonCommand, Release};

/// The legs of an event in book `id`, whose state was `before` when the event happened, in a fixed order.
///
/// | event | leg |
/// |---|---|
/// | `MemberJoined` | the person is claimed for the household |
/// | `MemberLeft` | the person is released |
/// | `SupportEnded`, `HouseholdTransferred`, `HandedOverToRegularSupport` | every member is released |
/// | `SupportResumed` | every member is claimed again |
#[must_use]
pub fn legs_of(before: &Book, id: &BookId, event: &BookEvent) -> Vec<(BookId, BookCommand)> {
    match (before, id, event) {
        (Book::Household(before), BookId::Household(id), BookEvent::Household(event)) => {
            legs_of_household(before, *id, event)
        }
        (Book::Household(_) | Book::Person(_), ..) => Vec::new(),
    }
}

fn legs_of_household(
    before: &Household,
    id: HouseholdId,
    event: &HouseholdEvent,
) -> Vec<(BookId, BookCommand)> {
    match event {
        HouseholdEvent::MemberJoined(joined) => vec![claim(joined.person, id, event)],
        HouseholdEvent::MemberLeft(left) => vec![release(left.person, id, event)],
        HouseholdEvent::SupportEnded(_)
        | HouseholdEvent::HouseholdTransferred(_)
        | HouseholdEvent::HandedOverToRegularSupport(_) => {
            members(before).map(|person| release(person, id, event)).collect()
        }
        HouseholdEvent::SupportResumed(_) => members(before).map(|person| claim(person, id, event)).collect(),
        _ => Vec::new(),
    }
}

fn members(household: &Household) -> impl Iterator<Item = PersonId> {
    household.case().into_iter().flat_map(|case: &Case| case.members.keys().copied())
}

fn claim(person: PersonId, household: HouseholdId, cause: &HouseholdEvent) -> (BookId, BookCommand) {
    let claim = Claim { on: cause.on(), by: cause.by().clone(), household };
    (BookId::Person(person), BookCommand::Person(PersonCommand::Claim(claim)))
}

fn release(person: PersonId, household: HouseholdId, cause: &HouseholdEvent) -> (BookId, BookCommand) {
    let release = Release { on: cause.on(), by: cause.by().clone(), household };
    (BookId::Person(person), BookCommand::Person(PersonCommand::Release(release)))
}
