//! Payments go to the bank with a run.
//!
//! No money moves yet: that is for the bank to say. A payment is in one run only.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fund::operations::{Change, Operation};
use crate::fund::pot::{Payable, Pot};
use crate::fund::refusal::FundRefusal;
use crate::ids::{OfficerId, PaymentReference, PaymentRunId};

/// Marks payments as sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendPayables {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// With which run.
    pub run: PaymentRunId,
    /// Which payments, each once.
    pub payments: Vec<PaymentReference>,
}

/// Payments were sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayablesSent {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// With which run.
    pub run: PaymentRunId,
    /// Which payments.
    pub payments: Vec<PaymentReference>,
}

impl Operation for SendPayables {
    type Event = PayablesSent;

    fn decide(&self, pot: &Pot) -> Result<PayablesSent, FundRefusal> {
        pot.not_frozen()?;
        self.payments.iter().try_for_each(|payment| pot.payable(*payment).map(|_| ()))?;
        let mut named = BTreeSet::new();
        for payment in &self.payments {
            let twice = (!named.insert(*payment)).then_some(self.run);
            if let Some(run) = pot.payable(*payment)?.sent.or(twice) {
                return Err(FundRefusal::PayableAlreadySent { payment: *payment, run });
            }
        }
        Ok(PayablesSent { on: self.on, by: self.by.clone(), run: self.run, payments: self.payments.clone() })
    }
}

impl Change for PayablesSent {
    fn change(&self, pot: &mut Pot) {
        for payment in &self.payments {
            if let Some(payable) = pot.payables.get(payment) {
                let payable = Payable { sent: Some(self.run), ..payable.clone() };
                pot.payables.insert_mut(*payment, payable);
            }
        }
    }
}
