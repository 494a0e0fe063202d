//! A signal led to a new version of a working method: the leg of an improvement that names it.
//!
//! The signal stays open until somebody closes it: an improvement still has to prove itself.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::{MethodId, OfficerId};

/// Notes that a working method was improved because of the signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteImprovement {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// Which method was improved.
    pub method: MethodId,
    /// The version it has since.
    pub version: u32,
}

/// A working method was improved because of the signal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignalLedToImprovement {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which method was improved.
    pub method: MethodId,
    /// The version it has since.
    pub version: u32,
}

impl NoteImprovement {
    /// The rule for a signal that is open on that day.
    pub(super) fn decide(&self) -> SignalLedToImprovement {
        SignalLedToImprovement {
            on: self.on,
            by: self.by.clone(),
            method: self.method,
            version: self.version,
        }
    }
}
