//! The plan is revised: a new version, with its reason, that has to be agreed anew.
//!
//! A measure that is under way may not vanish: it is completed or stopped first. Others may.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Goal, Measure, MeasureStarted, PlanVersion, check};
use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::{Change, Operation};
use crate::household::refusal::HouseholdRefusal;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// Revises the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisePlan {
    /// When, and by whom stated.
    pub fact: Fact,
    /// All goals of the new version, at least one.
    pub goals: Vec<Goal>,
    /// All measures of the new version, each serving one of its goals.
    pub measures: Vec<Measure>,
    /// Why, sealed.
    pub reason: Sealed,
}

/// The plan was revised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanRevised {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The new version, one more than the one before it.
    pub version: u32,
    /// All goals of the new version, at least one.
    pub goals: Vec<Goal>,
    /// All measures of the new version, each serving one of its goals.
    pub measures: Vec<Measure>,
    /// Why, sealed.
    pub reason: Sealed,
}

impl Operation for RevisePlan {
    type Event = PlanRevised;

    fn decide(&self, case: &Case) -> Result<PlanRevised, HouseholdRefusal> {
        let plan = case.plan()?;
        check::content(case, &self.goals, &self.measures)?;
        let kept =
            |started: &MeasureStarted| self.measures.iter().any(|kept| kept.measure == started.measure);
        if let Some(lost) = plan.under_way().find(|started| !kept(started)) {
            return Err(HouseholdRefusal::MeasureUnderWay { measure: lost.measure, since: lost.on });
        }
        Ok(PlanRevised {
            on: self.fact.on,
            by: self.fact.by.clone(),
            version: plan.current().version.saturating_add(1),
            goals: self.goals.clone(),
            measures: self.measures.clone(),
            reason: self.reason.clone(),
        })
    }
}

impl Change for PlanRevised {
    fn change(&self, case: &mut Case) {
        if let Some(plan) = &mut case.plan {
            plan.versions.succeed(PlanVersion {
                version: self.version,
                on: self.on,
                by: self.by.clone(),
                reason: Some(self.reason.clone()),
                goals: self.goals.clone(),
                measures: self.measures.clone(),
                agreed: BTreeMap::new(),
            });
        }
    }
}
