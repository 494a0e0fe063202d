//! A payment is called off before it was sent.
//!
//! Leg: the fund books it promised again.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{PaymentStage, PaymentState};
use crate::fact::Fact;
use crate::ids::{FundId, OfficerId, PaymentReference};
use crate::provision::file::File;
use crate::provision::operations::{Change, Operation};
use crate::provision::refusal::ProvisionRefusal;

/// Why a payment is called off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum CancelReason {
    /// It was ordered by mistake.
    Mistake,
    /// The payee has another account.
    AccountChanged,
    /// It was not delivered after all.
    NotDelivered,
    /// Another reason.
    Other,
}

/// Calls a payment off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelPayment {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which, by its number in the provision.
    pub payment: u16,
    /// Why.
    pub reason: CancelReason,
}

/// A payment was called off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentCancelled {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which.
    pub payment: PaymentReference,
    /// Of which fund.
    pub fund: FundId,
    /// Why.
    pub reason: CancelReason,
}

impl Operation for CancelPayment {
    type Event = PaymentCancelled;

    fn decide(&self, file: &File) -> Result<PaymentCancelled, ProvisionRefusal> {
        let payment = file.payment(self.payment)?;
        let stage = payment.stage();
        if stage != PaymentStage::Ordered {
            return Err(ProvisionRefusal::PaymentNotOrdered { payment: self.payment, stage });
        }
        file.not_before(&self.fact, payment.since())?;
        Ok(PaymentCancelled {
            on: self.fact.on,
            by: self.fact.by.clone(),
            payment: payment.ordered.payment,
            fund: payment.ordered.fund,
            reason: self.reason,
        })
    }
}

impl Change for PaymentCancelled {
    fn change(&self, file: &mut File) {
        let state = PaymentState::Cancelled { on: self.on, reason: self.reason };
        file.ends(self.payment.number, state);
    }
}
