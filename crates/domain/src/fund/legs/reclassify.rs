//! What was paid from one line is moved to another, because it belonged there.
//!
//! Either line may be of a closed year: the correction is a new fact on a date in an open one.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fund::journal::Account;
use crate::fund::operations::Operation;
use crate::fund::pot::Pot;
use crate::fund::refusal::FundRefusal;
use crate::ids::{OfficerId, PaymentReference};
use crate::money::{Amount, BudgetLine};

/// Moves what was paid to another line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reclassify {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// Of which payment.
    pub payment: PaymentReference,
    /// From which line.
    pub from: BudgetLine,
    /// To which line; money has to be free there.
    pub to: BudgetLine,
    /// How much.
    pub amount: Amount,
}

/// What was paid was moved to another line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentReclassified {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Of which payment.
    pub payment: PaymentReference,
    /// From which line, on which the money is free again.
    pub from: BudgetLine,
    /// To which line.
    pub to: BudgetLine,
    /// How much.
    pub amount: Amount,
}

impl Operation for Reclassify {
    type Event = PaymentReclassified;

    fn decide(&self, pot: &Pot) -> Result<PaymentReclassified, FundRefusal> {
        pot.open_on(self.on)?;
        pot.component(&self.to.component)?;
        pot.has_free(&self.to, self.amount)?;
        pot.has_on(Account::Paid, &self.from, self.amount)?;
        Ok(PaymentReclassified {
            on: self.on,
            by: self.by.clone(),
            payment: self.payment,
            from: self.from.clone(),
            to: self.to.clone(),
            amount: self.amount,
        })
    }
}
