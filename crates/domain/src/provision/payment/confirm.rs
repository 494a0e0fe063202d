//! The bank carried a payment out.
//!
//! Leg: the fund books it paid. Stated by an officer, or by a bank statement as a leg of its book; which of the two is
//! recorded.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{BankSource, PaymentState};
use crate::fact::Fact;
use crate::ids::{BankReference, FundId, OfficerId, PaymentReference};
use crate::money::{Amount, BudgetLine};
use crate::provision::file::File;
use crate::provision::operations::{Change, Operation};
use crate::provision::refusal::ProvisionRefusal;

/// Records that the bank carried a payment out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmPayment {
    /// When the bank booked it, and by whom stated.
    pub fact: Fact,
    /// Which, by its number in the provision.
    pub payment: u16,
    /// What the bank calls the booking, when it says so.
    pub bank_reference: Option<BankReference>,
}

/// A payment was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentMade {
    /// The date on which the bank booked it.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which.
    pub payment: PaymentReference,
    /// From which fund.
    pub fund: FundId,
    /// From which line of its budget.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// What the bank calls the booking, when it says so.
    pub bank_reference: Option<BankReference>,
    /// Who says that the bank made it.
    pub source: BankSource,
}

impl Operation for ConfirmPayment {
    type Event = PaymentMade;

    fn decide(&self, file: &File) -> Result<PaymentMade, ProvisionRefusal> {
        self.told_by(BankSource::Officer, file)
    }
}

impl ConfirmPayment {
    /// The rule, whoever says it.
    pub(in crate::provision) fn told_by(
        &self,
        source: BankSource,
        file: &File,
    ) -> Result<PaymentMade, ProvisionRefusal> {
        let payment = file.payment(self.payment)?;
        if !payment.is_under_way() {
            let (payment, stage) = (self.payment, payment.stage());
            return Err(ProvisionRefusal::PaymentNotUnderWay { payment, stage });
        }
        file.not_before(&self.fact, payment.since())?;
        let ordered = &payment.ordered;
        Ok(PaymentMade {
            on: self.fact.on,
            by: self.fact.by.clone(),
            payment: ordered.payment,
            fund: ordered.fund,
            line: ordered.line.clone(),
            amount: ordered.amount,
            bank_reference: self.bank_reference.clone(),
            source,
        })
    }
}

impl Change for PaymentMade {
    fn change(&self, file: &mut File) {
        if let Some(payment) = file.payment_mut(self.payment.number) {
            let (on, bank_reference) = (self.on, self.bank_reference.clone());
            payment.made = Some(self.clone());
            payment.state = PaymentState::Paid { on, bank_reference };
        }
    }
}
