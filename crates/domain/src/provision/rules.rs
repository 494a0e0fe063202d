//! What several rules ask of a file, and what several events change in it.
//!
//! Each question names the refusal that answers it; each change copies and cannot fail.

use jiff::civil::Date;

use super::commit::Commitment;
use super::decide::Decision;
use super::file::File;
use super::payment::{Payment, PaymentState};
use super::recovery::Recovery;
use super::refusal::ProvisionRefusal;
use super::vote::BallotState;
use crate::fact::Fact;
use crate::fund::Duty;
use crate::ids::{OfficerId, RecoveryId};
use crate::money::{Amount, BudgetLine, EuroCents};

/// The most commitments, statements, invoices or receipts of recovered money of one provision.
pub(super) const MOST: u16 = 999;
/// The most versions of one request.
pub(super) const MOST_VERSIONS: u16 = 50;
/// The most votes on one provision.
pub(super) const MOST_BALLOTS: u16 = 50;
/// The most objections to decisions on one provision.
pub(super) const MOST_OBJECTIONS: u16 = 20;
/// The most rulings on one provision.
pub(super) const MOST_RULINGS: u16 = 20;
/// The most recoveries of one provision.
pub(super) const MOST_RECOVERIES: u16 = 99;
/// The most corrections of payments of one provision.
pub(super) const MOST_CORRECTIONS: u16 = 99;

/// One more fits with as many as there are.
pub(super) fn fits(before: usize, most: u16) -> Result<(), ProvisionRefusal> {
    match before < usize::from(most) {
        true => Ok(()),
        false => Err(ProvisionRefusal::ProvisionFull { most }),
    }
}

/// The number the next of these gets.
pub(super) fn next_number<T>(before: &[T]) -> Result<u16, ProvisionRefusal> {
    let next = u16::try_from(before.len() + 1).ok().filter(|number| *number <= MOST);
    next.ok_or(ProvisionRefusal::ProvisionFull { most: MOST })
}

impl File {
    /// Nothing was decided, ever.
    pub(super) fn is_undecided(&self) -> Result<(), ProvisionRefusal> {
        match self.decision() {
            Some(decision) => Err(ProvisionRefusal::DecisionTaken { on: decision.decided.on }),
            None => Ok(()),
        }
    }

    /// Nothing was decided, or what was decided is open again.
    pub(super) fn may_be_decided(&self) -> Result<(), ProvisionRefusal> {
        match self.decision_in_force() {
            Ok(decision) => Err(ProvisionRefusal::DecisionTaken { on: decision.decided.on }),
            Err(_) => Ok(()),
        }
    }

    /// The decision that holds.
    pub(super) fn decision_in_force(&self) -> Result<&Decision, ProvisionRefusal> {
        let in_force = self.decision().filter(|decision| decision.reopened.is_none());
        in_force.ok_or(ProvisionRefusal::NotDecided)
    }

    /// Since when an objection or a court has the last decision open again, if one has.
    pub(super) fn reopened_on(&self) -> Option<Date> {
        self.decision().and_then(|decision| decision.reopened)
    }

    /// What may open a decision again is not recorded by who decided on this provision.
    pub(super) fn reopened_by_others(&self, fact: &Fact) -> Result<(), ProvisionRefusal> {
        match self.has_done(Duty::Decide, &fact.by) {
            true => Err(ProvisionRefusal::DeciderMayNotReopen),
            false => Ok(()),
        }
    }

    /// The date of the last thing a decision rests on: the reopening, the last vote, or the request.
    pub(super) fn last_advice(&self) -> Date {
        let reopened = self.reopened_on();
        let ballot = self.standing_ballot();
        let votes = ballot.into_iter().flat_map(|ballot| ballot.votes.iter().map(|vote| vote.on));
        let opened = ballot.map(|ballot| ballot.opened.on);
        reopened.into_iter().chain(opened).chain(votes).max().unwrap_or(self.requested.on)
    }

    /// It happened on or after the date of the step it follows from.
    pub(super) fn not_before(&self, fact: &Fact, since: Date) -> Result<(), ProvisionRefusal> {
        match fact.on < since {
            true => Err(ProvisionRefusal::DateBeforeStep { on: fact.on, since }),
            false => Ok(()),
        }
    }

