//! The college deviates from a term because holding to it would be a hardship (Wht 9.1).
//!
//! An override moves a running or passed deadline to a later date, with a reason. It can only give more time:
//! of several the latest date counts.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::deadlines::{DeadlineState, Term, deadlines};
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// Overrides a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverrideTerm {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which term.
    pub term: Term,
    /// The last day of the term from now on; may lie in the future.
    pub until: Date,
    /// Why holding to the term would be a hardship, sealed.
    pub text: Sealed,
}

/// A term was overridden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermOverridden {
    /// The date on which it happened; deadlines as of an earlier date do not know it.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which term.
    pub term: Term,
    /// The last day of the term from then on.
    pub until: Date,
    /// Why holding to the term would be a hardship, sealed.
    pub text: Sealed,
}

impl Operation for OverrideTerm {
    type Event = TermOverridden;

    fn decide(&self, case: &Case) -> Result<TermOverridden, HouseholdRefusal> {
        let deadline = deadlines(case, self.fact.on).into_iter().find(|deadline| {
            deadline.term == self.term && !matches!(deadline.state, DeadlineState::Met { .. })
        });
        let Some(deadline) = deadline else {
            return Err(HouseholdRefusal::TermNotRunning { term: self.term });
        };
        if self.until <= deadline.due {
            let (term, due, until) = (self.term, deadline.due, self.until);
            return Err(HouseholdRefusal::OverrideNotLater { term, due, until });
        }
        Ok(TermOverridden {
            on: self.fact.on,
            by: self.fact.by.clone(),
            term: self.term,
            until: self.until,
            text: self.text.clone(),
        })
    }
}

impl Change for TermOverridden {
    fn change(&self, case: &mut Case) {
        case.overrides.push(self.clone());
    }
}
