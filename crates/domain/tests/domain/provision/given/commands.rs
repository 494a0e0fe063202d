//! What is asked of a provision, each the command that leads to the event of the same story.
//!
//! Requests and orders are given as structs, so that a story changes the part it is about.

use domain::fund::Mandate;
use domain::household::LifeDomain;
use domain::ids::BankReason;
use domain::money::BudgetLine;
use domain::provision::*;

use super::*;

/// A command as the provision takes it.
pub(crate) fn ask(command: impl Into<ProvisionCommand>) -> ProvisionBookCommand {
    ProvisionBookCommand::Outside(command.into())
}

/// A request of this amount, in money, for the mother.
pub(crate) fn request_of(amount: i64) -> RequestProvision {
    RequestProvision {
        fact: by(requester()),
        provision: PROVISION,
        household: HOUSEHOLD,
        person: Some(MOTHER),
        need: Some(NEED),
        measure: Some(MEASURE),
        life_domain: LifeDomain::Housing,
        fund: FUND,
        component: component("c"),
        activity: None,
        purpose: purpose(),
        amount: eur(amount),
        amount_kind: AmountKind::Fixed,
        form: Form::InMoney,
    }
}

pub(crate) fn change_amount(amount: i64) -> ChangeRequest {
    ChangeRequest { fact: by(requester()), amount: Some(eur(amount)), amount_kind: None, purpose: None }
}

pub(crate) fn put() -> PutToVote {
    PutToVote { fact: by(author()), case_text: case_text() }
}

/// A vote of the officer of a role on a request of this amount, as it was made.
pub(crate) fn vote(amount: i64, word: &str, vote: Vote) -> CastVote {
    CastVote {
        fact: by(voter(word)),
        role: role(word),
        vote,
        held: [role(word)].into(),
        subject: subject(1, amount),
        text: None,
    }
}

pub(crate) fn decide(outcome: Outcome) -> DecideProvision {
    DecideProvision {
        fact: by(decider()),
        outcome,
        amount: None,
        mandate: Mandate::MandatedOfficial,
        text: sealed(3),
    }
}

pub(crate) fn decide_part(amount: i64) -> DecideProvision {
    DecideProvision { amount: Some(eur(amount)), ..decide(Outcome::PartlyGranted) }
}

pub(crate) fn notify() -> NotifyDecision {
    NotifyDecision { fact: by(clerk()) }
}

pub(crate) fn commit(amount: i64) -> CommitProvision {
    CommitProvision { fact: by(committer()), line_year: year(2026), amount: eur(amount) }
}

pub(crate) fn release(commitment: u16, amount: i64) -> ReleaseCommitment {
    ReleaseCommitment { fact: by(clerk()), commitment, amount: eur(amount), reason: ReleaseReason::Cheaper }
}

pub(crate) fn state(commitment: u16, amount: i64) -> StatePerformance {
    StatePerformance {
        fact: by(stater()),
        commitment,
        performed_on: DAY,
        amount: eur(amount),
        delivery: Delivery::Partial,
        text: None,
    }
}

/// What the delivery of a statement is really worth.
pub(crate) fn correct_worth(statement: u16, worth: i64) -> CorrectPerformance {
    let reason = PerformanceCorrection::MeasuredWrongly;
    CorrectPerformance { fact: by(stater()), statement, amount: cents(worth), reason }
}

pub(crate) fn receive_invoice(amount: i64) -> ReceiveInvoice {
    let vat = Vat { amount: cents(amount / 6), compensable: Compensable::No };
    ReceiveInvoice { fact: by(clerk()), invoice_date: DAY, number: sealed(4), amount: eur(amount), vat }
}

pub(crate) fn order(commitment: u16, amount: i64) -> OrderPayment {
    OrderPayment {
        fact: by(payer()),
        commitment,
        amount: eur(amount),
        payee: payee(),
        invoice: None,
        repeats: None,
        text: None,
    }
}

pub(crate) fn payee() -> Payee {
    Payee { name: sealed(5), iban: sealed(6) }
}

pub(crate) fn cancel(payment: u16) -> CancelPayment {
    CancelPayment { fact: by(clerk()), payment, reason: CancelReason::AccountChanged }
}

/// The leg of a payment run.
pub(crate) fn send(number: u16) -> ProvisionBookCommand {
    let send = SendPayment { on: DAY, by: clerk(), run: RUN, number };
    ProvisionLeg::SendPayment(send).into()
}

pub(crate) fn confirm(payment: u16) -> ConfirmPayment {
    ConfirmPayment { fact: by(clerk()), payment, bank_reference: Some(bank_reference()) }
}

pub(crate) fn fail(payment: u16) -> FailPayment {
    FailPayment {
        fact: by(clerk()),
        payment,
        reason: wrong_account(),
        bank_reference: Some(bank_reference()),
    }
}

/// AC01: the account number is wrong.
pub(crate) fn wrong_account() -> BankReason {
    BankReason::new("AC01").expect("a code of ISO 20022 is well formed")
}

pub(crate) fn correct(payment: u16, to: BudgetLine, amount: i64) -> CorrectPayment {
    let reason = CorrectionReason::WrongYear;
    CorrectPayment { fact: by(clerk()), payment, to, amount: eur(amount), reason }
}

pub(crate) fn order_back(recovery: RecoveryId, amount: i64) -> OrderRecovery {
    let (reason, line) = (RecoveryReason::Overpaid, support());
    OrderRecovery { fact: by(clerk()), recovery, amount: eur(amount), reason, line }
}

pub(crate) fn receive_back(recovery: RecoveryId, amount: i64) -> ReceiveRecovery {
    let bank_reference = bank_reference();
    ReceiveRecovery { fact: by(clerk()), recovery, amount: eur(amount), bank_reference }
}

pub(crate) fn withdraw() -> WithdrawRequest {
    WithdrawRequest { fact: by(clerk()), reason: WithdrawalReason::ByHousehold }
}

pub(crate) fn object() -> LodgeObjection {
    LodgeObjection { fact: by(clerk()), text: Some(sealed(7)) }
}

pub(crate) fn decide_objection(outcome: ObjectionOutcome) -> DecideObjection {
    DecideObjection { fact: by(officer_called("objection-handler")), outcome, text: sealed(8) }
}

pub(crate) fn rule(court: Court, outcome: RulingOutcome) -> RecordCourtRuling {
    RecordCourtRuling { fact: by(clerk()), court, outcome, text: None }
}

pub(crate) fn override_rule(rule: OverridableRule) -> OverrideRule {
    OverrideRule { fact: by(overrider()), rule, text: sealed(9) }
}
