//! The sealed texts of each event of a provision: all of its household.

use domain::provision::{
    CourtRuled, ObjectionLodged, PaymentOrdered, PerformanceStated, ProvisionEvent as E, VoteCast,
};

use crate::timeline::{Label, SealedText};

/// The sealed texts of an event.
pub(in crate::timeline) fn texts(event: &E) -> Vec<SealedText<'_>> {
    match event {
        E::ProvisionRequested(at) => vec![SealedText::of_household(Label::Purpose, &at.purpose)],
        E::RequestChanged(at) => vec![SealedText::of_household(Label::Purpose, &at.purpose)],
        E::VoteOpened(at) => vec![SealedText::of_household(Label::CaseText, &at.case_text)],
        E::ProvisionDecided(at) => vec![SealedText::of_household(Label::Reason, &at.text)],
        E::ObjectionDecided(at) => vec![SealedText::of_household(Label::Reason, &at.text)],
        E::RuleOverridden(at) => vec![SealedText::of_household(Label::Reason, &at.text)],
        E::InvoiceReceived(at) => vec![SealedText::of_household(Label::Invoice, &at.number)],
        E::PaymentOrdered(at) => payment(at),
        E::VoteCast(VoteCast { text, .. })
        | E::PerformanceStated(PerformanceStated { text, .. })
        | E::CourtRuled(CourtRuled { text, .. }) => SealedText::maybe(Label::Remark, text),
        E::ObjectionLodged(ObjectionLodged { text, .. }) => SealedText::maybe(Label::Objection, text),
        E::DecisionNotified(_)
        | E::ProvisionCommitted(_)
        | E::CommitmentReleased(_)
        | E::PerformanceCorrected(_)
        | E::PaymentSent(_)
        | E::PaymentMade(_)
        | E::PaymentFailed(_)
        | E::PaymentCancelled(_)
        | E::PaymentCorrected(_)
        | E::RecoveryOrdered(_)
        | E::RecoveryReceived(_)
        | E::RequestWithdrawn(_) => Vec::new(),
    }
}

/// Who is paid and what the statement says; not to which account.
fn payment(ordered: &PaymentOrdered) -> Vec<SealedText<'_>> {
    let payee = SealedText::of_household(Label::Payee, &ordered.payee.name);
    std::iter::once(payee).chain(SealedText::maybe(Label::Remittance, &ordered.text)).collect()
}
