//! A signal is closed, with what became of it.
//!
//! It is closed once and for good: what comes back is a new signal.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SignalOutcome;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// Closes a signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseSignal {
    /// When, and by whom stated.
    pub fact: Fact,
    /// What became of it.
    pub outcome: SignalOutcome,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// A signal was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignalClosed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// What became of it.
    pub outcome: SignalOutcome,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl CloseSignal {
    /// The rule for a signal that is open on that day.
    pub(super) fn decide(&self) -> SignalClosed {
        SignalClosed {
            on: self.fact.on,
            by: self.fact.by.clone(),
            outcome: self.outcome,
            text: self.text.clone(),
        }
    }
}
