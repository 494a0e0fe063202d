//! Budget is allocated to a line of the fund, or withdrawn from it.
//!
//! Only what is free can be withdrawn, and no more than was granted: what was promised stays covered, and what was
//! recovered after the payment moved to another line is no grant.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::journal::Account;
use super::operations::Operation;
use super::pot::Pot;
use super::refusal::FundRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::money::{Amount, BudgetLine};

/// Allocates budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllocateBudget {
    /// When, and by whom stated.
    pub fact: Fact,
    /// To which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
}

/// Budget was allocated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetAllocated {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// To which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
}

/// Withdraws budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawBudget {
    /// When, and by whom stated.
    pub fact: Fact,
    /// From which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
}

/// Budget was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetWithdrawn {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// From which line.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
}

impl Operation for AllocateBudget {
    type Event = BudgetAllocated;

    fn decide(&self, pot: &Pot) -> Result<BudgetAllocated, FundRefusal> {
        pot.open_on(self.fact.on)?;
        pot.component(&self.line.component)?;
        Ok(BudgetAllocated {
            on: self.fact.on,
            by: self.fact.by.clone(),
            line: self.line.clone(),
            amount: self.amount,
        })
    }
}

impl Operation for WithdrawBudget {
    type Event = BudgetWithdrawn;

    fn decide(&self, pot: &Pot) -> Result<BudgetWithdrawn, FundRefusal> {
        pot.open_on(self.fact.on)?;
        pot.component(&self.line.component)?;
        pot.has_free(&self.line, self.amount)?;
        pot.has_on(Account::Granted, &self.line, self.amount)?;
        Ok(BudgetWithdrawn {
            on: self.fact.on,
            by: self.fact.by.clone(),
            line: self.line.clone(),
            amount: self.amount,
        })
    }
}
