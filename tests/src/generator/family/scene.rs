//! A household as it stands when something is asked, and words that many acts use.

use std::collections::BTreeSet;

use domain::{
    Fact, Sealed,
    household::{Case, HouseholdCommand, LifeDomain},
    ids::{FundId, PersonId},
    provision::RequestProvision,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::Family;
use crate::generator::{
    money::Grant,
    programme::Programme,
    words::{new_id, sealed},
};

/// What is asked.
pub(super) enum Asked {
    /// Of the household.
    Household(HouseholdCommand),
    /// Somebody noticed something, on this life domain.
    Signal(Option<LifeDomain>),
    /// Of a new provision for it, and how it is to be followed.
    Provision(Box<RequestProvision>, Grant),
}

/// A household as it stands.
pub(super) struct Scene<'a> {
    pub(super) at: Timestamp,
    pub(super) fact: Fact,
    pub(super) case: Option<&'a Case>,
    pub(super) coordinators: u32,
    pub(super) funds: [FundId; 2],
    pub(super) programme: &'a Programme,
    pub(super) between_homes: &'a mut Vec<PersonId>,
    pub(super) family: &'a mut Family,
}

/// The life domains, the ones most needs are on more often.
const DOMAINS: [(u32, LifeDomain); 5] = [
    (40, LifeDomain::Finance),
    (20, LifeDomain::Housing),
    (15, LifeDomain::Family),
    (13, LifeDomain::Work),
    (12, LifeDomain::Care),
];

impl Scene<'_> {
    pub(super) fn new_id(&mut self) -> Uuid {
        new_id(&mut self.family.chance, self.at)
    }

    pub(super) fn text(&self, number: u8) -> Sealed {
        sealed(self.family.id.as_uuid(), number)
    }

    pub(super) fn maybe_text(&mut self, number: u8) -> Option<Sealed> {
        self.family.chance.happens(60).then(|| self.text(number))
    }

    pub(super) fn life_domain(&mut self) -> LifeDomain {
        self.family.chance.weighed(&DOMAINS)
    }

    /// Somebody of the household.
    pub(super) fn somebody(&mut self) -> Option<PersonId> {
        let members: Vec<PersonId> = self.family.members.clone();
        (!members.is_empty()).then(|| self.family.chance.one_of(&members))
    }

    /// Those who are present: the first of the household, and sometimes all.
    pub(super) fn present(&mut self) -> BTreeSet<PersonId> {
        let how_many = if self.family.chance.happens(40) { usize::MAX } else { 1 };
        self.family.members.iter().take(how_many).copied().collect()
    }
}
