//! A payment goes to the bank with a run.
//!
//! A leg of the run's book: dates and the run itself were judged there. What the last decision no longer covers does
//! not go: it is called off, or decided on anew.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{PaymentStage, PaymentState};
use crate::ids::{OfficerId, PaymentReference, PaymentRunId};
use crate::provision::file::File;
use crate::provision::operations::{Change, Operation};
use crate::provision::refusal::ProvisionRefusal;

/// Sends a payment with a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendPayment {
    /// The date of the run.
    pub on: Date,
    /// The officer who composed it.
    pub by: OfficerId,
    /// Which run.
    pub run: PaymentRunId,
    /// Which payment, by its number in the provision.
    pub number: u16,
}

/// A payment was sent with a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentSent {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who composed the run.
    pub by: OfficerId,
    /// Which run.
    pub run: PaymentRunId,
    /// Which payment.
    pub payment: PaymentReference,
}

impl Operation for SendPayment {
    type Event = PaymentSent;

    fn decide(&self, file: &File) -> Result<PaymentSent, ProvisionRefusal> {
        let payment = file.payment(self.number)?;
        let stage = payment.stage();
        if stage != PaymentStage::Ordered {
            return Err(ProvisionRefusal::PaymentNotOrdered { payment: self.number, stage });
        }
        let (granted, ordered) = (file.covered(), file.ordered());
        if ordered > granted {
            let (provision, payment) = (file.requested().provision, self.number);
            return Err(ProvisionRefusal::PaymentNotCovered { provision, payment, granted, ordered });
        }
        Ok(PaymentSent { on: self.on, by: self.by.clone(), run: self.run, payment: payment.ordered.payment })
    }
}

impl Change for PaymentSent {
    fn change(&self, file: &mut File) {
        if let Some(payment) = file.payment_mut(self.payment.number) {
            payment.sent = Some(self.clone());
            payment.state = PaymentState::Sent { run: self.run, on: self.on };
        }
    }
}
