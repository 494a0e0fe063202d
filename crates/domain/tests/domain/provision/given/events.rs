//! What had happened to a provision, as events.
//!
//! Each function is one event; what a story does not care about is filled in.

use domain::fund::{LimitCheck, Mandate};
use domain::money::BudgetLine;
use domain::provision::*;

use super::*;

/// A request of this amount, in money, for the mother.
pub(crate) fn requested(amount: i64) -> ProvisionEvent {
    requested_with(request_of(amount))
}

pub(crate) fn requested_with(request: RequestProvision) -> ProvisionEvent {
    ProvisionRequested {
        on: request.fact.on,
        by: request.fact.by,
        provision: request.provision,
        household: request.household,
        person: request.person,
        need: request.need,
        measure: request.measure,
        life_domain: request.life_domain,
        fund: request.fund,
        component: request.component,
        activity: request.activity,
        purpose: request.purpose,
        amount: request.amount,
        amount_kind: request.amount_kind,
        form: request.form,
    }
    .into()
}

pub(crate) fn changed(version: u32, amount: i64) -> ProvisionEvent {
    let (amount, amount_kind) = (eur(amount), AmountKind::Fixed);
    RequestChanged { on: DAY, by: requester(), version, amount, amount_kind, purpose: purpose() }.into()
}

pub(crate) fn put_to_vote(amount: i64) -> ProvisionEvent {
    vote_opened(amount).into()
}

/// The vote on a request of this amount, as it was made, under Utrecht's policy.
pub(crate) fn vote_opened(amount: i64) -> VoteOpened {
    let band = band_of(amount);
    VoteOpened {
        on: DAY,
        by: author(),
        version: 1,
        policy_version: 1,
        band_up_to: band.up_to,
        roles: band.roles,
        rule: band.rule,
        together: policy().together,
        case_text: case_text(),
        subject: subject(1, amount),
    }
}

pub(crate) fn voted(amount: i64, word: &str, vote: Vote) -> ProvisionEvent {
    VoteCast {
        on: DAY,
        by: voter(word),
        role: role(word),
        vote,
        policy_version: 1,
        subject: subject(1, amount),
        text: None,
    }
    .into()
}

pub(crate) fn decided(outcome: Outcome, amount: Option<i64>, votes: Tally) -> ProvisionEvent {
    ProvisionDecided {
        on: DAY,
        by: decider(),
        outcome,
        amount: amount.map(eur),
        mandate: Mandate::MandatedOfficial,
        votes,
        text: sealed(3),
    }
    .into()
}

pub(crate) const THREE_YES: Tally = Tally { yes: 3, no: 0, missing: 0 };
pub(crate) const NO_VOTES: Tally = Tally { yes: 0, no: 0, missing: 0 };

pub(crate) fn notified() -> ProvisionEvent {
    DecisionNotified { on: DAY, by: clerk(), objection_until: date(2026, 4, 13) }.into()
}

pub(crate) fn committed(commitment: u16, amount: i64) -> ProvisionEvent {
    committed_on(commitment, support(), amount)
}

pub(crate) fn committed_on(commitment: u16, line: BudgetLine, amount: i64) -> ProvisionEvent {
    ProvisionCommitted {
        on: DAY,
        by: committer(),
        commitment,
        fund: FUND,
        line,
        amount: eur(amount),
        household: HOUSEHOLD,
        person: Some(MOTHER),
        activity: None,
        mandate: Mandate::MandatedOfficial,
        limit: LimitCheck::Checked,
    }
    .into()
}

pub(crate) fn released(commitment: u16, amount: i64) -> ProvisionEvent {
    CommitmentReleased {
        on: DAY,
        by: clerk(),
        commitment,
        fund: FUND,
        line: support(),
        amount: eur(amount),
        reason: ReleaseReason::Cheaper,
        household: HOUSEHOLD,
        person: Some(MOTHER),
        activity: None,
    }
    .into()
}

pub(crate) fn stated(statement: u16, commitment: u16, amount: i64) -> ProvisionEvent {
    stated_on(DAY, statement, commitment, amount)
}

pub(crate) fn stated_on(on: Date, statement: u16, commitment: u16, amount: i64) -> ProvisionEvent {
    PerformanceStated {
        on,
        by: stater(),
        statement,
        commitment,
        performed_on: DAY,
        amount: eur(amount),
        delivery: Delivery::Partial,
        text: None,
    }
    .into()
}

/// The delivery of a statement on the first commitment turned out to be worth something else.
pub(crate) fn worth_corrected(statement: u16, was: i64, worth: i64) -> ProvisionEvent {
    worth_corrected_on(DAY, statement, was, worth)
}

pub(crate) fn worth_corrected_on(on: Date, statement: u16, was: i64, worth: i64) -> ProvisionEvent {
    PerformanceCorrected {
        on,
        by: stater(),
        statement,
        commitment: 1,
        was: cents(was),
        amount: cents(worth),
        corrects: DAY,
        reason: PerformanceCorrection::MeasuredWrongly,
    }
    .into()
}

pub(crate) fn invoiced(invoice: u16, amount: i64) -> ProvisionEvent {
    InvoiceReceived {
        on: DAY,
        by: clerk(),
        invoice,
        invoice_date: DAY,
        number: sealed(4),
        amount: eur(amount),
        vat: Vat { amount: cents(amount / 6), compensable: Compensable::No },
    }
    .into()
}

pub(crate) fn ordered(number: u16, amount: i64) -> ProvisionEvent {
    ordered_with(number, order(1, amount))
}

