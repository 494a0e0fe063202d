//! Support that ended is taken up again, with the reason.
//!
//! Clocks are not wound back: they count from the first conversation. Leg: every member is claimed again, and
//! one who belongs to another open household by now refuses it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::Operation;
use crate::household::refusal::HouseholdRefusal;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// Takes support up again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResumeSupport {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Why, sealed.
    pub text: Sealed,
}

/// Support was taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SupportResumed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Why, sealed.
    pub text: Sealed,
}

impl ResumeSupport {
    /// The rule for a household whose support ended: nothing specific refuses it.
    pub(in crate::household) fn resume(&self) -> SupportResumed {
        SupportResumed { on: self.fact.on, by: self.fact.by.clone(), text: self.text.clone() }
    }
}

impl Operation for ResumeSupport {
    type Event = SupportResumed;

    fn decide(&self, _: &Case) -> Result<SupportResumed, HouseholdRefusal> {
        Err(HouseholdRefusal::SupportNotEnded)
    }
}
