//! A household claims a person as a member.
//!
//! Claiming again for the same household changes nothing and records nothing.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Person, PersonEvent, PersonRefusal};
use crate::ids::{HouseholdId, OfficerId};

/// Claims the person for a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// For which household.
    pub household: HouseholdId,
}

/// The person belongs to a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonClaimed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// To which household.
    pub household: HouseholdId,
}

impl Claim {
    pub(super) fn decide(&self, person: &Person) -> Result<Vec<PersonEvent>, PersonRefusal> {
        match person {
            Person::Claimed { household, .. } if *household == self.household => Ok(Vec::new()),
            Person::Claimed { household, since } => {
                Err(PersonRefusal::PersonInOtherHousehold { household: *household, since: *since })
            }
            Person::Free => Ok(vec![PersonEvent::PersonClaimed(PersonClaimed {
                on: self.on,
                by: self.by.clone(),
                household: self.household,
            })]),
        }
    }
}
