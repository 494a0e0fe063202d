//! The file: everything recorded about a provision that a rule or a query needs.
//!
//! It keeps the facts themselves, in the order in which they were recorded, and counts from them. Only
//! `Provision::apply` writes it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::commit::Commitment;
use super::decide::Decision;
use super::invoice::InvoiceReceived;
use super::objection::Objection;
use super::override_rule::RuleOverridden;
use super::payment::{Payment, PaymentCorrected};
use super::performance::PerformanceStated;
use super::performance_correction::PerformanceCorrected;
use super::recovery::Recovery;
use super::request::{ProvisionRequested, RequestVersion};
use super::ruling::CourtRuled;
use super::separation::Duties;
use super::standing::Standing;
use super::vote::{Ballot, BallotState, Tally};
use super::withdraw::RequestWithdrawn;
use super::words::OverridableRule;
use crate::fund::Duty;
use crate::ids::OfficerId;
use crate::money::{BudgetLine, EuroCents};
use crate::succession::Succession;

/// The file of a provision that was requested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub(super) requested: ProvisionRequested,
    pub(super) versions: Succession<RequestVersion>,
    pub(super) ballots: Vec<Ballot>,
    pub(super) decisions: Vec<Decision>,
    pub(super) commitments: Vec<Commitment>,
    pub(super) performances: Vec<PerformanceStated>,
    pub(super) worth_corrections: Vec<PerformanceCorrected>,
    pub(super) invoices: Vec<InvoiceReceived>,
    pub(super) payments: Vec<Payment>,
    pub(super) recoveries: Vec<Recovery>,
    pub(super) objections: Vec<Objection>,
    pub(super) rulings: Vec<CourtRuled>,
    pub(super) overrides: Vec<RuleOverridden>,
    pub(super) withdrawn: Option<RequestWithdrawn>,
    pub(super) duties: Duties,
    pub(super) standing: Standing,
}

impl File {
    /// The file that a request opens.
    pub(super) fn opened(requested: ProvisionRequested) -> Self {
        let (duties, by) = (BTreeMap::new(), requested.by.clone());
        let mut file = Self {
            versions: Succession::new(RequestVersion::first(&requested)),
            standing: Standing::opened(&requested),
            requested,
            ballots: Vec::new(),
            decisions: Vec::new(),
            commitments: Vec::new(),
            performances: Vec::new(),
            worth_corrections: Vec::new(),
            invoices: Vec::new(),
            payments: Vec::new(),
            recoveries: Vec::new(),
            objections: Vec::new(),
            rulings: Vec::new(),
            overrides: Vec::new(),
            withdrawn: None,
            duties,
        };
        file.did(Duty::Request, &by);
        file
    }

    /// Where the provision stands: the facts that stage and waiting depend on.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// The request as it was made: for whom, from which fund.
    #[must_use]
    pub fn requested(&self) -> &ProvisionRequested {
        &self.requested
    }

    /// The request as it stands: its current version.
    #[must_use]
    pub fn request(&self) -> &RequestVersion {
        &self.versions.current
    }

    /// The versions of the request.
    #[must_use]
    pub fn versions(&self) -> &Succession<RequestVersion> {
        &self.versions
    }

    /// The last ballot, whether it counts or not.
    #[must_use]
    pub fn ballot(&self) -> Option<&Ballot> {
        self.ballots.last()
    }

    /// All ballots, oldest first.
    #[must_use]
    pub fn ballots(&self) -> &[Ballot] {
        &self.ballots
    }

    /// How the vote on the request as it stands is going or went, when there is one.
    #[must_use]
    pub fn tally(&self) -> Option<Tally> {
        self.standing_ballot().map(Ballot::tally)
    }

