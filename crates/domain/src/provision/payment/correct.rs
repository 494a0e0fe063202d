//! A payment was booked on the wrong line, and is moved to the right one.
//!
//! Leg: the fund moves what is paid. A closed year never changes: this is a new fact of the day it is stated on that
//! names the day of the payment. It is taken from the line the payment was ordered on, and when nothing of it is left
//! there or it goes back there, from the line it was moved to last.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Payment, PaymentState};
use crate::fact::Fact;
use crate::ids::{FundId, OfficerId, PaymentReference};
use crate::money::{Amount, BudgetLine, EuroCents};
use crate::provision::file::File;
use crate::provision::operations::{Change, Operation};
use crate::provision::refusal::ProvisionRefusal;
use crate::provision::rules::{MOST_CORRECTIONS, fits};

/// Why a payment is moved to another line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum CorrectionReason {
    /// It belongs to another component.
    WrongComponent,
    /// It belongs to another year.
    WrongYear,
    /// It was entered late.
    LateEntry,
    /// Another reason.
    Other,
}

/// Moves a payment to another line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectPayment {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which, by its number in the provision.
    pub payment: u16,
    /// To which line of the fund's budget.
    pub to: BudgetLine,
    /// How much of it.
    pub amount: Amount,
    /// Why.
    pub reason: CorrectionReason,
}

/// A payment was moved to another line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentCorrected {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which.
    pub payment: PaymentReference,
    /// Of which fund.
    pub fund: FundId,
    /// From which line of its budget.
    pub from: BudgetLine,
    /// To which line of its budget.
    pub to: BudgetLine,
    /// How much of it.
    pub amount: Amount,
    /// Why.
    pub reason: CorrectionReason,
    /// The day of the payment, which may be in a closed year.
    pub corrects: Date,
}

impl Operation for CorrectPayment {
    type Event = PaymentCorrected;

    fn decide(&self, file: &File) -> Result<PaymentCorrected, ProvisionRefusal> {
        let payment = file.payment(self.payment)?;
        let PaymentState::Paid { on: corrects, .. } = payment.state else {
            let (payment, stage) = (self.payment, payment.stage());
            return Err(ProvisionRefusal::PaymentNotPaid { payment, stage });
        };
        file.not_before(&self.fact, corrects)?;
        let from = self.from(payment)?;
        let (paid, asked) = (payment.on_line(&from), self.amount);
        if asked.cents() > paid {
            return Err(ProvisionRefusal::CorrectionOverPaid { line: from, paid, asked });
        }
        file.can_leave(&from, asked.cents(), file.to_be_recovered_on(&from))?;
        fits(file.corrections().count(), MOST_CORRECTIONS)?;
        Ok(PaymentCorrected {
            on: self.fact.on,
            by: self.fact.by.clone(),
            payment: payment.ordered.payment,
            fund: payment.ordered.fund,
            from,
            to: self.to.clone(),
            amount: asked,
            reason: self.reason,
            corrects,
        })
    }
}

impl CorrectPayment {
    fn from(&self, payment: &Payment) -> Result<BudgetLine, ProvisionRefusal> {
        let mut others = payment.lines().filter(|line| **line != self.to);
        let from = others.find(|line| payment.on_line(line) > EuroCents::ZERO);
        from.cloned().ok_or_else(|| ProvisionRefusal::LineUnchanged { line: self.to.clone() })
    }
}

impl Change for PaymentCorrected {
    fn change(&self, file: &mut File) {
        if let Some(payment) = file.payment_mut(self.payment.number) {
            payment.corrections.push(self.clone());
        }
    }
}
