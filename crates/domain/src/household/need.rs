//! Needs: what the household asks help with, always on one life domain (hulpvraag).
//!
//! A need is recorded once, under an id the caller gives, and closed once, with what became of it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answer_need::NeedAnswered;
use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use super::words::LifeDomain;
use crate::fact::Fact;
use crate::ids::{NeedId, OfficerId, PersonId};
use crate::sealed::Sealed;

/// What became of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum NeedOutcome {
    /// Met.
    Met,
    /// Partly met.
    PartlyMet,
    /// Not met.
    NotMet,
    /// The household took it back.
    Withdrawn,
}

/// A need and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// What it is.
    pub recorded: NeedRecorded,
    /// How it was answered from the catalogue, in the order in which that was recorded.
    pub answers: Vec<NeedAnswered>,
    /// What became of it, once closed.
    pub closed: Option<NeedClosed>,
}

/// Records a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordNeed {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The id it is to have.
    pub need: NeedId,
    /// The life domain it is on.
    pub life_domain: LifeDomain,
    /// Whose need it is; of the whole household when absent.
    pub person: Option<PersonId>,
    /// What it is, sealed.
    pub text: Sealed,
}

/// A need was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedRecorded {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Its id.
    pub need: NeedId,
    /// The life domain it is on.
    pub life_domain: LifeDomain,
    /// Whose need it is; of the whole household when absent.
    pub person: Option<PersonId>,
    /// What it is, sealed.
    pub text: Sealed,
}

/// Closes a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseNeed {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which.
    pub need: NeedId,
    /// What became of it.
    pub outcome: NeedOutcome,
}

/// A need was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedClosed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which.
    pub need: NeedId,
    /// What became of it.
    pub outcome: NeedOutcome,
}

impl Operation for RecordNeed {
    type Event = NeedRecorded;

    fn decide(&self, case: &Case) -> Result<NeedRecorded, HouseholdRefusal> {
        if case.need(self.need).is_ok() {
            return Err(HouseholdRefusal::NeedAlreadyRecorded { need: self.need });
        }
        self.person.map_or(Ok(()), |person| case.is_member(person))?;
        Ok(NeedRecorded {
            on: self.fact.on,
            by: self.fact.by.clone(),
            need: self.need,
            life_domain: self.life_domain,
            person: self.person,
            text: self.text.clone(),
        })
    }
}

impl Change for NeedRecorded {
    fn change(&self, case: &mut Case) {
        case.needs.push(Need { recorded: self.clone(), answers: Vec::new(), closed: None });
    }
}

impl Operation for CloseNeed {
    type Event = NeedClosed;

    fn decide(&self, case: &Case) -> Result<NeedClosed, HouseholdRefusal> {
        case.open_need(self.need)?;
        Ok(NeedClosed { on: self.fact.on, by: self.fact.by.clone(), need: self.need, outcome: self.outcome })
    }
}

impl Change for NeedClosed {
    fn change(&self, case: &mut Case) {
        if let Some(need) = case.needs.iter_mut().find(|need| need.recorded.need == self.need) {
            need.closed = Some(self.clone());
        }
    }
}
