//! The first conversation in which the needs are established (VNG, step 3).
//!
//! It starts the statutory clocks of Wht 2.21: plan, material provisions, end of support. So it is held once.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use crate::fact::Fact;
use crate::ids::{OfficerId, PersonId};
use crate::sealed::Sealed;

/// Records the first conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldFirstConversation {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The members who were present.
    pub persons: BTreeSet<PersonId>,
    /// A report of it, sealed.
    pub text: Option<Sealed>,
}

/// The first conversation was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstConversationHeld {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The members who were present.
    pub persons: BTreeSet<PersonId>,
    /// A report of it, sealed.
    pub text: Option<Sealed>,
}

impl Operation for HoldFirstConversation {
    type Event = FirstConversationHeld;

    fn decide(&self, case: &Case) -> Result<FirstConversationHeld, HouseholdRefusal> {
        if let Some(held) = &case.first_conversation {
            return Err(HouseholdRefusal::FirstConversationAlreadyHeld { on: held.on });
        }
        case.are_present(&self.persons)?;
        Ok(FirstConversationHeld {
            on: self.fact.on,
            by: self.fact.by.clone(),
            persons: self.persons.clone(),
            text: self.text.clone(),
        })
    }
}

impl Change for FirstConversationHeld {
    fn change(&self, case: &mut Case) {
        case.first_conversation = Some(self.clone());
    }
}
