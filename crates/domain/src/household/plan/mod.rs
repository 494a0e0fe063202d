//! The plan: goals and measures, agreed with the persons, in versions (VNG, steps 4 and 5).
//!
//! A household has one plan. A revision makes a new version, which has to be agreed anew; measures keep their
//! id and their progress across versions. Component b of the grant, per person (SPUK 2021, Stcrt. 2021-46972).

mod agree;
mod check;
mod complete_measure;
mod draw_up;
mod revise;
mod start_measure;
mod stop_measure;

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::agree::{AgreePlan, PlanAgreed};
pub use self::complete_measure::{CompleteMeasure, MeasureCompleted};
pub use self::draw_up::{DrawUpPlan, PlanDrawnUp};
pub use self::revise::{PlanRevised, RevisePlan};
pub use self::start_measure::{MeasureStarted, StartMeasure};
pub use self::stop_measure::{MeasureStopped, StopMeasure};
use super::aftercare::AftercareStarted;
use super::words::LifeDomain;
use crate::ids::{GoalId, MeasureId, NeedId, OfficerId, OrganisationId, PersonId};
use crate::sealed::Sealed;
use crate::succession::Succession;

/// What the household wants to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Its id, the same in every version.
    pub goal: GoalId,
    /// The life domain it is on.
    pub life_domain: LifeDomain,
    /// The need it answers, if one in particular.
    pub need: Option<NeedId>,
    /// What it is, sealed.
    pub text: Sealed,
}

/// What is done to reach a goal (maatregel).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its id, the same in every version.
    pub measure: MeasureId,
    /// The goal it serves, one of the same version.
    pub goal: GoalId,
    /// Who carries it out, when not the coordinator.
    pub organisation: Option<OrganisationId>,
    /// By when it should be done; may lie in the future.
    pub due: Option<Date>,
    /// What it is, sealed.
    pub text: Sealed,
}

/// The plan of a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The current version, and the ones before it.
    pub versions: Succession<PlanVersion>,
    /// How far measures are; one that is not here has not started.
    pub progress: BTreeMap<MeasureId, Progress>,
    /// Aftercare, once it started.
    pub aftercare: Option<AftercareStarted>,
}

/// One version of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanVersion {
    /// 1 for the plan as drawn up, one more for each revision.
    pub version: u32,
    /// The date on which it was drawn up.
    pub on: Date,
    /// The officer who drew it up.
    pub by: OfficerId,
    /// Why the version before it was revised, sealed; absent in version 1.
    pub reason: Option<Sealed>,
    /// Its goals, at least one.
    pub goals: Vec<Goal>,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// Who agreed to it, and when.
    pub agreed: BTreeMap<PersonId, Date>,
}

/// How far a measure is, once it started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// It started.
    UnderWay(MeasureStarted),
    /// It was carried out.
    Completed {
        /// How it started.
        started: MeasureStarted,
        /// How it was completed.
        completed: MeasureCompleted,
    },
    /// It was stopped before it was carried out.
    Stopped {
        /// How it started.
        started: MeasureStarted,
        /// How it was stopped.
        stopped: MeasureStopped,
    },
}

impl Plan {
    /// The version that holds now.
    #[must_use]
    pub fn current(&self) -> &PlanVersion {
        &self.versions.current
    }

    /// How far a measure is; `None` when it has not started.
    #[must_use]
    pub fn progress_of(&self, measure: MeasureId) -> Option<&Progress> {
        self.progress.get(&measure)
    }

    /// The measures that started and did not end, with how they started.
    pub fn under_way(&self) -> impl Iterator<Item = &MeasureStarted> {
        self.progress.values().filter_map(Progress::under_way)
    }
}

impl Progress {
    /// How the measure started.
    #[must_use]
    pub fn started(&self) -> &MeasureStarted {
        match self {
            Self::UnderWay(started) | Self::Completed { started, .. } | Self::Stopped { started, .. } => {
                started
            }
        }
    }

    /// How the measure started, when it has not ended.
    #[must_use]
    pub fn under_way(&self) -> Option<&MeasureStarted> {
        match self {
            Self::UnderWay(started) => Some(started),
            Self::Completed { .. } | Self::Stopped { .. } => None,
        }
    }
}

impl PlanVersion {
    /// Whether the version has this measure.
    #[must_use]
    pub fn has_measure(&self, measure: MeasureId) -> bool {
        self.measures.iter().any(|planned| planned.measure == measure)
    }
}
