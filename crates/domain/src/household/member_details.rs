//! The details of a member are stated anew: a name, an address, a telephone number.
//!
//! The whole identity is stated each time, so that no detail is left behind by accident.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::add_member::Identity;
use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use crate::fact::Fact;
use crate::ids::{OfficerId, PersonId};

/// States the details of a member anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeMemberDetails {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Whose details.
    pub person: PersonId,
    /// All details, also those that stay the same.
    pub identity: Box<Identity>,
}

/// The details of a member were stated anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberDetailsChanged {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Whose details.
    pub person: PersonId,
    /// All details, also those that stayed the same.
    pub identity: Box<Identity>,
}

impl Operation for ChangeMemberDetails {
    type Event = MemberDetailsChanged;

    fn decide(&self, case: &Case) -> Result<MemberDetailsChanged, HouseholdRefusal> {
        case.is_member(self.person)?;
        Ok(MemberDetailsChanged {
            on: self.fact.on,
            by: self.fact.by.clone(),
            person: self.person,
            identity: self.identity.clone(),
        })
    }
}

impl Change for MemberDetailsChanged {
    fn change(&self, case: &mut Case) {
        if let Some(member) = case.members.get_mut(&self.person) {
            member.identity = self.identity.clone();
        }
    }
}
