//! Money is promised for what was granted, on a line of the fund's budget, and given free again.
//!
//! Legs: a commitment encumbers the fund, a release frees what was not ordered. Several commitments spread a grant over
//! years; together they never exceed it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::operations::{Change, Operation};
use super::refusal::ProvisionRefusal;
use super::rules::next_number;
use super::separation::separate;
use super::words::OverridableRule;
use crate::fact::Fact;
use crate::fund::{Duty, LimitCheck, Mandate};
use crate::ids::{ActivityCode, FundId, HouseholdId, OfficerId, PersonId};
use crate::money::{AccountingYear, Amount, BudgetLine, EuroCents};

/// Why money that was promised is given free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum ReleaseReason {
    /// It cost less.
    Cheaper,
    /// It was not delivered.
    NotDelivered,
    /// The household does not want it any longer.
    Withdrawn,
    /// Another reason.
    Other,
}

/// A commitment and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// How money was promised.
    pub committed: ProvisionCommitted,
    /// What was given free of it.
    pub released: EuroCents,
    /// What is ordered, sent or paid of it.
    pub ordered: EuroCents,
}

/// Promises money for what was granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitProvision {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The year of the budget it is promised from.
    pub line_year: AccountingYear,
    /// How much.
    pub amount: Amount,
}

/// Money was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProvisionCommitted {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which of the provision's commitments, from 1.
    pub commitment: u16,
    /// From which fund.
    pub fund: FundId,
    /// From which line of its budget.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// To which household.
    pub household: HouseholdId,
    /// For whom in it, when for one in particular.
    pub person: Option<PersonId>,
    /// The activity within the component, when it is one with a limit of its own.
    pub activity: Option<ActivityCode>,
    /// Who decided on the grant.
    pub mandate: Mandate,
    /// Whether the limit of the activity is held to.
    pub limit: LimitCheck,
}

/// Gives promised money free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseCommitment {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Of which commitment.
    pub commitment: u16,
    /// How much of what is not ordered or paid.
    pub amount: Amount,
    /// Why.
    pub reason: ReleaseReason,
}

/// Promised money was given free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommitmentReleased {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Of which commitment.
    pub commitment: u16,
    /// To which fund.
    pub fund: FundId,
    /// To which line of its budget.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// Why.
    pub reason: ReleaseReason,
    /// Of which household.
    pub household: HouseholdId,
    /// For whom in it, when for one in particular.
    pub person: Option<PersonId>,
    /// The activity within the component, when it is one with a limit of its own.
    pub activity: Option<ActivityCode>,
}

impl Commitment {
    fn new(committed: ProvisionCommitted) -> Self {
        Self { committed, released: EuroCents::ZERO, ordered: EuroCents::ZERO }
    }

    /// Which of the provision's commitments, from 1.
    #[must_use]
    pub fn number(&self) -> u16 {
        self.committed.commitment
    }

    /// The line of the fund's budget.
    #[must_use]
    pub fn line(&self) -> &BudgetLine {
        &self.committed.line
    }

    /// What was promised.
    #[must_use]
    pub fn amount(&self) -> Amount {
        self.committed.amount
    }

    /// What was promised and not released.
    #[must_use]
    pub fn kept(&self) -> EuroCents {
        self.amount().cents() - self.released
    }

    /// What is neither released nor ordered, sent or paid.
    #[must_use]
    pub fn open(&self) -> EuroCents {
        self.kept() - self.ordered
    }
}

impl Operation for CommitProvision {
    type Event = ProvisionCommitted;

    fn decide(&self, file: &File) -> Result<ProvisionCommitted, ProvisionRefusal> {
        let decision = file.decision_in_force()?;
        let granted = decision.decided.amount.ok_or(ProvisionRefusal::NotGranted)?;
        let notified = decision.notified.as_ref().ok_or(ProvisionRefusal::NotNotified)?;
        file.not_before(&self.fact, notified.on)?;
        separate(file, &self.fact, Duty::Commit)?;
        let (committed, asked) = (file.committed(), self.amount);
        if committed + asked.cents() > granted.cents() {
            return Err(ProvisionRefusal::CommitmentOverGrant { granted, committed, asked });
        }
        let requested = file.requested();
        let limit = match file.is_overridden(OverridableRule::Limit) {
            true => LimitCheck::Overridden,
            false => LimitCheck::Checked,
        };
        Ok(ProvisionCommitted {
            on: self.fact.on,
            by: self.fact.by.clone(),
            commitment: next_number(&file.commitments)?,
            fund: requested.fund,
            line: BudgetLine { year: self.line_year, component: requested.component.clone() },
            amount: asked,
            household: requested.household,
            person: requested.person,
            activity: requested.activity.clone(),
            mandate: decision.decided.mandate,
            limit,
        })
    }
}

impl Change for ProvisionCommitted {
    fn change(&self, file: &mut File) {
        file.commitments.push(Commitment::new(self.clone()));
        file.did(Duty::Commit, &self.by);
    }
}

impl Operation for ReleaseCommitment {
    type Event = CommitmentReleased;

    fn decide(&self, file: &File) -> Result<CommitmentReleased, ProvisionRefusal> {
        let commitment = file.commitment(self.commitment)?;
        file.not_before(&self.fact, commitment.committed.on)?;
        let (open, asked) = (commitment.open(), self.amount);
        if asked.cents() > open {
            return Err(ProvisionRefusal::ReleaseOverOpen { open, asked });
        }
        let committed = &commitment.committed;
        Ok(CommitmentReleased {
            on: self.fact.on,
            by: self.fact.by.clone(),
            commitment: self.commitment,
            fund: committed.fund,
            line: committed.line.clone(),
            amount: asked,
            reason: self.reason,
            household: committed.household,
            person: committed.person,
            activity: committed.activity.clone(),
        })
    }
}

impl Change for CommitmentReleased {
    fn change(&self, file: &mut File) {
        if let Some(commitment) = file.commitment_mut(self.commitment) {
            commitment.released += self.amount.cents();
        }
    }
}