pub(crate) fn ordered_with(number: u16, order: OrderPayment) -> ProvisionEvent {
    PaymentOrdered {
        on: order.fact.on,
        by: order.fact.by,
        payment: payment(number),
        fund: FUND,
        commitment: order.commitment,
        line: support(),
        amount: order.amount,
        payee: order.payee,
        invoice: order.invoice,
        repeats: order.repeats,
        text: order.text,
    }
    .into()
}

pub(crate) fn cancelled(number: u16) -> ProvisionEvent {
    let (payment, reason) = (payment(number), CancelReason::AccountChanged);
    PaymentCancelled { on: DAY, by: clerk(), payment, fund: FUND, reason }.into()
}

pub(crate) fn sent(number: u16) -> ProvisionEvent {
    PaymentSent { on: DAY, by: clerk(), run: RUN, payment: payment(number) }.into()
}

pub(crate) fn paid(number: u16, amount: i64) -> ProvisionEvent {
    made(number, amount, BankSource::Officer).into()
}

pub(crate) fn made(number: u16, amount: i64, source: BankSource) -> PaymentMade {
    PaymentMade {
        on: DAY,
        by: clerk(),
        payment: payment(number),
        fund: FUND,
        line: support(),
        amount: eur(amount),
        bank_reference: Some(bank_reference()),
        source,
    }
}

/// By hand.
pub(crate) fn failed(number: u16, amount: i64, was: FailedFrom) -> ProvisionEvent {
    failure(number, amount, was).into()
}

pub(crate) fn failure(number: u16, amount: i64, was: FailedFrom) -> PaymentFailed {
    PaymentFailed {
        on: DAY,
        by: clerk(),
        payment: payment(number),
        fund: FUND,
        line: support(),
        amount: eur(amount),
        reason: wrong_account(),
        bank_reference: Some(bank_reference()),
        was,
        source: BankSource::Officer,
    }
}

pub(crate) fn corrected(number: u16, from: BudgetLine, to: BudgetLine, amount: i64) -> ProvisionEvent {
    PaymentCorrected {
        on: DAY,
        by: clerk(),
        payment: payment(number),
        fund: FUND,
        from,
        to,
        amount: eur(amount),
        reason: CorrectionReason::WrongYear,
        corrects: DAY,
    }
    .into()
}

pub(crate) fn ordered_back(recovery: RecoveryId, amount: i64) -> ProvisionEvent {
    let (amount, reason, line) = (eur(amount), RecoveryReason::Overpaid, support());
    RecoveryOrdered { on: DAY, by: clerk(), recovery, amount, reason, line }.into()
}

pub(crate) fn received_back(recovery: RecoveryId, amount: i64) -> ProvisionEvent {
    RecoveryReceived {
        on: DAY,
        by: clerk(),
        recovery,
        fund: FUND,
        line: support(),
        amount: eur(amount),
        bank_reference: bank_reference(),
    }
    .into()
}

pub(crate) fn withdrawn() -> ProvisionEvent {
    RequestWithdrawn { on: DAY, by: clerk(), reason: WithdrawalReason::ByHousehold }.into()
}

pub(crate) fn objected() -> ProvisionEvent {
    ObjectionLodged { on: DAY, by: clerk(), in_time: InTime::Yes, text: Some(sealed(7)) }.into()
}

pub(crate) fn objection_decided(outcome: ObjectionOutcome) -> ProvisionEvent {
    let by = officer_called("objection-handler");
    ObjectionDecided { on: DAY, by, outcome, text: sealed(8) }.into()
}

pub(crate) fn ruled(court: Court, outcome: RulingOutcome) -> ProvisionEvent {
    CourtRuled { on: DAY, by: clerk(), court, outcome, text: None }.into()
}

pub(crate) fn rule_overridden(rule: OverridableRule) -> ProvisionEvent {
    rule_overridden_for(1, rule)
}

pub(crate) fn rule_overridden_for(version: u32, rule: OverridableRule) -> ProvisionEvent {
    RuleOverridden { on: DAY, by: overrider(), rule, version, text: sealed(9) }.into()
}

/// One example of every event of a provision, in the order of the table.
pub(crate) fn examples() -> Vec<ProvisionEvent> {
    vec![
        requested(6_200_00),
        changed(2, 6_000_00),
        VoteOpened { by: clerk(), ..vote_opened(6_200_00) }.into(),
        voted(6_200_00, "project_leader", Vote::Yes),
        decided(Outcome::PartlyGranted, Some(6_000_00), THREE_YES),
        notified(),
        committed(1, 6_000_00),
        released(1, 200_00),
        stated(1, 1, 5_800_00),
        worth_corrected(1, 5_800_00, 5_700_00),
        invoiced(1, 5_800_00),
        ordered_with(1, OrderPayment { invoice: Some(1), text: Some(sealed(10)), ..order(1, 5_800_00) }),
        cancelled(1),
        paid(1, 5_800_00),
        failed(1, 5_800_00, FailedFrom::Unpaid),
        corrected(1, support(), line(2025, "c"), 800_00),
        ordered_back(RECOVERY, 100_00),
        received_back(RECOVERY, 60_00),
        withdrawn(),
        objected(),
        objection_decided(ObjectionOutcome::PartlyFounded),
        ruled(Court::DistrictCourt, RulingOutcome::Annulled),
        rule_overridden(OverridableRule::Limit),
        sent(1),
    ]
}
