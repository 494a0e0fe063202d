//! Whether a member is a victim of the childcare benefits affair, as UHT decided and told the municipality.
//!
//! May be recorded after support ended: UHT's decision does not wait for our file. When every application in a
//! household is rejected, support ends within 30 days after the municipality was told (Wht 2.21). A status entered late,
//! dated before the one that stands, goes among the earlier ones.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::{HouseholdRefusal, not_in_future};
use crate::fact::Fact;
use crate::ids::{OfficerId, PersonId};

/// Whether somebody is a victim (gedupeerde).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum VictimStatus {
    /// Applied; UHT has not decided yet.
    Potential,
    /// UHT recognised the person as a victim.
    Recognised,
    /// UHT rejected the application.
    Rejected {
        /// The date on which the municipality was told, from which the 30 days count.
        municipality_told_on: Date,
    },
    /// Did not apply: family of somebody who did.
    NotAVictim,
}

/// A status and the date from which it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusOn {
    /// From when.
    pub on: Date,
    /// The status.
    pub status: VictimStatus,
}

/// Records the status of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordVictimStatus {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Whose status.
    pub person: PersonId,
    /// The status from now on.
    pub status: VictimStatus,
}

/// The status of a member was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VictimStatusRecorded {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Whose status.
    pub person: PersonId,
    /// The status from then on.
    pub status: VictimStatus,
}

impl VictimStatus {
    /// Whether it is that of a victim, or of somebody who may yet turn out to be one.
    pub(super) fn may_be_victim(self) -> bool {
        match self {
            Self::Potential | Self::Recognised => true,
            Self::Rejected { .. } | Self::NotAVictim => false,
        }
    }

    /// The municipality cannot have been told tomorrow.
    pub(super) fn not_in_future(&self, today: Date) -> Result<(), HouseholdRefusal> {
        match self {
            Self::Rejected { municipality_told_on } => not_in_future(*municipality_told_on, today),
            Self::Potential | Self::Recognised | Self::NotAVictim => Ok(()),
        }
    }
}

impl Operation for RecordVictimStatus {
    type Event = VictimStatusRecorded;

    fn decide(&self, case: &Case) -> Result<VictimStatusRecorded, HouseholdRefusal> {
        self.status.not_in_future(self.fact.today)?;
        case.is_member(self.person)?;
        Ok(VictimStatusRecorded {
            on: self.fact.on,
            by: self.fact.by.clone(),
            person: self.person,
            status: self.status,
        })
    }
}

impl Change for VictimStatusRecorded {
    fn change(&self, case: &mut Case) {
        if let Some(member) = case.members.get_mut(&self.person) {
            member.status.enter(StatusOn { on: self.on, status: self.status }, |one| one.on);
        }
    }
}
