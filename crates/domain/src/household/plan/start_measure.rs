//! A measure of the agreed plan starts (VNG, step 5).
//!
//! The one rule that looks at the clocks: nothing starts after the end of support, two years after the first
//! conversation, or 30 days after every application was rejected (Wht 2.21), unless the college deviated for
//! hardship (Wht 9.1) and recorded that with `OverrideTerm`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Progress;
use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::{Change, Operation};
use crate::household::refusal::HouseholdRefusal;
use crate::ids::{MeasureId, OfficerId};

/// Starts a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartMeasure {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which, of the current version of the plan.
    pub measure: MeasureId,
}

/// A measure started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureStarted {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which.
    pub measure: MeasureId,
}

impl Operation for StartMeasure {
    type Event = MeasureStarted;

    fn decide(&self, case: &Case) -> Result<MeasureStarted, HouseholdRefusal> {
        let plan = case.plan()?;
        if !plan.current().has_measure(self.measure) {
            return Err(HouseholdRefusal::MeasureUnknown { measure: self.measure });
        }
        if plan.current().agreed.is_empty() {
            return Err(HouseholdRefusal::PlanNotAgreed { version: plan.current().version });
        }
        if let Some(progress) = plan.progress_of(self.measure) {
            let on = progress.started().on;
            return Err(HouseholdRefusal::MeasureAlreadyStarted { measure: self.measure, on });
        }
        case.support_may_begin(self.fact.on).map_err(|passed| {
            let (term, due) = (passed.term, passed.due);
            HouseholdRefusal::SupportTermPassed { term, due, on: self.fact.on }
        })?;
        Ok(MeasureStarted { on: self.fact.on, by: self.fact.by.clone(), measure: self.measure })
    }
}

impl Change for MeasureStarted {
    fn change(&self, case: &mut Case) {
        if let Some(plan) = &mut case.plan {
            plan.progress.insert(self.measure, Progress::UnderWay(self.clone()));
        }
    }
}
