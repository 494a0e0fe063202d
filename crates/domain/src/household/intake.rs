//! Intake conversations: usually two or three, in which needs become clear (VNG, step 3).
//!
//! They may come before or after what is recorded as the first conversation; only that one starts clocks.

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

/// Records an intake conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldIntakeConversation {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The members who were present.
    pub persons: BTreeSet<PersonId>,
    /// A report of it, sealed.
    pub text: Option<Sealed>,
}

/// An intake conversation was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntakeConversationHeld {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The members who were present.
    pub persons: BTreeSet<PersonId>,
    /// A report of it, sealed.
    pub text: Option<Sealed>,
}

impl Operation for HoldIntakeConversation {
    type Event = IntakeConversationHeld;

    fn decide(&self, case: &Case) -> Result<IntakeConversationHeld, HouseholdRefusal> {
        case.are_present(&self.persons)?;
        Ok(IntakeConversationHeld {
            on: self.fact.on,
            by: self.fact.by.clone(),
            persons: self.persons.clone(),
            text: self.text.clone(),
        })
    }
}

impl Change for IntakeConversationHeld {
    fn change(&self, case: &mut Case) {
        case.intake_conversations.push(self.clone());
    }
}
