//! An offer is withdrawn: no need can be answered from it from that day on.
//!
//! What was answered from it before stays answered.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::ids::OfficerId;

/// Withdraws an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawOffer {
    /// When, and by whom stated.
    pub fact: Fact,
}

/// An offer was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferWithdrawn {
    /// The date on which it happened: the first day on which it is not available.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
}

impl WithdrawOffer {
    /// The rule for an offer that stands.
    pub(super) fn decide(&self) -> OfferWithdrawn {
        OfferWithdrawn { on: self.fact.on, by: self.fact.by.clone() }
    }
}
