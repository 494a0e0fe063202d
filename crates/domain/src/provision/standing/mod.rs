//! Where a provision stands: the facts that stage and waiting depend on, and nothing else, folded from its events.
//!
//! A file keeps one beside its facts and a view keeps one per provision of a household; stage and waiting are functions of
//! it alone, so that the two cannot disagree. It is small and holds no text. Views store it: whoever changes its shape
//! raises the version of those views.

mod fold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::request::ProvisionRequested;
use super::vote::Tally;
use super::words::Form;
use crate::fund::VoteRule;
use crate::money::EuroCents;

/// The facts that stage and waiting depend on. Only [`Standing::apply`] writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Standing {
    /// When it was requested.
    pub requested_on: Date,
    /// Since when it waits for what it waits for.
    pub since: Date,
    /// In kind or in money.
    pub form: Form,
    /// The version of the request as it stands, from 1.
    pub version: u32,
    /// For which version the college deviated from the vote, when it did (Wht 9.1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_apart: Option<u32>,
    /// The ballot on the request as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ballot: Option<BallotStanding>,
    /// Decisions, in their order. The last stands, unless it is open again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<DecisionStanding>,
    /// Commitments, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commitments: Vec<CommitmentStanding>,
    /// Payments that are ordered, sent or paid, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<PaymentStanding>,
    /// What the invoices ask for together.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub invoiced: EuroCents,
    /// What came back.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub recovered: EuroCents,
    /// When the request was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<Date>,
}

/// A ballot that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotStanding {
    /// How many roles have to agree.
    pub rule: VoteRule,
    /// How the votes stand.
    pub tally: Tally,
}

/// A decision and whether it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionStanding {
    /// When it was taken.
    pub on: Date,
    /// What it granted; nothing when it refused.
    pub granted: EuroCents,
    /// When the household was notified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notified_on: Option<Date>,
    /// The last day for an objection, once the household was notified (Awb 6:7, 6:8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objection_until: Option<Date>,
    /// When an objection to it was founded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founded_on: Option<Date>,
    /// Since when it is open again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopened_on: Option<Date>,
}

/// A commitment, in euro cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentStanding {
    /// Its number.
    pub number: u16,
    /// How many decisions there were when it was promised: it is under the last of those.
    pub decisions: usize,
    /// What is promised and not released.
    pub kept: EuroCents,
    /// What was stated to be delivered, corrections counted.
    pub stated: EuroCents,
    /// Whether something is still to be delivered.
    pub delivery: StillDue,
}

/// Whether something is still to be delivered on a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StillDue {
    /// Something is.
    Something,
    /// The last delivery was stated.
    Nothing,
}

/// A payment that takes room of its commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentStanding {
    /// Its number.
    pub number: u16,
    /// The number of its commitment.
    pub commitment: u16,
    /// How much, in euro cents.
    pub amount: EuroCents,
    /// The invoice it pays, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<u16>,
    /// When the bank made it, once it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_on: Option<Date>,
}

impl Standing {
    /// Where a provision stands that was just requested.
    #[must_use]
    pub fn opened(requested: &ProvisionRequested) -> Self {
        Self {
            requested_on: requested.on,
            since: requested.on,
            form: requested.form,
            version: 1,
            approved_apart: None,
            ballot: None,
            decisions: Vec::new(),
            commitments: Vec::new(),
            payments: Vec::new(),
            invoiced: EuroCents::ZERO,
            recovered: EuroCents::ZERO,
            withdrawn_on: None,
        }
    }

    /// The last decision.
    #[must_use]
    pub fn decision(&self) -> Option<&DecisionStanding> {
        self.decisions.last()
    }

    /// The last decision that was taken by a date.
    #[must_use]
    pub fn decision_by(&self, on: Date) -> Option<&DecisionStanding> {
        self.decisions.iter().rev().find(|decision| decision.on <= on)
    }

    /// The decisions of which a window for objections is shown on a date (Awb 6:7, 6:8): those notified by then of which it
    /// has not closed, and the last that was taken by then, closed or not. A window runs its whole course, also when the
    /// provision was decided anew.
    pub fn objectionable_on(&self, on: Date) -> impl Iterator<Item = &DecisionStanding> {
        let last = self.decisions.iter().filter(|decision| decision.on <= on).count();
        let shown = move |place: usize, decision: &DecisionStanding| {
            let is_notified = decision.notified_on.is_some_and(|notified| notified <= on);
            is_notified && (place + 1 == last || decision.objection_until.is_some_and(|until| on <= until))
        };
        self.decisions.iter().enumerate().filter(move |(place, one)| shown(*place, one)).map(|(_, one)| one)
    }

    /// What is promised and not released.
    #[must_use]
    pub fn committed(&self) -> EuroCents {
        self.commitments.iter().map(|one| one.kept).sum()
    }

    /// What is paid and was not given back by the bank.
    #[must_use]
    pub fn paid(&self) -> EuroCents {
        self.payments.iter().filter(|one| one.paid_on.is_some()).map(|one| one.amount).sum()
    }

    /// What is promised and neither released nor paid.
    #[must_use]
    pub fn unpaid(&self) -> EuroCents {
        self.committed() - self.paid()
    }

    /// The last day for an objection to the last decision, once the household was notified of it.
    #[must_use]
    pub fn objection_until(&self) -> Option<Date> {
        self.decision().and_then(|decision| decision.objection_until)
    }

    /// What is ordered, sent or paid on a commitment.
    pub(super) fn ordered_on(&self, commitment: u16) -> EuroCents {
        let on_it = self.payments.iter().filter(|one| one.commitment == commitment);
        on_it.map(|one| one.amount).sum()
    }
}

fn is_nothing(amount: &EuroCents) -> bool {
    *amount == EuroCents::ZERO
}
