//! One of each refusal of a provision, in order of precedence.
//!
//! Their codes, messages and remedies are held together with those of all books.

use domain::fund::Duty;
use domain::household::Term;
use domain::provision::{OverridableRule, PaymentStage, ProvisionRefusal as R};

use super::given::*;

/// One of each, in order of precedence.
pub(crate) fn refusals() -> Vec<R> {
    [of_the_request(), of_the_decision(), of_persons(), of_promises(), of_payments(), of_four_eyes()].concat()
}

fn of_the_request() -> Vec<R> {
    let (on, component) = (DAY, component("c"));
    vec![
        R::ProvisionNotRequested,
        R::ProvisionAlreadyRequested { on },
        R::RequestWithdrawnOn { on },
        R::ProvisionDateInFuture { on: TOMORROW, today: TODAY },
        R::DateBeforeRequest { on: REPORT_DAY, requested_on: DAY },
        R::BeneficiaryNotSupported { household: HOUSEHOLD },
        R::BeneficiaryNotMember { person: STRANGER },
        R::ProvisionNeedUnknown { need: NEED },
        R::ProvisionMeasureUnknown { measure: MEASURE },
        R::SupportTermOver { term: Term::EndOfSupport, due: DAY, on: LATER },
        R::FundNotAvailable { fund: FUND },
        R::ComponentNotInFund { component: component.clone() },
        R::ActivityNotInFund { component, activity: activity("yachting") },
        R::NotEligible,
    ]
}

fn of_the_decision() -> Vec<R> {
    let on = DAY;
    vec![
        R::DecisionTaken { on },
        R::NotDecided,
        R::NotGranted,
        R::AlreadyNotified { on },
        R::NotNotified,
        R::VoteAlreadyOpened { on },
        R::NoPolicyInForce { on },
        R::NoVoteOpen,
        R::RuleAlreadyOverridden { rule: OverridableRule::Approval, on },
        R::ObjectionAlreadyOpen { on },
        R::NoObjectionOpen,
        R::CommitmentUnknown { commitment: 2 },
        R::PerformanceUnknown { statement: 2 },
        R::PaymentUnknown { payment: 3 },
        R::RecoveryUnknown { recovery: RECOVERY },
        R::RecoveryAlreadyOrdered { recovery: RECOVERY, on },
        R::DateBeforeStep { on, since: LATER },
        R::DateAfterStatement { date: LATER, on },
    ]
}

fn of_persons() -> Vec<R> {
    let role = role("family_worker");
    vec![
        R::VotedOnOther { subject: subject(1, 640_00) },
        R::RequesterMayNotVote,
        R::RoleNotHeld { role: role.clone() },
        R::RoleNotInBand { role: role.clone() },
        R::AlreadyVoted,
        R::RoleAlreadyVoted { role },
        R::NoPerformanceStatement,
        R::DutiesSeparate { duty: Duty::OrderPayment, other: Duty::StatePerformance },
        R::DeciderMayNotDecideObjection,
        R::NothingChanged,
        R::VoteIsOver,
    ]
}

fn of_promises() -> Vec<R> {
    let (asked, amount, requested) = (eur(700_00), eur(640_00), eur(640_00));
    let (committed, stated) = (cents(600_00), cents(500_00));
    vec![
        R::PartialAmountInvalid { requested },
        R::NotPutToVote,
        R::VoteNotCarried { missing: 1, against: 2 },
        R::CommitmentOverGrant { granted: amount, committed, asked },
        R::ReleaseOverOpen { open: cents(40_00), asked },
        R::PerformanceOverCommitment { committed, stated, asked },
        R::WorthUnchanged { statement: 1, worth: stated },
        R::WorthBelowOrdered { ordered: committed, others: cents(10_00), worth: stated },
        R::WorthOverCommitment { committed, others: cents(200_00), worth: stated },
        R::VatNotWithinInvoice { vat: cents(-1), amount },
        R::InvoiceMissing,
        R::InvoiceUnknown { invoice: 2 },
        R::InvoiceExceeded { invoice: 1, invoiced: amount, ordered: committed, asked },
    ]
}

fn of_payments() -> Vec<R> {
    let (payment, asked, line) = (1, eur(700_00), support());
    let (ordered, paid, recovery) = (cents(500_00), cents(640_00), cents(100_00));
    vec![
        R::PaymentNotFailed { payment },
        R::PaymentRepeated { payment, again: 2 },
        R::PaymentOverPerformance { stated: paid, ordered, asked },
        R::PaymentOverCommitment { committed: paid, ordered, asked },
        R::PaymentOverGrant { granted: paid, ordered, asked },
        R::PaymentNotOrdered { payment, stage: PaymentStage::Sent },
        R::PaymentNotUnderWay { payment, stage: PaymentStage::Paid },
        R::PaymentNotAtBank { payment, stage: PaymentStage::Ordered },
        R::PaymentNotPaid { payment, stage: PaymentStage::Failed },
        R::PaymentWasCorrected { payment, line: line.clone() },
        R::LineUnchanged { line: line.clone() },
        R::CorrectionOverPaid { line: line.clone(), paid, asked },
        R::RecoveryOverOutstanding { outstanding: recovery, asked },
        R::RecoveryOverPaid { line: line.clone(), paid, recovery, asked },
        R::RecoveryStands { line, paid, recovery },
        R::CommitmentsOpen { open: paid },
        R::ProvisionFull { most: 999 },
        R::TooManyPayments { most: 999 },
    ]
}

fn of_four_eyes() -> Vec<R> {
    let (granted, ordered) = (cents(0), cents(640_00));
    vec![
        R::DeciderMayNotReopen,
        R::RequesterMayNotDecideObjection,
        R::OverriderMayNotDecide,
        R::PaymentNotCovered { provision: PROVISION, payment: 1, granted, ordered },
        R::PaymentOrderedByYou,
        R::FailureStatedByYou,
        R::BankReferenceMissing { payment: 1 },
    ]
}

#[test]
fn the_codes_are_listed_in_order_of_precedence() {
    let codes: Vec<_> = refusals().iter().map(R::code).collect();
    assert_eq!(codes, R::CODES);
}
