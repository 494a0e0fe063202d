//! A working method is improved: its next version, with the reason and the signals that led to it.
//!
//! Each signal notes it by a leg, so that what was noticed can be followed to what was learned, and back.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{MethodFile, WorkingMethodRefusal};
use crate::fact::Fact;
use crate::ids::{OfficerId, PublicText, SignalId};

/// Improves a working method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImproveWorkingMethod {
    /// When, and by whom stated.
    pub fact: Fact,
    /// How the work is done from now on.
    pub text: PublicText,
    /// Why.
    pub reason: PublicText,
    /// The signals that led to it; it may be improved without one.
    pub signals: BTreeSet<SignalId>,
}

/// A working method was improved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingMethodImproved {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The version it has since, from 2.
    pub version: u32,
    /// How the work is done from now on.
    pub text: PublicText,
    /// Why.
    pub reason: PublicText,
    /// The signals that led to it.
    pub signals: BTreeSet<SignalId>,
}

impl ImproveWorkingMethod {
    /// The rule for a working method in use.
    pub(super) fn decide(&self, file: &MethodFile) -> Result<WorkingMethodImproved, WorkingMethodRefusal> {
        let version = file.version();
        if *file.text() == self.text {
            return Err(WorkingMethodRefusal::WorkingMethodUnchanged { version });
        }
        Ok(WorkingMethodImproved {
            on: self.fact.on,
            by: self.fact.by.clone(),
            version: version.saturating_add(1),
            text: self.text.clone(),
            reason: self.reason.clone(),
            signals: self.signals.clone(),
        })
    }
}
