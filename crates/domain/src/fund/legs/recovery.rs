//! Money of a provision came back from whom it was paid to (terugvordering).
//!
//! It is free on its line again. What was paid stays paid: the account shows both.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fund::operations::Operation;
use crate::fund::pot::Pot;
use crate::fund::refusal::FundRefusal;
use crate::ids::{BankReference, OfficerId, ProvisionId, RecoveryId};
use crate::money::{Amount, BudgetLine};

/// Books money that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookRecovery {
    /// The date of the fact this follows from.
    pub on: Date,
    /// The officer who stated that fact.
    pub by: OfficerId,
    /// Of which provision.
    pub provision: ProvisionId,
    /// Of which recovery.
    pub recovery: RecoveryId,
    /// To which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// What the bank calls it.
    pub bank_reference: BankReference,
}

/// Money came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoveryBooked {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Of which provision.
    pub provision: ProvisionId,
    /// Of which recovery.
    pub recovery: RecoveryId,
    /// To which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// What the bank calls it.
    pub bank_reference: BankReference,
}

impl Operation for BookRecovery {
    type Event = RecoveryBooked;

    fn decide(&self, pot: &Pot) -> Result<RecoveryBooked, FundRefusal> {
        pot.open_on(self.on)?;
        Ok(RecoveryBooked {
            on: self.on,
            by: self.by.clone(),
            provision: self.provision,
            recovery: self.recovery,
            line: self.line.clone(),
            amount: self.amount,
            bank_reference: self.bank_reference.clone(),
        })
    }
}
