//! What was promised for activities that have a limit: per household and per person, over all years.
//!
//! Both are counted whatever the limit says, so that terms may be amended later. What was released does not count
//! towards the most, but an activity that is offered once stays offered, whatever became of it.

use rpds::RedBlackTreeMapSync;
use serde::{Deserialize, Serialize};

use super::pairs;
use super::terms::{CountUnit, Counting, Limit};
use crate::ids::{ActivityCode, ComponentCode, HouseholdId, PersonId, ProvisionId};
use crate::money::{Amount, EuroCents};

/// For whom something was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Subject {
    Household(HouseholdId),
    Person(PersonId),
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Key {
    component: ComponentCode,
    activity: ActivityCode,
    subject: Subject,
}

/// What was promised of one activity for one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Promised {
    /// The provision it was first offered with; its later commitments are the same offer.
    first: ProvisionId,
    committed: EuroCents,
}

/// A commitment as a limit sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Promise<'a> {
    pub(super) provision: ProvisionId,
    pub(super) component: &'a ComponentCode,
    pub(super) activity: &'a ActivityCode,
    pub(super) household: HouseholdId,
    pub(super) person: Option<PersonId>,
    pub(super) amount: Amount,
}

/// What was promised of every activity with a limit. Cloning shares what is the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LimitTotals {
    #[serde(with = "pairs")]
    promised: RedBlackTreeMapSync<Key, Promised>,
}

impl LimitTotals {
    /// Whether another provision offered this before, and it is offered once.
    pub(super) fn offered_before(&self, limit: &Limit, promise: &Promise<'_>) -> bool {
        let before = self.promised.get(&promise.counted_for(limit));
        limit.offered == Counting::OnceEver && before.is_some_and(|before| before.first != promise.provision)
    }

    /// What was promised of it and not released.
    pub(super) fn committed(&self, limit: &Limit, promise: &Promise<'_>) -> EuroCents {
        self.promised.get(&promise.counted_for(limit)).map_or(EuroCents::ZERO, |promised| promised.committed)
    }

    pub(super) fn promise(&mut self, promise: &Promise<'_>) {
        for subject in promise.subjects() {
            self.add(promise, subject, promise.amount.cents());
        }
    }

    pub(super) fn release(&mut self, promise: &Promise<'_>) {
        for subject in promise.subjects() {
            self.add(promise, subject, -promise.amount.cents());
        }
    }

    fn add(&mut self, promise: &Promise<'_>, subject: Subject, amount: EuroCents) {
        let key = promise.key(subject);
        let new = Promised { first: promise.provision, committed: EuroCents::ZERO };
        let mut promised = self.promised.get(&key).copied().unwrap_or(new);
        promised.committed += amount;
        self.promised.insert_mut(key, promised);
    }
}

impl Promise<'_> {
    /// The person where the limit is per person: then one is named.
    fn counted_for(&self, limit: &Limit) -> Key {
        let person = self.person.filter(|_| limit.per == CountUnit::Person);
        self.key(person.map_or(Subject::Household(self.household), Subject::Person))
    }

    fn subjects(&self) -> impl Iterator<Item = Subject> + use<> {
        [Subject::Household(self.household)].into_iter().chain(self.person.map(Subject::Person))
    }

    fn key(&self, subject: Subject) -> Key {
        Key { component: self.component.clone(), activity: self.activity.clone(), subject }
    }
}
