//! A working method is retired: the work is no longer done like this.
//!
//! Its versions stay, for whoever reads how the work was done then.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::ids::{OfficerId, PublicText};

/// Retires a working method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetireWorkingMethod {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Why.
    pub reason: PublicText,
}

/// A working method was retired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingMethodRetired {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Why.
    pub reason: PublicText,
}

impl RetireWorkingMethod {
    /// The rule for a working method in use.
    pub(super) fn decide(&self) -> WorkingMethodRetired {
        WorkingMethodRetired { on: self.fact.on, by: self.fact.by.clone(), reason: self.reason.clone() }
    }
}
