//! The bank did not carry a payment out, or gave it back after it had.
//!
//! Leg: the fund books it promised again, so that it can be repeated. What was moved to another line since is moved
//! back first: the promise it returns to is on the line it was ordered on. Stated by hand it is never by who ordered a
//! payment of the provision: one officer alone would pay the same thing twice.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{BankSource, Payment, PaymentStage, PaymentState};
use crate::fact::Fact;
use crate::fund::Duty;
use crate::ids::{BankReason, BankReference, FundId, OfficerId, PaymentReference};
use crate::money::{Amount, BudgetLine};
use crate::provision::file::File;
use crate::provision::operations::{Change, Operation};
use crate::provision::refusal::ProvisionRefusal;

/// Whether a payment that failed had been paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum FailedFrom {
    /// The bank never carried it out.
    Unpaid,
    /// The bank gave it back.
    Paid,
}

/// Records that a payment failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailPayment {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which, by its number in the provision.
    pub payment: u16,
    /// Why, as the bank says.
    pub reason: BankReason,
    /// What the bank calls the booking, when there is one; given back and stated by hand there is one.
    pub bank_reference: Option<BankReference>,
}

/// A payment failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentFailed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which.
    pub payment: PaymentReference,
    /// Of which fund.
    pub fund: FundId,
    /// On which line of its budget.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// Why, as the bank says.
    pub reason: BankReason,
    /// What the bank calls the booking, when there is one.
    pub bank_reference: Option<BankReference>,
    /// Whether it had been paid.
    pub was: FailedFrom,
    /// Who says that it failed.
    pub source: BankSource,
}

impl Operation for FailPayment {
    type Event = PaymentFailed;

    fn decide(&self, file: &File) -> Result<PaymentFailed, ProvisionRefusal> {
        let failed = self.told_by(BankSource::Officer, file)?;
        if file.has_done(Duty::OrderPayment, &self.fact.by) {
            return Err(ProvisionRefusal::PaymentOrderedByYou);
        }
        match (failed.was, &self.bank_reference) {
            (FailedFrom::Paid, None) => Err(ProvisionRefusal::BankReferenceMissing { payment: self.payment }),
            _ => Ok(failed),
        }
    }
}

impl FailPayment {
    /// What holds of a failure, whoever says it.
    pub(in crate::provision) fn told_by(
        &self,
        source: BankSource,
        file: &File,
    ) -> Result<PaymentFailed, ProvisionRefusal> {
        let payment = file.payment(self.payment)?;
        let was = match payment.stage() {
            PaymentStage::Sent => FailedFrom::Unpaid,
            PaymentStage::Paid => FailedFrom::Paid,
            stage => return Err(ProvisionRefusal::PaymentNotAtBank { payment: self.payment, stage }),
        };
        file.not_before(&self.fact, payment.since())?;
        if was == FailedFrom::Paid {
            returnable(file, payment)?;
        }
        let ordered = &payment.ordered;
        Ok(PaymentFailed {
            on: self.fact.on,
            by: self.fact.by.clone(),
            payment: ordered.payment,
            fund: ordered.fund,
            line: ordered.line.clone(),
            amount: ordered.amount,
            reason: self.reason.clone(),
            bank_reference: self.bank_reference.clone(),
            was,
            source,
        })
    }
}

/// All of the payment is on the line it was ordered on, and none of it came back by a recovery.
fn returnable(file: &File, payment: &Payment) -> Result<(), ProvisionRefusal> {
    let (line, amount) = (&payment.ordered.line, payment.amount().cents());
    if payment.on_line(line) != amount {
        return Err(ProvisionRefusal::PaymentWasCorrected { payment: payment.number(), line: line.clone() });
    }
    file.can_leave(line, amount, file.recovered_on(line))
}

impl Change for PaymentFailed {
    fn change(&self, file: &mut File) {
        if let Some(payment) = file.payment_mut(self.payment.number) {
            payment.failed = Some(self.clone());
        }
        let state = PaymentState::Failed {
            on: self.on,
            reason: self.reason.clone(),
            bank_reference: self.bank_reference.clone(),
            was: self.was,
        };
        file.ends(self.payment.number, state);
    }
}
