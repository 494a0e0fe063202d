//! A signal is followed up: what is being done about it, and who does it.
//!
//! As often as needed; who it was assigned to last is who has it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// Follows a signal up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpSignal {
    /// When, and by whom stated.
    pub fact: Fact,
    /// What is being done about it, sealed.
    pub text: Sealed,
    /// Who has it from now on; who had it before when absent.
    pub assigned_to: Option<OfficerId>,
}

/// A signal was followed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignalFollowedUp {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// What is being done about it, sealed.
    pub text: Sealed,
    /// Who has it from now on; who had it before when absent.
    pub assigned_to: Option<OfficerId>,
}

impl FollowUpSignal {
    /// The rule for a signal that is open on that day.
    pub(super) fn decide(&self) -> SignalFollowedUp {
        SignalFollowedUp {
            on: self.fact.on,
            by: self.fact.by.clone(),
            text: self.text.clone(),
            assigned_to: self.assigned_to.clone(),
        }
    }
}
