//! Households: what is going to happen to each is thrown when it is reported, and asked when its day has come.
//!
//! What is asked follows from the household as it stands by then; what is out of place is not asked, or is refused.

mod act;
mod contact;
mod ending;
mod finding;
mod intake;
mod life;
mod plan;
mod provision;
mod scene;

use std::collections::HashMap;

use domain::{
    Book, BookId,
    household::{Household, LifeDomain},
    ids::{FundId, HouseholdId, PersonId},
};
use jiff::{Timestamp, ToSpan as _};
use ledger::Submission;

pub(super) use act::Act;
use scene::{Asked, Scene};

use super::{
    agenda::date,
    chance::Chance,
    desk::Desk,
    metadata::Actor,
    money::Grant,
    programme::Programme,
    words::{coordinator_of, coordinators, fact, new_id, organisation_of},
};

/// How many persons who left a household may be on their way to another.
const BETWEEN_HOMES: usize = 100;

/// The households something is going to happen to.
pub(super) struct Families {
    coordinators: u32,
    funds: [FundId; 2],
    living: HashMap<u32, Family>,
    /// Persons who left a household and may join another.
    between_homes: Vec<PersonId>,
}

/// A household something is going to happen to.
pub(super) struct Family {
    id: HouseholdId,
    chance: Chance,
    /// Its coordinator, by number.
    coordinator: u32,
    members: Vec<PersonId>,
    /// How many acts are to come.
    to_come: usize,
}

/// What an act led to.
pub(super) enum Then {
    /// Nothing: it was out of place, or refused.
    Nothing,
    /// Events.
    Submitted(Submission),
    /// Events, and a provision to follow.
    Requested(Submission, Grant),
    /// Nothing in its books: somebody noticed something in the work for it, on this life domain.
    Noticed(String, Option<LifeDomain>, HouseholdId),
}

impl Families {
    pub(super) fn new(households: u32, funds: [FundId; 2]) -> Self {
        let (living, between_homes) = (HashMap::new(), Vec::new());
        Self { coordinators: coordinators(households), funds, living, between_homes }
    }

    /// Another household, and what is going to happen to it, each with the day after its report.
    pub(super) fn arrive(&mut self, at: Timestamp, number: u32, chance: &mut Chance) -> Vec<(u32, Act)> {
        let acts = life::life(chance);
        let family = Family {
            id: HouseholdId::new(new_id(chance, at)),
            coordinator: chance.between(0..=self.coordinators - 1),
            chance: Chance::of(chance.next(), u64::from(number)),
            members: Vec::new(),
            to_come: acts.len(),
        };
        self.living.insert(number, family);
        acts
    }

    /// The day of an act has come.
    pub(super) fn act(
        &mut self,
        at: Timestamp,
        number: u32,
        act: Act,
        programme: &Programme,
        desk: &mut Desk,
    ) -> Then {
        let Some(mut family) = self.living.remove(&number) else {
            return Then::Nothing;
        };
        let then = self.ask(at, act, &mut family, programme, desk);
        family.to_come -= 1;
        match family.to_come {
            0 => forget(&family, desk),
            _ => drop(self.living.insert(number, family)),
        }
        then
    }

    fn ask(
        &mut self,
        at: Timestamp,
        act: Act,
        family: &mut Family,
        programme: &Programme,
        desk: &mut Desk,
    ) -> Then {
        let today = date(at);
        let officer = coordinator_of(family.coordinator);
        // Some things are written down some days later.
        let late = if family.chance.happens(12) { family.chance.between(1..=9) } else { 0 };
        let household = match desk.book(BookId::Household(family.id)) {
            Some(Book::Household(household)) => household.clone(),
            _ => Household::default(),
        };
        let reported = household.case().map_or(today, |case| case.report.on);
        let on = today.saturating_sub(i64::from(late).days()).max(reported);
        let mut scene = Scene {
            at,
            fact: fact(on, today, &officer),
            case: household.case(),
            coordinators: self.coordinators,
            funds: self.funds,
            programme,
            between_homes: &mut self.between_homes,
            family,
        };
        let actor =
            Actor { officer: &officer, organisation: Some(organisation_of(scene.family.coordinator)) };
        let Some(asked) = act.asked(&mut scene) else {
            return Then::Nothing;
        };
        let family = scene.family.id;
        match asked {
            Asked::Household(command) => {
                desk.ask(at, actor, BookId::Household(family), command).map_or(Then::Nothing, Then::Submitted)
            }
            Asked::Signal(life_domain) => Then::Noticed(officer, life_domain, family),
            Asked::Provision(command, grant) => {
                let submission = desk.ask(at, actor, BookId::Provision(command.provision), *command);
                submission.map_or(Then::Nothing, |submission| Then::Requested(submission, grant))
            }
        }
    }
}

fn forget(family: &Family, desk: &mut Desk) {
    desk.forget(BookId::Household(family.id));
    family.members.iter().for_each(|person| desk.forget(BookId::Person(*person)));
}
