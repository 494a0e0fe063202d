//! Every refusal has a code, a message with its values and the remedy, and nothing personal.
//!
//! One list of all of them is compared with the codes, and its messages with a snapshot to be read by people.

use domain::Refusal;
use domain::household::{DebtPhase, HouseholdRefusal as R, Term};
use domain::person::PersonRefusal as P;

use crate::given::*;
use crate::{account, bank_statement, fund, payment_run, provision, signal, support_offer, working_method};

/// One of each, in order of precedence.
fn all() -> Vec<Refusal> {
    let household = [before_the_plan(), of_the_plan(), around_the_plan()].concat();
    let person = [
        P::PersonInOtherHousehold { household: OTHER_HOUSEHOLD, since: DAY },
        P::PersonNotClaimed { household: HOUSEHOLD },
    ];
    let household = household.into_iter().map(Refusal::from);
    household
        .chain(person.map(Refusal::from))
        .chain(provision::refusals().into_iter().map(Refusal::from))
        .chain(fund::refusals::fund_refusals().into_iter().map(Refusal::from))
        .chain(payment_run::refusals().into_iter().map(Refusal::from))
        .chain(bank_statement::refusals().into_iter().map(Refusal::from))
        .chain(signal::refusals().into_iter().map(Refusal::from))
        .chain(working_method::refusals().into_iter().map(Refusal::from))
        .chain(support_offer::refusals().into_iter().map(Refusal::from))
        .chain(account::refusals().into_iter().map(Refusal::from))
        .collect()
}

fn before_the_plan() -> Vec<R> {
    let (on, since, person, need) = (DAY, DAY, MOTHER, NEED);
    vec![
        R::HouseholdNotReported,
        R::HouseholdAlreadyReported { on },
        R::SupportEnded { on },
        R::DateInFuture { on: TOMORROW, today: TODAY },
        R::DateBeforeReport { on: REPORT_DAY, reported_on: DAY },
        R::AlreadyMember { person },
        R::AlreadyCoordinator { since },
        R::CoordinatorChangeNeedsReason { since },
        R::FirstContactAlreadyMade { on },
        R::NoThreatOpen,
        R::FirstConversationAlreadyHeld { on },
        R::NeedAlreadyRecorded { need },
    ]
}

fn of_the_plan() -> Vec<R> {
    let (on, since, person, need, offer) = (DAY, DAY, MOTHER, NEED, OFFER);
    let (goal, measure, version, current) = (GOAL, MEASURE, 1, 2);
    vec![
        R::NoPlan,
        R::PlanAlreadyDrawnUp { version },
        R::PlanVersionNotCurrent { version, current },
        R::NotAMember { person },
        R::NobodyPresent,
        R::PlanWithoutGoals,
        R::DuplicateGoal { goal },
        R::DuplicateMeasure { measure },
        R::MeasureWithoutGoal { measure, goal },
        R::NeedUnknown { need },
        R::NeedAlreadyClosed { need, on },
        R::NeedAlreadyAnswered { need, offer, on },
        R::OfferUnknown { offer },
        R::OfferNotAvailable { offer, on },
        R::OfferOfOtherDomain { offer, need },
        R::MeasureUnderWay { measure, since },
        R::PlanAlreadyAgreed { person, version, on },
        R::MeasureUnknown { measure },
        R::PlanNotAgreed { version },
        R::MeasureAlreadyStarted { measure, on },
        R::SupportTermPassed { term: Term::EndOfSupport, due: DAY, on: LATER },
        R::MeasureNotUnderWay { measure },
    ]
}

fn around_the_plan() -> Vec<R> {
    let (on, person, consent, term) = (DAY, MOTHER, CONSENT, Term::EndOfSupport);
    vec![
        R::ConsentAlreadyGiven { consent, on },
        R::ConsentUnknown { consent },
        R::ConsentAlreadyWithdrawn { consent, on },
        R::TermNotRunning { term },
        R::OverrideNotLater { term, due: LATER, until: DAY },
        R::DebtPhaseNotLater { phase: DebtPhase::Intake, current: DebtPhase::Arrangement },
        R::DebtSolutionAlreadyOffered { on },
        R::NoDebtTrajectory { person },
        R::AftercareAlreadyStarted { on },
        R::MeasuresUnderWay { count: 2 },
        R::SupportNotEnded,
    ]
}

#[test]
fn the_codes_are_listed_in_order_of_precedence() {
    let codes: Vec<_> = all().iter().map(Refusal::code).collect();
    assert_eq!(codes, Refusal::ALL_CODES);
}

#[test]
fn a_code_is_the_name_of_the_refusal() {
    for refusal in all() {
        let name = match &refusal {
            Refusal::Household(refusal) => format!("{refusal:?}"),
            Refusal::Person(refusal) => format!("{refusal:?}"),
            Refusal::Provision(refusal) => format!("{refusal:?}"),
            Refusal::Fund(refusal) => format!("{refusal:?}"),
            Refusal::PaymentRun(refusal) => format!("{refusal:?}"),
            Refusal::BankStatement(refusal) => format!("{refusal:?}"),
            Refusal::Signal(refusal) => format!("{refusal:?}"),
            Refusal::WorkingMethod(refusal) => format!("{refusal:?}"),
            Refusal::SupportOffer(refusal) => format!("{refusal:?}"),
            Refusal::Account(refusal) => format!("{refusal:?}"),
        };
        let name = name.split(' ').next().unwrap().to_uppercase();
        assert_eq!(refusal.code().replace('_', ""), name);
    }
}

#[test]
fn a_message_carries_every_value_and_a_remedy() {
    for refusal in all() {
        let message = refusal.to_string();
        assert!(message.contains("; "), "{message}");
        for (name, value) in refusal.values() {
            assert!(message.contains(&value), "{name} {value} is not in: {message}");
        }
        assert!(!message.starts_with(|first: char| first.is_uppercase()), "{message}");
    }
}

#[test]
fn the_messages_read_well() {
    let lines = all().into_iter().map(|refusal| format!("{}\n  {refusal}", refusal.code()));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}
