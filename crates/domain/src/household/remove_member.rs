//! A person leaves the household.
//!
//! Leg: the person is released, and may join another household. What the household recorded about the
//! person stays in its history.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::add_member::Member;
use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use crate::fact::Fact;
use crate::ids::{OfficerId, PersonId};

/// Why a person left the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum LeavingReason {
    /// Moved out.
    MovedOut,
    /// Partners separated.
    Separated,
    /// Died.
    Deceased,
    /// No longer wants support.
    Withdrew,
    /// Another reason.
    Other,
}

/// Somebody who was a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerMember {
    /// The member as last known.
    pub member: Member,
    /// How the membership ended.
    pub left: MemberLeft,
}

/// Takes a person out of the household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveMember {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Who leaves.
    pub person: PersonId,
    /// Why.
    pub reason: LeavingReason,
}

/// A person left the household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberLeft {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Who left.
    pub person: PersonId,
    /// Why.
    pub reason: LeavingReason,
}

impl Operation for RemoveMember {
    type Event = MemberLeft;

    fn decide(&self, case: &Case) -> Result<MemberLeft, HouseholdRefusal> {
        case.is_member(self.person)?;
        Ok(MemberLeft {
            on: self.fact.on,
            by: self.fact.by.clone(),
            person: self.person,
            reason: self.reason,
        })
    }
}

impl Change for MemberLeft {
    fn change(&self, case: &mut Case) {
        if let Some(member) = case.members.remove(&self.person) {
            case.former_members.push(FormerMember { member, left: self.clone() });
        }
    }
}
