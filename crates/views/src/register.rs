//! The register of a ledger: which funds there are, which provisions a household has, and what waits for a vote.
//!
//! Provisions that are not decided yet are kept as the rules themselves see them, so nothing about votes is computed
//! twice.

use domain::fund::FundEvent;
use domain::ids::{FundId, HouseholdId, ProvisionId};
use domain::provision::{Ballot, File, Provision, ProvisionEvent};
use domain::{BookEvent, BookId};
use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync};

/// The register of one ledger as of a position. Its maps share what did not change, so a copy is cheap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    size: u64,
    /// By the position at which each was opened.
    funds: RedBlackTreeMapSync<u64, FundId>,
    of_households: RedBlackTreeMapSync<HouseholdId, RedBlackTreeSetSync<ProvisionId>>,
    undecided: RedBlackTreeMapSync<ProvisionId, Provision>,
}

/// A provision that waits for votes.
#[derive(Debug, Clone, Copy)]
pub struct OpenBallot<'a> {
    /// Which.
    pub provision: ProvisionId,
    /// Its file.
    pub file: &'a File,
    /// What is voted on, and the votes so far.
    pub ballot: &'a Ballot,
}

impl Register {
    /// Takes over the event at a position, which is that of a book.
    pub fn apply(&mut self, position: u64, id: BookId, event: &BookEvent) {
        self.size = position + 1;
        match (id, event) {
            (BookId::Fund(id), BookEvent::Fund(FundEvent::FundOpened(_))) => {
                self.funds.insert_mut(position, id);
            }
            (BookId::Provision(id), BookEvent::Provision(event)) => self.apply_to_provision(id, event),
            _ => {}
        }
    }

    fn apply_to_provision(&mut self, id: ProvisionId, event: &ProvisionEvent) {
        if let ProvisionEvent::ProvisionRequested(requested) = event {
            let mut provisions = self.of_households.get(&requested.household).cloned().unwrap_or_default();
            provisions.insert_mut(id);
            self.of_households.insert_mut(requested.household, provisions);
        }
        let opening = matches!(event, ProvisionEvent::ProvisionRequested(_));
        let known = self.undecided.get(&id).cloned();
        if let Some(mut provision) = known.or_else(|| opening.then(Provision::default)) {
            provision.apply(event);
            match is_open(&provision) {
                true => self.undecided.insert_mut(id, provision),
                false => drop(self.undecided.remove_mut(&id)),
            }
        }
    }

    /// The provision that an event is about when it opens a vote again on something decided before: its history has to
    /// be taken in first.
    pub(crate) fn reopened(&self, id: BookId, event: &BookEvent) -> Option<ProvisionId> {
        match (id, event) {
            (BookId::Provision(id), BookEvent::Provision(ProvisionEvent::VoteOpened(_))) => {
                Some(id).filter(|id| !self.undecided.contains_key(id))
            }
            _ => None,
        }
    }

    /// Takes in a provision as it was before the next event.
    pub(crate) fn take_in(&mut self, id: ProvisionId, provision: Provision) {
        self.undecided.insert_mut(id, provision);
    }

    /// How many events of the ledger are in here.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The funds of the ledger in the order in which they were opened, each with the position of that.
    pub fn funds(&self) -> impl Iterator<Item = (u64, FundId)> + '_ {
        self.funds.iter().map(|(position, id)| (*position, *id))
    }

    /// The provisions of a household, by id.
    pub fn provisions_of(&self, household: HouseholdId) -> impl Iterator<Item = ProvisionId> + '_ {
        self.of_households.get(&household).into_iter().flat_map(|all| all.iter().copied())
    }

    /// The provisions that wait for votes, by id.
    pub fn open_ballots(&self) -> impl Iterator<Item = OpenBallot<'_>> {
        self.undecided.iter().filter_map(|(id, provision)| {
            let file = provision.file()?;
            let ballot = file.open_ballot()?;
            Some(OpenBallot { provision: *id, file, ballot })
        })
    }
}

/// Whether a provision may be voted on yet: it is not decided, or its decision was opened again and is voted on.
fn is_open(provision: &Provision) -> bool {
    provision.file().is_some_and(|file| {
        file.open_ballot().is_some() || (file.decision().is_none() && file.withdrawn().is_none())
    })
}
