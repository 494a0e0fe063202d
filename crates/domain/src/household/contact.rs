//! Reaching the household: attempts, and the first contact (VNG, step 2).
//!
//! The first contact is component a of the grant, counted once per household, ever
//! (SPUK 2021, Stcrt. 2021-46972): so a second one is refused, also after support ended and was resumed.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use super::words::Channel;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// What an attempt to reach a household led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum AttemptOutcome {
    /// Nobody answered.
    NoAnswer,
    /// A message was left.
    MessageLeft,
    /// The number or address is wrong.
    WrongDetails,
    /// The household does not want support now.
    Declined,
    /// A date was agreed.
    AppointmentMade,
}

/// Records an attempt to reach the household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordContactAttempt {
    /// When, and by whom stated.
    pub fact: Fact,
    /// By which way.
    pub channel: Channel,
    /// What came of it.
    pub outcome: AttemptOutcome,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// Somebody tried to reach the household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactAttempted {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// By which way.
    pub channel: Channel,
    /// What came of it.
    pub outcome: AttemptOutcome,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// Records the first contact with the household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFirstContact {
    /// When, and by whom stated.
    pub fact: Fact,
    /// By which way.
    pub channel: Channel,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// The household was reached for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstContactMade {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// By which way.
    pub channel: Channel,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl Operation for RecordContactAttempt {
    type Event = ContactAttempted;

    fn decide(&self, _: &Case) -> Result<ContactAttempted, HouseholdRefusal> {
        Ok(ContactAttempted {
            on: self.fact.on,
            by: self.fact.by.clone(),
            channel: self.channel,
            outcome: self.outcome,
            text: self.text.clone(),
        })
    }
}

impl Change for ContactAttempted {
    fn change(&self, case: &mut Case) {
        case.contact_attempts.push(self.clone());
    }
}

impl Operation for RecordFirstContact {
    type Event = FirstContactMade;

    fn decide(&self, case: &Case) -> Result<FirstContactMade, HouseholdRefusal> {
        if let Some(contact) = &case.first_contact {
            return Err(HouseholdRefusal::FirstContactAlreadyMade { on: contact.on });
        }
        Ok(FirstContactMade {
            on: self.fact.on,
            by: self.fact.by.clone(),
            channel: self.channel,
            text: self.text.clone(),
        })
    }
}

impl Change for FirstContactMade {
    fn change(&self, case: &mut Case) {
        case.first_contact = Some(self.clone());
    }
}
