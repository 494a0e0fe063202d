//! From a household to the persons who belong to it.

use crate::book::{BookCommand, BookId};
use crate::household::{Case, Household, HouseholdEvent};
use crate::ids::{HouseholdId, PersonId};
use crate::person::{Claim, PersonCommand, Release};

pub(super) fn legs(
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
