//! The household is notified of the decision, and the term for objecting begins (Awb 3:40, 6:8(1)).
//!
//! Nothing is committed before: a decision has no effect until it is made known.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::objection_term::objection_until;
use super::operations::{Change, Operation};
use super::refusal::ProvisionRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;

/// Records that the household was notified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotifyDecision {
    /// When the decision was sent or handed over, and by whom stated.
    pub fact: Fact,
}

/// The household was notified of the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionNotified {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The last day for an objection, the whole of it.
    pub objection_until: Date,
}

impl Operation for NotifyDecision {
    type Event = DecisionNotified;

    fn decide(&self, file: &File) -> Result<DecisionNotified, ProvisionRefusal> {
        let decision = file.decision_in_force()?;
        if let Some(notified) = &decision.notified {
            return Err(ProvisionRefusal::AlreadyNotified { on: notified.on });
        }
        file.not_before(&self.fact, decision.decided.on)?;
        Ok(DecisionNotified {
            on: self.fact.on,
            by: self.fact.by.clone(),
            objection_until: objection_until(self.fact.on),
        })
    }
}

impl Change for DecisionNotified {
    fn change(&self, file: &mut File) {
        if let Some(decision) = file.decisions.last_mut() {
            decision.notified = Some(self.clone());
        }
    }
}
