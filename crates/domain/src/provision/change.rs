//! The request changes before it is decided: another amount, another purpose.
//!
//! What was voted on is no longer what is requested, so the vote and its votes are void, and so is an override of them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::operations::{Change, Operation};
use super::refusal::ProvisionRefusal;
use super::request::RequestVersion;
use super::rules::{MOST_VERSIONS, fits};
use super::separation::separate;
use super::vote::BallotState;
use super::words::AmountKind;
use crate::fact::Fact;
use crate::fund::Duty;
use crate::ids::OfficerId;
use crate::money::Amount;
use crate::sealed::Sealed;

/// Changes what is requested; what is left out stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRequest {
    /// When, and by whom stated.
    pub fact: Fact,
    /// What it costs.
    pub amount: Option<Amount>,
    /// Whether that is known.
    pub amount_kind: Option<AmountKind>,
    /// What it is for, sealed.
    pub purpose: Option<Sealed>,
}

/// The request was changed; an open vote and its votes are void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestChanged {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// 1 for the request as it was made, one more for each change.
    pub version: u32,
    /// What it costs from then on.
    pub amount: Amount,
    /// Whether that is known.
    pub amount_kind: AmountKind,
    /// What it is for from then on, sealed.
    pub purpose: Sealed,
}

impl Operation for ChangeRequest {
    type Event = RequestChanged;

    fn decide(&self, file: &File) -> Result<RequestChanged, ProvisionRefusal> {
        file.is_undecided()?;
        separate(file, &self.fact, Duty::Request)?;
        let now = file.request();
        let changed = RequestChanged {
            on: self.fact.on,
            by: self.fact.by.clone(),
            version: now.version.saturating_add(1),
            amount: self.amount.unwrap_or(now.amount),
            amount_kind: self.amount_kind.unwrap_or(now.amount_kind),
            purpose: self.purpose.clone().unwrap_or_else(|| now.purpose.clone()),
        };
        let same = (changed.amount, changed.amount_kind) == (now.amount, now.amount_kind);
        if same && changed.purpose == now.purpose {
            return Err(ProvisionRefusal::NothingChanged);
        }
        fits(file.versions.iter().count(), MOST_VERSIONS)?;
        Ok(changed)
    }
}

impl Change for RequestChanged {
    fn change(&self, file: &mut File) {
        file.versions.succeed(RequestVersion {
            version: self.version,
            on: self.on,
            amount: self.amount,
            amount_kind: self.amount_kind,
            purpose: self.purpose.clone(),
        });
        if let Some(ballot) = file.ballots.last_mut() {
            ballot.state = BallotState::Voided;
        }
        file.did(Duty::Request, &self.by);
    }
}