    /// The commitment with this number.
    pub(super) fn commitment(&self, commitment: u16) -> Result<&Commitment, ProvisionRefusal> {
        let found = self.commitments.iter().find(|one| one.number() == commitment);
        found.ok_or(ProvisionRefusal::CommitmentUnknown { commitment })
    }

    /// The payment with this number.
    pub(super) fn payment(&self, payment: u16) -> Result<&Payment, ProvisionRefusal> {
        let found = self.payments.iter().find(|one| one.number() == payment);
        found.ok_or(ProvisionRefusal::PaymentUnknown { payment })
    }

    /// The recovery with this id.
    pub(super) fn recovery(&self, recovery: RecoveryId) -> Result<&Recovery, ProvisionRefusal> {
        let found = self.recoveries.iter().find(|one| one.ordered.recovery == recovery);
        found.ok_or(ProvisionRefusal::RecoveryUnknown { recovery })
    }

    /// What is paid on a line covers what is recovered of it and this.
    pub(super) fn covers(
        &self,
        line: &BudgetLine,
        recovery: EuroCents,
        asked: Amount,
    ) -> Result<(), ProvisionRefusal> {
        let (line, paid) = (line.clone(), self.paid_on(line));
        match recovery + asked.cents() > paid {
            true => Err(ProvisionRefusal::RecoveryOverPaid { line, paid, recovery, asked }),
            false => Ok(()),
        }
    }

    /// What is paid on a line still covers what is recovered of it when this much leaves it.
    pub(super) fn can_leave(
        &self,
        line: &BudgetLine,
        amount: EuroCents,
        recovery: EuroCents,
    ) -> Result<(), ProvisionRefusal> {
        let (line, paid) = (line.clone(), self.paid_on(line));
        match paid - amount < recovery {
            true => Err(ProvisionRefusal::RecoveryStands { line, paid, recovery }),
            false => Ok(()),
        }
    }

    pub(super) fn commitment_mut(&mut self, commitment: u16) -> Option<&mut Commitment> {
        self.commitments.iter_mut().find(|one| one.number() == commitment)
    }

    pub(super) fn payment_mut(&mut self, payment: u16) -> Option<&mut Payment> {
        self.payments.iter_mut().find(|one| one.number() == payment)
    }

    /// An officer did a duty.
    pub(super) fn did(&mut self, duty: Duty, officer: &OfficerId) {
        self.duties.entry(duty).or_default().insert(officer.clone());
    }

    /// A payment ends without being paid: its room is free again.
    pub(super) fn ends(&mut self, payment: u16, state: PaymentState) {
        let Some(payment) = self.payment_mut(payment).filter(|payment| payment.is_live()) else {
            return;
        };
        payment.state = state;
        let (commitment, amount) = (payment.ordered.commitment, payment.amount());
        if let Some(commitment) = self.commitment_mut(commitment) {
            commitment.ordered -= amount.cents();
        }
    }

    /// An objection to the last decision was founded, so that it is open again.
    pub(super) fn reopen_by_objection(&mut self, on: Date) {
        if let Some(decision) = self.decisions.last_mut() {
            (decision.founded, decision.reopened) = (Some(on), Some(on));
        }
        self.void_unless_carried();
    }

    /// A court annulled the last decision, so that it is open again.
    pub(super) fn annul(&mut self, on: Date) {
        if let Some(decision) = self.decisions.last_mut() {
            (decision.annulled, decision.reopened) = (Some(on), Some(on));
        }
        self.void_unless_carried();
    }

    /// The last decision stands after all, unless an objection to it was founded.
    pub(super) fn uphold(&mut self) {
        if let Some(decision) = self.decisions.last_mut() {
            (decision.annulled, decision.reopened) = (None, decision.founded);
        }
    }

    /// What is open again is voted on anew, when the vote on it was not carried.
    fn void_unless_carried(&mut self) {
        if let Some(ballot) = self.ballots.last_mut().filter(|ballot| !ballot.is_carried()) {
            ballot.state = BallotState::Voided;
        }
    }
}
