//! A measure is stopped before it was carried out, with the reason.
//!
//! It must be under way; which version of the plan brought it does not matter.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Progress;
use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::{Change, Operation};
use crate::household::refusal::HouseholdRefusal;
use crate::ids::{MeasureId, OfficerId};
use crate::sealed::Sealed;

/// Stops a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopMeasure {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which.
    pub measure: MeasureId,
    /// Why, sealed.
    pub text: Sealed,
}

/// A measure was stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureStopped {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which.
    pub measure: MeasureId,
    /// Why, sealed.
    pub text: Sealed,
}

impl Operation for StopMeasure {
    type Event = MeasureStopped;

    fn decide(&self, case: &Case) -> Result<MeasureStopped, HouseholdRefusal> {
        case.measure_under_way(self.measure)?;
        Ok(MeasureStopped {
            on: self.fact.on,
            by: self.fact.by.clone(),
            measure: self.measure,
            text: self.text.clone(),
        })
    }
}

impl Change for MeasureStopped {
    fn change(&self, case: &mut Case) {
        let progress = case.plan.as_mut().and_then(|plan| plan.progress.get_mut(&self.measure));
        if let Some(progress) = progress {
            *progress = Progress::Stopped { started: progress.started().clone(), stopped: self.clone() };
        }
    }
}
