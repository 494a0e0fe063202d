//! Encumbered money becomes payable when a payment is ordered, and is encumbered again when the order is cancelled.
//!
//! A payment that was sent is cancelled too, when the bank did not carry it out.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fund::journal::Account;
use crate::fund::operations::{Change, Operation};
use crate::fund::pot::{Payable, Pot};
use crate::fund::refusal::FundRefusal;
use crate::ids::{OfficerId, PaymentReference};
use crate::money::{Amount, BudgetLine};

/// Books a payment that was ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookPayable {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// Which payment.
    pub payment: PaymentReference,
    /// From which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
}

/// Money became payable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayableBooked {
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
}

/// Cancels a payment that was ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelPayable {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// Which payment.
    pub payment: PaymentReference,
}

/// Money is payable no longer; it is encumbered again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayableCancelled {
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

impl Operation for BookPayable {
    type Event = PayableBooked;

    fn decide(&self, pot: &Pot) -> Result<PayableBooked, FundRefusal> {
        pot.not_frozen()?;
        pot.open_on(self.on)?;
        if pot.payables.contains_key(&self.payment) {
            return Err(FundRefusal::BooksDisagree { line: self.line.clone() });
        }
        pot.has_on(Account::Encumbered, &self.line, self.amount)?;
        Ok(PayableBooked {
            on: self.on,
            by: self.by.clone(),
            payment: self.payment,
            line: self.line.clone(),
            amount: self.amount,
        })
    }
}

impl Change for PayableBooked {
    fn change(&self, pot: &mut Pot) {
        let payable =
            Payable { line: self.line.clone(), amount: self.amount, ordered_on: self.on, sent: None };
        pot.payables.insert_mut(self.payment, payable);
    }
}

impl Operation for CancelPayable {
    type Event = PayableCancelled;

    fn decide(&self, pot: &Pot) -> Result<PayableCancelled, FundRefusal> {
        pot.open_on(self.on)?;
        let payable = pot.payable(self.payment)?;
        pot.has_on(Account::Payable, &payable.line, payable.amount)?;
        Ok(PayableCancelled {
            on: self.on,
            by: self.by.clone(),
            payment: self.payment,
            line: payable.line.clone(),
            amount: payable.amount,
        })
    }
}

impl Change for PayableCancelled {
    fn change(&self, pot: &mut Pot) {
        pot.payables.remove_mut(&self.payment);
    }
}
