//! The person: to which open household somebody belongs, at most one in a ledger.
//!
//! A person's book is written by legs only: joining a household claims the person, leaving or the end of support
//! releases. Dates were judged in the household, so they are not judged again here.

mod claim;
mod operations;
mod refusal;
mod release;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::claim::{Claim, PersonClaimed};
pub use self::operations::{PersonCommand, PersonEvent};
pub use self::refusal::PersonRefusal;
pub use self::release::{PersonReleased, Release};
use crate::ids::HouseholdId;

/// A person and the household that claims them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Person {
    /// Belongs to no open household.
    #[default]
    Free,
    /// Belongs to one open household.
    Claimed {
        /// Which.
        household: HouseholdId,
        /// From when.
        since: Date,
    },
}

impl Person {
    /// What a command leads to.
    ///
    /// # Errors
    /// In the order of [`PersonRefusal`].
    pub fn decide(&self, command: &PersonCommand) -> Result<Vec<PersonEvent>, PersonRefusal> {
        match command {
            PersonCommand::Claim(claim) => claim.decide(self),
            PersonCommand::Release(release) => release.decide(self),
        }
    }

    /// Takes over what happened.
    pub fn apply(&mut self, event: &PersonEvent) {
        *self = match event {
            PersonEvent::PersonClaimed(claimed) => {
                Self::Claimed { household: claimed.household, since: claimed.on }
            }
            PersonEvent::PersonReleased(_) => Self::Free,
        };
    }

    /// The open household the person belongs to.
    #[must_use]
    pub fn household(&self) -> Option<HouseholdId> {
        match self {
            Self::Free => None,
            Self::Claimed { household, .. } => Some(*household),
        }
    }
}

crate::table::aggregate! {
    Person as "person": PersonCommand => PersonEvent, refusing PersonRefusal,
    around (), by |person, command, _around| person.decide(command)
}
