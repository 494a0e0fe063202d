//! A request is withdrawn: the household does not want it any longer, or it should not have been made.
//!
//! Money that is promised or on its way is given free first. What was paid can still be corrected and recovered.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::operations::{Change, Operation};
use super::refusal::ProvisionRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::money::EuroCents;

/// Why a request is withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum WithdrawalReason {
    /// The household does not want it any longer.
    ByHousehold,
    /// It was requested twice.
    Duplicate,
    /// Another provision takes its place.
    OtherProvision,
    /// Another reason.
    Other,
}

/// Withdraws the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawRequest {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Why.
    pub reason: WithdrawalReason,
}

/// The request was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestWithdrawn {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Why.
    pub reason: WithdrawalReason,
}

impl Operation for WithdrawRequest {
    type Event = RequestWithdrawn;

    fn decide(&self, file: &File) -> Result<RequestWithdrawn, ProvisionRefusal> {
        let open = file.unpaid();
        if open > EuroCents::ZERO {
            return Err(ProvisionRefusal::CommitmentsOpen { open });
        }
        Ok(RequestWithdrawn { on: self.fact.on, by: self.fact.by.clone(), reason: self.reason })
    }
}

impl Change for RequestWithdrawn {
    fn change(&self, file: &mut File) {
        file.withdrawn = Some(self.clone());
    }
}
