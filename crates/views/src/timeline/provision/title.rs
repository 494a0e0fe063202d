//! The text of each event of a provision.

use domain::money::EuroCents;
use domain::provision::{
    AmountKind, CourtRuled, Delivery, FailedFrom, InTime, ObjectionOutcome, Outcome, OverridableRule,
    PerformanceStated, ProvisionDecided, ProvisionEvent as E, ProvisionRequested, RulingOutcome, Vote,
    VoteCast,
};

use crate::timeline::{Title, count};

/// The text of an event; `None` for the correction of a payment, which moves what was paid between lines of a budget: nothing happens
/// to the household.
pub(in crate::timeline) fn title(event: &E) -> Option<Title> {
    Some(match event {
        E::ProvisionRequested(at) => requested(at),
        E::RequestChanged(at) => changed(at.amount_kind, at.amount.cents()),
        E::VoteOpened(at) => Title::VoteOpened { roles: count(at.roles.len()) },
        E::VoteCast(at) => voted(at),
        E::ProvisionDecided(at) => decided(at),
        E::DecisionNotified(at) => Title::DecisionNotified { until: at.objection_until },
        E::ProvisionCommitted(at) => Title::MoneyCommitted { amount: at.amount.cents() },
        E::CommitmentReleased(at) => {
            Title::CommitmentReleased { amount: at.amount.cents(), reason: at.reason.into() }
        }
        E::PerformanceStated(at) => delivered(at),
        E::PerformanceCorrected(at) => Title::WorthCorrected {
            performed_on: at.corrects,
            was: at.was,
            amount: at.amount,
            reason: at.reason.into(),
        },
        E::InvoiceReceived(at) => {
            Title::InvoiceReceived { amount: at.amount.cents(), dated: at.invoice_date }
        }
        E::PaymentOrdered(at) => match at.repeats {
            None => Title::PaymentOrdered { amount: at.amount.cents() },
            Some(_) => Title::PaymentRepeated { amount: at.amount.cents() },
        },
        E::PaymentSent(_) => Title::PaymentSent {},
        E::PaymentMade(at) => Title::PaymentMade { amount: at.amount.cents() },
        E::PaymentFailed(at) => match at.was {
            FailedFrom::Unpaid => Title::PaymentFailed { amount: at.amount.cents() },
            FailedFrom::Paid => Title::PaymentReturned { amount: at.amount.cents() },
        },
        E::PaymentCancelled(at) => Title::PaymentCancelled { reason: at.reason.into() },
        E::PaymentCorrected(_) => return None,
        E::RecoveryOrdered(at) => {
            Title::RecoveryOrdered { amount: at.amount.cents(), reason: at.reason.into() }
        }
        E::RecoveryReceived(at) => Title::RecoveryReceived { amount: at.amount.cents() },
        E::RequestWithdrawn(at) => Title::RequestWithdrawn { reason: at.reason.into() },
        E::ObjectionLodged(at) => match at.in_time {
            InTime::Yes => Title::ObjectionInTime {},
            InTime::Late => Title::ObjectionLate {},
        },
        E::ObjectionDecided(at) => objected(at.outcome),
        E::CourtRuled(at) => ruled(at),
        E::RuleOverridden(at) => match at.rule {
            OverridableRule::Approval => Title::ApprovalOverridden {},
            OverridableRule::Limit => Title::LimitOverridden {},
        },
    })
}

fn requested(at: &ProvisionRequested) -> Title {
    let (amount, form, life_domain) = (at.amount.cents(), at.form.into(), at.life_domain.into());
    match at.amount_kind {
        AmountKind::Fixed => Title::ProvisionRequested { amount, form, life_domain },
        AmountKind::Estimate => Title::ProvisionEstimated { amount, form, life_domain },
    }
}

fn changed(kind: AmountKind, amount: EuroCents) -> Title {
    match kind {
        AmountKind::Fixed => Title::RequestChanged { amount },
        AmountKind::Estimate => Title::RequestChangedEstimate { amount },
    }
}

fn voted(cast: &VoteCast) -> Title {
    let role = cast.role.clone();
    match cast.vote {
        Vote::Yes => Title::VotedYes { role },
        Vote::No => Title::VotedNo { role },
    }
}

/// A grant has its amount; only a refusal has none.
fn decided(decided: &ProvisionDecided) -> Title {
    let amount = decided.amount.map_or(EuroCents::ZERO, EuroCents::from);
    match decided.outcome {
        Outcome::Granted => Title::ProvisionGranted { amount },
        Outcome::PartlyGranted => Title::ProvisionPartlyGranted { amount },
        Outcome::Refused => Title::ProvisionRefused {},
    }
}

fn delivered(stated: &PerformanceStated) -> Title {
    let (amount, performed_on) = (stated.amount.cents(), stated.performed_on);
    match stated.delivery {
        Delivery::Complete => Title::Delivered { amount, performed_on },
        Delivery::Partial => Title::PartlyDelivered { amount, performed_on },
    }
}

fn objected(outcome: ObjectionOutcome) -> Title {
    match outcome {
        ObjectionOutcome::Founded => Title::ObjectionFounded {},
        ObjectionOutcome::PartlyFounded => Title::ObjectionPartlyFounded {},
        ObjectionOutcome::Unfounded => Title::ObjectionUnfounded {},
        ObjectionOutcome::Inadmissible => Title::ObjectionInadmissible {},
    }
}

fn ruled(ruled: &CourtRuled) -> Title {
    let court = ruled.court.into();
    match ruled.outcome {
        RulingOutcome::Upheld => Title::RulingUpheld { court },
        RulingOutcome::Annulled => Title::RulingAnnulled { court },
        RulingOutcome::AnnulledSelfDecided => Title::RulingDecidedItself { court },
    }
}
