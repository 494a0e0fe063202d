//! A person leaves a debt trajectory, completed or not.
//!
//! Possible for somebody who left the household meanwhile: the trajectory is the person's.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DebtExit, LeftTrajectory};
use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::{Change, Operation};
use crate::household::refusal::HouseholdRefusal;
use crate::ids::{OfficerId, PersonId};

/// Ends the debt trajectory of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveDebtTrajectory {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Who.
    pub person: PersonId,
    /// Why.
    pub exit: DebtExit,
}

/// A person left the debt trajectory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DebtTrajectoryLeft {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Who.
    pub person: PersonId,
    /// Why.
    pub exit: DebtExit,
}

impl Operation for LeaveDebtTrajectory {
    type Event = DebtTrajectoryLeft;

    fn decide(&self, case: &Case) -> Result<DebtTrajectoryLeft, HouseholdRefusal> {
        let current = case.debts.get(&self.person).and_then(|file| file.current.as_ref());
        if current.is_none() {
            return Err(HouseholdRefusal::NoDebtTrajectory { person: self.person });
        }
        Ok(DebtTrajectoryLeft {
            on: self.fact.on,
            by: self.fact.by.clone(),
            person: self.person,
            exit: self.exit,
        })
    }
}

impl Change for DebtTrajectoryLeft {
    fn change(&self, case: &mut Case) {
        if let Some(file) = case.debts.get_mut(&self.person)
            && let Some(phases) = file.current.take()
        {
            file.left.push(LeftTrajectory { phases, left: self.clone() });
        }
    }
}