    /// The last decision, in force or reopened.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision> {
        self.decisions.last()
    }

    /// All decisions, oldest first.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// How the household was notified of the last decision, once it was.
    #[must_use]
    pub fn notified(&self) -> Option<&super::DecisionNotified> {
        self.decision().and_then(|decision| decision.notified.as_ref())
    }

    /// Commitments, in their order.
    #[must_use]
    pub fn commitments(&self) -> &[Commitment] {
        &self.commitments
    }

    /// Performance statements, in their order.
    #[must_use]
    pub fn performances(&self) -> &[PerformanceStated] {
        &self.performances
    }

    /// Corrections of what a delivery is worth, of one statement, oldest first.
    pub fn corrections_of(&self, statement: u16) -> impl DoubleEndedIterator<Item = &PerformanceCorrected> {
        self.worth_corrections.iter().filter(move |one| one.statement == statement)
    }

    /// What a delivery is worth, corrections counted.
    #[must_use]
    pub fn worth(&self, stated: &PerformanceStated) -> EuroCents {
        let last = self.corrections_of(stated.statement).next_back();
        last.map_or(stated.amount.cents(), |last| last.amount)
    }

    /// Invoices, in their order.
    #[must_use]
    pub fn invoices(&self) -> &[InvoiceReceived] {
        &self.invoices
    }

    /// Payments, in their order.
    #[must_use]
    pub fn payments(&self) -> &[Payment] {
        &self.payments
    }

    /// Corrections of payments, payment by payment.
    pub fn corrections(&self) -> impl Iterator<Item = &PaymentCorrected> {
        self.payments.iter().flat_map(|payment| &payment.corrections)
    }

    /// Recoveries, in the order in which they were ordered.
    #[must_use]
    pub fn recoveries(&self) -> &[Recovery] {
        &self.recoveries
    }

    /// Objections, in the order in which they came in.
    #[must_use]
    pub fn objections(&self) -> &[Objection] {
        &self.objections
    }

    /// Rulings of courts.
    #[must_use]
    pub fn rulings(&self) -> &[CourtRuled] {
        &self.rulings
    }

    /// Rules that were overridden.
    #[must_use]
    pub fn overrides(&self) -> &[RuleOverridden] {
        &self.overrides
    }

    /// How the request was withdrawn, when it was.
    #[must_use]
    pub fn withdrawn(&self) -> Option<&RequestWithdrawn> {
        self.withdrawn.as_ref()
    }

    /// Whether an officer ever did a duty for this provision.
    #[must_use]
    pub fn has_done(&self, duty: Duty, officer: &OfficerId) -> bool {
        self.duties.get(&duty).is_some_and(|officers| officers.contains(officer))
    }

    /// What the last decision granted, in force or reopened.
    #[must_use]
    pub fn granted(&self) -> EuroCents {
        let granted = self.decision().and_then(|decision| decision.decided.amount);
        granted.map_or(EuroCents::ZERO, EuroCents::from)
    }

    /// What may be paid at most: what the last decision granted, and nothing while a court's annulment of it is open.
    ///
    /// A decision that an objection opened again covers what it granted until the next one.
    #[must_use]
    pub fn covered(&self) -> EuroCents {
        match self.decision().is_some_and(|decision| decision.annulled.is_some()) {
            true => EuroCents::ZERO,
            false => self.granted(),
        }
    }

    /// What is promised and not released.
    #[must_use]
    pub fn committed(&self) -> EuroCents {
        self.commitments.iter().map(Commitment::kept).sum()
    }

    /// What is ordered, sent or paid.
    #[must_use]
    pub fn ordered(&self) -> EuroCents {
        self.commitments.iter().map(|commitment| commitment.ordered).sum()
    }

    /// What is promised and neither released nor paid.
    #[must_use]
    pub fn unpaid(&self) -> EuroCents {
        let under_way = self.payments.iter().filter(|payment| payment.is_under_way());
        let under_way: EuroCents = under_way.map(|payment| payment.amount().cents()).sum();
        self.committed() - self.ordered() + under_way
    }

    /// What was stated to be delivered on a commitment, by the statements of this date and before.
    ///
    /// A correction upwards counts from its own date on and one downwards at once, so that what is known to be worth less
    /// is not paid on an earlier date either.
    #[must_use]
    pub fn stated(&self, commitment: u16, by: Date) -> EuroCents {
        let stated = self.performances.iter().filter(|one| one.commitment == commitment && one.on <= by);
        stated.map(|one| self.worth(one).min(self.worth_by(one, by))).sum()
    }

    fn worth_by(&self, stated: &PerformanceStated, by: Date) -> EuroCents {
        let last = self.corrections_of(stated.statement).rfind(|correction| correction.on <= by);
        last.map_or(stated.amount.cents(), |last| last.amount)
    }

    /// What is paid on a line, corrections counted; what was recovered is not taken off.
    #[must_use]
    pub fn paid_on(&self, line: &BudgetLine) -> EuroCents {
        self.payments.iter().map(|payment| payment.on_line(line)).sum()
    }

    /// What was ordered back of a line.
    #[must_use]
    pub fn to_be_recovered_on(&self, line: &BudgetLine) -> EuroCents {
        let recoveries = self.recoveries.iter().filter(|recovery| recovery.ordered.line == *line);
        recoveries.map(|recovery| recovery.ordered.amount.cents()).sum()
    }

    /// What came back of a line.
    #[must_use]
    pub fn recovered_on(&self, line: &BudgetLine) -> EuroCents {
        let recoveries = self.recoveries.iter().filter(|recovery| recovery.ordered.line == *line);
        recoveries.map(Recovery::received).sum()
    }

    /// How the college deviated from this rule, if it did: from the approval for the request as it stands, from the
    /// limit for any version of it.
    #[must_use]
    pub fn overriding(&self, rule: OverridableRule) -> Option<&RuleOverridden> {
        let counts = |one: &RuleOverridden| match rule {
            OverridableRule::Approval => one.version == self.request().version,
            OverridableRule::Limit => true,
        };
        self.overrides.iter().find(|one| one.rule == rule && counts(one))
    }

    /// Whether the college deviated from this rule.
    #[must_use]
    pub fn is_overridden(&self, rule: OverridableRule) -> bool {
        self.overriding(rule).is_some()
    }

    /// The ballot on the request as it stands, before and after the decision.
    #[must_use]
    pub fn standing_ballot(&self) -> Option<&Ballot> {
        self.ballot().filter(|ballot| ballot.state == BallotState::Open)
    }

    /// The ballot on which votes may be cast: on the request as it stands, which is not withdrawn and not decided, or
    /// the decision is open again.
    #[must_use]
    pub fn open_ballot(&self) -> Option<&Ballot> {
        self.standing_ballot().filter(|_| self.may_be_decided().is_ok() && self.withdrawn.is_none())
    }

    /// The objection that waits to be decided.
    #[must_use]
    pub fn open_objection(&self) -> Option<&Objection> {
        self.objections.last().filter(|objection| objection.decided.is_none())
    }
}
