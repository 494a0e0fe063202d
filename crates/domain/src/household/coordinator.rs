//! Who coordinates: exactly one officer at a time, and each change has a reason.
//!
//! One household, one plan, one coordinator. The state is a succession, so two at once cannot be written down. An
//! assignment entered late, dated before that of the coordinator who stands, goes among the earlier ones.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use crate::fact::Fact;
use crate::ids::{OfficerId, OrganisationId};
use crate::succession::Succession;

/// Why somebody became the coordinator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum AssignmentReason {
    /// The household had none yet.
    FirstAssignment,
    /// The previous one is absent.
    Absence,
    /// The household asked for another.
    RequestOfHousehold,
    /// The previous one had too many households.
    Workload,
    /// The household moved to another district.
    MovedDistrict,
    /// The previous one left.
    LeftEmployment,
    /// Another reason.
    Other,
}

/// Makes an officer the coordinator of the household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignCoordinator {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The officer who is to coordinate.
    pub coordinator: OfficerId,
    /// The organisation the officer works for.
    pub organisation: OrganisationId,
    /// Why.
    pub reason: AssignmentReason,
}

/// An officer became the coordinator of the household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoordinatorAssigned {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The officer who coordinates from then on.
    pub coordinator: OfficerId,
    /// The organisation the officer works for.
    pub organisation: OrganisationId,
    /// Why.
    pub reason: AssignmentReason,
}

impl Operation for AssignCoordinator {
    type Event = CoordinatorAssigned;

    fn decide(&self, case: &Case) -> Result<CoordinatorAssigned, HouseholdRefusal> {
        if let Some(Succession { current, .. }) = &case.coordinator {
            if current.coordinator == self.coordinator && current.organisation == self.organisation {
                return Err(HouseholdRefusal::AlreadyCoordinator { since: current.on });
            }
            if self.reason == AssignmentReason::FirstAssignment {
                return Err(HouseholdRefusal::CoordinatorChangeNeedsReason { since: current.on });
            }
        }
        Ok(CoordinatorAssigned {
            on: self.fact.on,
            by: self.fact.by.clone(),
            coordinator: self.coordinator.clone(),
            organisation: self.organisation.clone(),
            reason: self.reason,
        })
    }
}

impl Change for CoordinatorAssigned {
    fn change(&self, case: &mut Case) {
        match &mut case.coordinator {
            Some(coordinators) => coordinators.enter(self.clone(), |one| one.on),
            none => *none = Some(Succession::new(self.clone())),
        }
    }
}
