//! A household releases a person: by leaving it, or by the end of its support.
//!
//! Only the household that claims a person can release them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Person, PersonEvent, PersonRefusal};
use crate::ids::{HouseholdId, OfficerId};

/// Releases the person from a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// From which household.
    pub household: HouseholdId,
}

/// The person belongs to the household no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonReleased {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// From which household.
    pub household: HouseholdId,
}

impl Release {
    pub(super) fn decide(&self, person: &Person) -> Result<Vec<PersonEvent>, PersonRefusal> {
        if person.household() != Some(self.household) {
            return Err(PersonRefusal::PersonNotClaimed { household: self.household });
        }
        Ok(vec![PersonEvent::PersonReleased(PersonReleased {
            on: self.on,
            by: self.by.clone(),
            household: self.household,
        })])
    }
}
