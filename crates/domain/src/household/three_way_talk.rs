//! The three-way talk of municipality, person and UHT (driegesprek).
//!
//! Component f of the grant, counted per talk (SPUK 2021, Stcrt. 2021-46972).

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

/// Records a three-way talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldThreeWayTalk {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The members who were present.
    pub persons: BTreeSet<PersonId>,
    /// A report of it, sealed.
    pub text: Option<Sealed>,
}

/// A three-way talk was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThreeWayTalkHeld {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The members who were present.
    pub persons: BTreeSet<PersonId>,
    /// A report of it, sealed.
    pub text: Option<Sealed>,
}

impl Operation for HoldThreeWayTalk {
    type Event = ThreeWayTalkHeld;

    fn decide(&self, case: &Case) -> Result<ThreeWayTalkHeld, HouseholdRefusal> {
        case.are_present(&self.persons)?;
        Ok(ThreeWayTalkHeld {
            on: self.fact.on,
            by: self.fact.by.clone(),
            persons: self.persons.clone(),
            text: self.text.clone(),
        })
    }
}

impl Change for ThreeWayTalkHeld {
    fn change(&self, case: &mut Case) {
        case.three_way_talks.push(self.clone());
    }
}
