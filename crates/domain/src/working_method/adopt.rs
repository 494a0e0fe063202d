//! A working method is adopted: its first version.
//!
//! Its texts are public: they say how the work is done, never for whom.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::WorkingMethodRefusal;
use super::refusal::not_in_future;
use crate::fact::Fact;
use crate::ids::{OfficerId, PublicText};

/// Adopts a working method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdoptWorkingMethod {
    /// When, and by whom stated.
    pub fact: Fact,
    /// What it is called.
    pub title: PublicText,
    /// How the work is done.
    pub text: PublicText,
}

/// A working method was adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingMethodAdopted {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// What it is called.
    pub title: PublicText,
    /// How the work is done, in version 1.
    pub text: PublicText,
}

impl AdoptWorkingMethod {
    /// The rule for a working method nobody adopted yet.
    pub(super) fn decide(&self) -> Result<WorkingMethodAdopted, WorkingMethodRefusal> {
        not_in_future(&self.fact)?;
        Ok(WorkingMethodAdopted {
            on: self.fact.on,
            by: self.fact.by.clone(),
            title: self.title.clone(),
            text: self.text.clone(),
        })
    }
}
