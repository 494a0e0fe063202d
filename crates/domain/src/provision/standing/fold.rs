//! How the standing follows the events of a provision.
//!
//! It copies facts and cannot fail: history is never refused.

use jiff::civil::Date;

use super::{BallotStanding, CommitmentStanding, DecisionStanding, PaymentStanding, Standing, StillDue};
use crate::money::EuroCents;
use crate::provision::ProvisionEvent as E;
use crate::provision::objection::ObjectionOutcome;
use crate::provision::ruling::RulingOutcome;
use crate::provision::vote::{Tally, Vote, VoteOpened};
use crate::provision::words::{Delivery, OverridableRule};

impl Standing {
    /// Takes over what happened after the request, as far as stage and waiting depend on it.
    pub fn apply(&mut self, event: &E) {
        let before = self.waiting();
        self.follow_decision(event);
        self.follow_reopening(event);
        self.follow_delivery(event);
        self.follow_payments(event);
        if self.waiting() != before {
            self.since = event.on();
        }
    }

    fn follow_decision(&mut self, event: &E) {
        match event {
            E::RequestChanged(changed) => (self.version, self.ballot) = (changed.version, None),
            E::VoteOpened(opened) => self.ballot = Some(BallotStanding::opened(opened)),
            E::VoteCast(cast) => self.count(cast.vote),
            E::RuleOverridden(overridden) if overridden.rule == OverridableRule::Approval => {
                self.approved_apart = Some(overridden.version);
            }
            E::ProvisionDecided(decided) => {
                self.decisions.push(DecisionStanding {
                    on: decided.on,
                    granted: decided.amount.map_or(EuroCents::ZERO, EuroCents::from),
                    notified_on: None,
                    objection_until: None,
                    founded_on: None,
                    reopened_on: None,
                });
            }
            E::DecisionNotified(notified) => {
                if let Some(decision) = self.decisions.last_mut() {
                    decision.notified_on = Some(notified.on);
                    decision.objection_until = Some(notified.objection_until);
                }
            }
            E::RequestWithdrawn(withdrawn) => self.withdrawn_on = Some(withdrawn.on),
            _ => {}
        }
    }

    fn follow_reopening(&mut self, event: &E) {
        match event {
            E::ObjectionDecided(decided) => match decided.outcome {
                ObjectionOutcome::Founded | ObjectionOutcome::PartlyFounded => {
                    self.reopen(decided.on);
                    if let Some(decision) = self.decisions.last_mut() {
                        decision.founded_on = Some(decided.on);
                    }
                }
                ObjectionOutcome::Unfounded | ObjectionOutcome::Inadmissible => {}
            },
            E::CourtRuled(ruled) => match ruled.outcome {
                RulingOutcome::Annulled | RulingOutcome::AnnulledSelfDecided => self.reopen(ruled.on),
                RulingOutcome::Upheld => {
                    if let Some(decision) = self.decisions.last_mut() {
                        decision.reopened_on = decision.founded_on;
                    }
                }
            },
            _ => {}
        }
    }

    fn follow_delivery(&mut self, event: &E) {
        match event {
            E::ProvisionCommitted(committed) => self.commitments.push(CommitmentStanding {
                number: committed.commitment,
                decisions: self.decisions.len(),
                kept: committed.amount.cents(),
                stated: EuroCents::ZERO,
                delivery: StillDue::Something,
            }),
            E::CommitmentReleased(released) => {
                if let Some(commitment) = self.commitment_mut(released.commitment) {
                    commitment.kept -= released.amount.cents();
                }
            }
            E::PerformanceStated(stated) => {
                if let Some(commitment) = self.commitment_mut(stated.commitment) {
                    commitment.stated += stated.amount.cents();
                    commitment.delivery = match stated.delivery {
                        Delivery::Partial => StillDue::Something,
                        Delivery::Complete => StillDue::Nothing,
                    };
                }
            }
            E::PerformanceCorrected(corrected) => {
                if let Some(commitment) = self.commitment_mut(corrected.commitment) {
                    commitment.stated += corrected.amount - corrected.was;
                }
            }
            E::InvoiceReceived(invoice) => self.invoiced += invoice.amount.cents(),
            _ => {}
        }
    }

    fn follow_payments(&mut self, event: &E) {
        match event {
            E::PaymentOrdered(ordered) => self.payments.push(PaymentStanding {
                number: ordered.payment.number,
                commitment: ordered.commitment,
                amount: ordered.amount.cents(),
                invoice: ordered.invoice,
                paid_on: None,
            }),
            E::PaymentMade(made) => {
                let paid = self.payments.iter_mut().find(|one| one.number == made.payment.number);
                if let Some(payment) = paid {
                    payment.paid_on = Some(made.on);
                }
            }
            E::PaymentFailed(failed) => self.payments.retain(|one| one.number != failed.payment.number),
            E::PaymentCancelled(off) => self.payments.retain(|one| one.number != off.payment.number),
            E::RecoveryReceived(received) => self.recovered += received.amount.cents(),
            _ => {}
        }
    }

    fn count(&mut self, vote: Vote) {
        if let Some(ballot) = &mut self.ballot {
            ballot.tally = ballot.tally.and(vote);
        }
    }

    /// The last decision is open again, and voted on anew unless the vote on it was carried.
    fn reopen(&mut self, on: Date) {
        if let Some(decision) = self.decisions.last_mut() {
            decision.reopened_on = Some(on);
        }
        self.ballot = self.ballot.filter(|ballot| ballot.tally.is_carried(ballot.rule));
    }

    fn commitment_mut(&mut self, number: u16) -> Option<&mut CommitmentStanding> {
        self.commitments.iter_mut().find(|one| one.number == number)
    }
}

impl BallotStanding {
    fn opened(opened: &VoteOpened) -> Self {
        Self { rule: opened.rule, tally: Tally::of(&opened.roles) }
    }
}
