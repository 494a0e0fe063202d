//! A person joins the household, with the legal ground on which support rests.
//!
//! Leg: the person is claimed for this household. A person belongs to at most one open household of a ledger;
//! the person's own book refuses a second claim.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use super::victim_status::{StatusOn, VictimStatus};
use crate::fact::Fact;
use crate::ids::{OfficerId, PersonId};
use crate::sealed::Sealed;
use crate::succession::Succession;

/// The ground on which a person is supported: Wht 2.21(1), a to e, or as family of such a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Ground {
    /// Applicant for a recovery measure: Wht 2.21(1)(a).
    Applicant,
    /// Child or foster child under the child scheme: Wht 2.21(1)(b).
    Child,
    /// Ex-partner with granted compensation: Wht 2.21(1)(c).
    ExPartner,
    /// Partner of a deceased applicant: Wht 2.21(1)(d).
    PartnerOfDeceased,
    /// Child of a deceased applicant: Wht 2.21(1)(e).
    ChildOfDeceased,
    /// Family of one of these, and the adult child living at home.
    FamilyMember,
}

/// Who a person is, every part sealed under the person's own key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Identity {
    /// The name.
    pub name: Sealed,
    /// The citizen service number (BSN).
    pub bsn: Option<Sealed>,
    /// The date of birth.
    pub date_of_birth: Option<Sealed>,
    /// The address.
    pub address: Option<Sealed>,
    /// Telephone numbers, e-mail addresses.
    pub contact_details: Option<Sealed>,
}

/// A member of the household, as known now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The date of joining.
    pub joined_on: Date,
    /// The ground of support.
    pub ground: Ground,
    /// Who it is.
    pub identity: Box<Identity>,
    /// The status as a victim, and the ones before it.
    pub status: Succession<StatusOn>,
}

/// Adds a person to the household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddMember {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Who joins.
    pub person: PersonId,
    /// The ground of support.
    pub ground: Ground,
    /// The status as a victim at that moment.
    pub victim_status: VictimStatus,
    /// Who it is.
    pub identity: Box<Identity>,
}

/// A person joined the household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberJoined {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Who joined.
    pub person: PersonId,
    /// The ground of support.
    pub ground: Ground,
    /// The status as a victim at that moment.
    pub victim_status: VictimStatus,
    /// Who it is.
    pub identity: Box<Identity>,
}

impl Operation for AddMember {
    type Event = MemberJoined;

    fn decide(&self, case: &Case) -> Result<MemberJoined, HouseholdRefusal> {
        self.victim_status.not_in_future(self.fact.today)?;
        if case.members.contains_key(&self.person) {
            return Err(HouseholdRefusal::AlreadyMember { person: self.person });
        }
        Ok(MemberJoined {
            on: self.fact.on,
            by: self.fact.by.clone(),
            person: self.person,
            ground: self.ground,
            victim_status: self.victim_status,
            identity: self.identity.clone(),
        })
    }
}

impl Change for MemberJoined {
    fn change(&self, case: &mut Case) {
        let member = Member {
            joined_on: self.on,
            ground: self.ground,
            identity: self.identity.clone(),
            status: Succession::new(StatusOn { on: self.on, status: self.victim_status }),
        };
        case.members.insert(self.person, member);
    }
}
