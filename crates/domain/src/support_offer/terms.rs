//! What is offered, and when: the part of an offer that may change.
//!
//! Who offers it and on which life domain never change: needs were answered from it. That would be another offer.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SupportOfferRefusal;
use crate::ids::PublicText;

/// What is offered, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct OfferTerms {
    /// What it is called.
    pub title: PublicText,
    /// What it is and for whom, in public words.
    pub description: PublicText,
    /// The first day on which a need can be answered from it.
    pub available_from: Date,
    /// The last such day; without end when absent.
    pub until: Option<Date>,
}

impl OfferTerms {
    /// They leave at least one day.
    pub(super) fn check(&self) -> Result<(), SupportOfferRefusal> {
        let available_from = self.available_from;
        match self.until {
            Some(until) if until < available_from => {
                Err(SupportOfferRefusal::OfferEndsBeforeStart { until, available_from })
            }
            _ => Ok(()),
        }
    }
}
