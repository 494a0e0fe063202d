//! Aftercare starts (nazorg).
//!
//! Component d of the grant, counted once per plan, ever (SPUK 2021, Stcrt. 2021-46972). All versions of a
//! household's plan are one plan.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// Starts aftercare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartAftercare {
    /// When, and by whom stated.
    pub fact: Fact,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// Aftercare started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AftercareStarted {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl Operation for StartAftercare {
    type Event = AftercareStarted;

    fn decide(&self, case: &Case) -> Result<AftercareStarted, HouseholdRefusal> {
        if let Some(aftercare) = &case.plan()?.aftercare {
            return Err(HouseholdRefusal::AftercareAlreadyStarted { on: aftercare.on });
        }
        Ok(AftercareStarted { on: self.fact.on, by: self.fact.by.clone(), text: self.text.clone() })
    }
}

impl Change for AftercareStarted {
    fn change(&self, case: &mut Case) {
        if let Some(plan) = &mut case.plan {
            plan.aftercare = Some(self.clone());
        }
    }
}
