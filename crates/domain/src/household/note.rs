//! A note in the file, on a life domain or in general; possible at any time, also after support ended.
//!
//! Notes are not kept in state: no rule depends on one. So nothing refuses a note id that was used before.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use super::words::LifeDomain;
use crate::fact::Fact;
use crate::ids::{NoteId, OfficerId};
use crate::sealed::Sealed;

/// Adds a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddNote {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The id it is to have.
    pub note: NoteId,
    /// The life domain it is on, if one in particular.
    pub life_domain: Option<LifeDomain>,
    /// What it says, sealed.
    pub text: Sealed,
}

/// A note was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteAdded {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Its id.
    pub note: NoteId,
    /// The life domain it is on, if one in particular.
    pub life_domain: Option<LifeDomain>,
    /// What it says, sealed.
    pub text: Sealed,
}

impl Operation for AddNote {
    type Event = NoteAdded;

    fn decide(&self, _: &Case) -> Result<NoteAdded, HouseholdRefusal> {
        Ok(NoteAdded {
            on: self.fact.on,
            by: self.fact.by.clone(),
            note: self.note,
            life_domain: self.life_domain,
            text: self.text.clone(),
        })
    }
}

impl Change for NoteAdded {
    fn change(&self, _: &mut Case) {}
}
