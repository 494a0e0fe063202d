//! The plan is drawn up: its first version.
//!
//! Within eight weeks of the first conversation (Wht 2.21), as a deadline and not as a refusal.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Goal, Measure, Plan, PlanVersion, check};
use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::{Change, Operation};
use crate::household::refusal::HouseholdRefusal;
use crate::ids::OfficerId;
use crate::succession::Succession;

/// Draws up the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawUpPlan {
    /// When, and by whom stated.
    pub fact: Fact,
    /// At least one goal.
    pub goals: Vec<Goal>,
    /// Measures, each serving one of the goals.
    pub measures: Vec<Measure>,
}

/// The plan was drawn up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanDrawnUp {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The version of the plan: 1.
    pub version: u32,
    /// At least one goal.
    pub goals: Vec<Goal>,
    /// Measures, each serving one of the goals.
    pub measures: Vec<Measure>,
}

impl Operation for DrawUpPlan {
    type Event = PlanDrawnUp;

    fn decide(&self, case: &Case) -> Result<PlanDrawnUp, HouseholdRefusal> {
        if let Some(plan) = &case.plan {
            return Err(HouseholdRefusal::PlanAlreadyDrawnUp { version: plan.current().version });
        }
        check::content(case, &self.goals, &self.measures)?;
        Ok(PlanDrawnUp {
            on: self.fact.on,
            by: self.fact.by.clone(),
            version: 1,
            goals: self.goals.clone(),
            measures: self.measures.clone(),
        })
    }
}

impl Change for PlanDrawnUp {
    fn change(&self, case: &mut Case) {
        let version = PlanVersion {
            version: self.version,
            on: self.on,
            by: self.by.clone(),
            reason: None,
            goals: self.goals.clone(),
            measures: self.measures.clone(),
            agreed: BTreeMap::new(),
        };
        case.plan =
            Some(Plan { versions: Succession::new(version), progress: BTreeMap::new(), aftercare: None });
    }
}
