//! An offer changes: its words, or the days on which it is available.
//!
//! What was answered from it before stays answered.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::terms::OfferTerms;
use super::{OfferFile, SupportOfferRefusal};
use crate::fact::Fact;
use crate::ids::OfficerId;

/// Changes an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeOffer {
    /// When, and by whom stated.
    pub fact: Fact,
    /// What is offered from now on, and when.
    pub terms: OfferTerms,
}

/// An offer changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferChanged {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// What is offered from now on, and when.
    pub terms: OfferTerms,
}

impl ChangeOffer {
    /// The rule for an offer that stands.
    pub(super) fn decide(&self, file: &OfferFile) -> Result<OfferChanged, SupportOfferRefusal> {
        self.terms.check()?;
        if *file.terms() == self.terms {
            return Err(SupportOfferRefusal::OfferUnchanged { on: file.changed_on() });
        }
        Ok(OfferChanged { on: self.fact.on, by: self.fact.by.clone(), terms: self.terms.clone() })
    }
}
