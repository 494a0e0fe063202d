//! The bank paid, or gave back what it paid.
//!
//! What the bank did is a fact: it is booked in a frozen fund too, and in a closed one.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fund::journal::Account;
use crate::fund::operations::{Change, Operation};
use crate::fund::pot::Pot;
use crate::fund::refusal::FundRefusal;
use crate::ids::{BankReference, OfficerId, PaymentReference};
use crate::money::{Amount, BudgetLine};

/// Settles a payment that was ordered: it was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlePayable {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// Which payment.
    pub payment: PaymentReference,
    /// What the bank calls it, when it said so.
    pub bank_reference: Option<BankReference>,
}

/// A payment was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayableSettled {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which payment.
    pub payment: PaymentReference,
    /// From which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// What the bank calls it, when it said so.
    pub bank_reference: Option<BankReference>,
}

/// Takes back a payment that was paid and came back: it is encumbered again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnPaid {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// Which payment.
    pub payment: PaymentReference,
    /// To which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
}

/// A payment came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentReturned {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which payment.
    pub payment: PaymentReference,
    /// To which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
}

impl Operation for SettlePayable {
    type Event = PayableSettled;

    fn decide(&self, pot: &Pot) -> Result<PayableSettled, FundRefusal> {
        pot.open_on(self.on)?;
        let payable = pot.payable(self.payment)?;
        pot.has_on(Account::Payable, &payable.line, payable.amount)?;
        Ok(PayableSettled {
            on: self.on,
            by: self.by.clone(),
            payment: self.payment,
            line: payable.line.clone(),
            amount: payable.amount,
            bank_reference: self.bank_reference.clone(),
        })
    }
}

impl Change for PayableSettled {
    fn change(&self, pot: &mut Pot) {
        pot.payables.remove_mut(&self.payment);
    }
}

impl Operation for ReturnPaid {
    type Event = PaymentReturned;

    fn decide(&self, pot: &Pot) -> Result<PaymentReturned, FundRefusal> {
        pot.open_on(self.on)?;
        pot.has_on(Account::Paid, &self.line, self.amount)?;
        Ok(PaymentReturned {
            on: self.on,
            by: self.by.clone(),
            payment: self.payment,
            line: self.line.clone(),
            amount: self.amount,
        })
    }
}
