//! Money that was paid is to come back, and comes back (terugvordering).
//!
//! Leg: what is received is booked in the fund, on the line it was paid on. Never more comes back of a line than is
//! paid on it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::operations::{Change, Operation};
use super::refusal::ProvisionRefusal;
use super::rules::{MOST, MOST_RECOVERIES, fits};
use crate::fact::Fact;
use crate::ids::{BankReference, FundId, OfficerId, RecoveryId};
use crate::money::{Amount, BudgetLine, EuroCents};

/// Why money is to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum RecoveryReason {
    /// It was not delivered.
    NotDelivered,
    /// Too much was paid.
    Overpaid,
    /// Whoever was paid was not entitled to it.
    NotEntitled,
    /// Another reason.
    Other,
}

/// A recovery and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovery {
    /// How it was ordered.
    pub ordered: RecoveryOrdered,
    /// What was received of it.
    pub received: Vec<RecoveryReceived>,
}

/// Orders money back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRecovery {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The id it is to have.
    pub recovery: RecoveryId,
    /// How much.
    pub amount: Amount,
    /// Why.
    pub reason: RecoveryReason,
    /// Of what was paid on which line of the fund's budget.
    pub line: BudgetLine,
}

/// Money was ordered back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoveryOrdered {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Its id.
    pub recovery: RecoveryId,
    /// How much.
    pub amount: Amount,
    /// Why.
    pub reason: RecoveryReason,
    /// Of what was paid on which line of the fund's budget.
    pub line: BudgetLine,
}

/// Records that money came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiveRecovery {
    /// When the bank booked it, and by whom stated.
    pub fact: Fact,
    /// Of which recovery.
    pub recovery: RecoveryId,
    /// How much.
    pub amount: Amount,
    /// What the bank calls the booking.
    pub bank_reference: BankReference,
}

/// Money came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoveryReceived {
    /// The date on which the bank booked it.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Of which recovery.
    pub recovery: RecoveryId,
    /// To which fund.
    pub fund: FundId,
    /// To which line of its budget.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// What the bank calls the booking.
    pub bank_reference: BankReference,
}

impl Recovery {
    /// How much came back.
    #[must_use]
    pub fn received(&self) -> EuroCents {
        self.received.iter().map(|one| one.amount.cents()).sum()
    }

    /// How much has yet to come back.
    #[must_use]
    pub fn outstanding(&self) -> EuroCents {
        self.ordered.amount.cents() - self.received()
    }
}

impl Operation for OrderRecovery {
    type Event = RecoveryOrdered;

    fn decide(&self, file: &File) -> Result<RecoveryOrdered, ProvisionRefusal> {
        let recovery = self.recovery;
        if let Ok(before) = file.recovery(recovery) {
            let on = before.ordered.on;
            return Err(ProvisionRefusal::RecoveryAlreadyOrdered { recovery, on });
        }
        file.covers(&self.line, file.to_be_recovered_on(&self.line), self.amount)?;
        fits(file.recoveries.len(), MOST_RECOVERIES)?;
        Ok(RecoveryOrdered {
            on: self.fact.on,
            by: self.fact.by.clone(),
            recovery,
            amount: self.amount,
            reason: self.reason,
            line: self.line.clone(),
        })
    }
}

impl Change for RecoveryOrdered {
    fn change(&self, file: &mut File) {
        file.recoveries.push(Recovery { ordered: self.clone(), received: Vec::new() });
    }
}

impl Operation for ReceiveRecovery {
    type Event = RecoveryReceived;

    fn decide(&self, file: &File) -> Result<RecoveryReceived, ProvisionRefusal> {
        let recovery = file.recovery(self.recovery)?;
        let (outstanding, asked) = (recovery.outstanding(), self.amount);
        if asked.cents() > outstanding {
            return Err(ProvisionRefusal::RecoveryOverOutstanding { outstanding, asked });
        }
        let line = recovery.ordered.line.clone();
        file.covers(&line, file.recovered_on(&line), asked)?;
        fits(file.recoveries.iter().map(|one| one.received.len()).sum(), MOST)?;
        Ok(RecoveryReceived {
            on: self.fact.on,
            by: self.fact.by.clone(),
            recovery: self.recovery,
            fund: file.requested().fund,
            line,
            amount: asked,
            bank_reference: self.bank_reference.clone(),
        })
    }
}

impl Change for RecoveryReceived {
    fn change(&self, file: &mut File) {
        if let Some(recovery) = file.recoveries.iter_mut().find(|one| one.ordered.recovery == self.recovery) {
            recovery.received.push(self.clone());
        }
    }
}
