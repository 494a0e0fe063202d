//! The vocabulary of the stories about provisions: who does what, for whom, and how a story begins.
//!
//! Events are what `given_provision` takes, commands are what `when` takes. Where a story does not say when something
//! happened, it happened on `DAY`; where it does not say who did it, an officer did who does nothing else.

mod commands;
mod events;
mod histories;

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use domain::fund::{Band, Fund, FundEvent};
use domain::ids::{FundId, PaymentReference, ProvisionId, RecoveryId, RoleCode};
use domain::provision::{File, Provision, ProvisionEvent, Subject, SubjectHash, Surroundings};
use domain::{Fact, Sealed};
use uuid::Uuid;

pub(crate) use self::commands::*;
pub(crate) use self::events::*;
pub(crate) use self::histories::*;
pub(crate) use crate::fund::given::{
    RUN, activity, adopted, allocated, bank_reference, cents, closed, component, eur, fund, line, opened,
    opened_with, policy, role, support, terms, year,
};
pub(crate) use crate::given::{
    DAY, HOUSEHOLD, LATER, MEASURE, MOTHER, NEED, OTHER_MEASURE, OTHER_NEED, REPORT_DAY, SON, STRANGER,
    TODAY, TOMORROW, household, officer_called,
};
use crate::given::{drawn_up, first_conversation, joined, need, reported};
pub(crate) use domain::ids::OfficerId;
pub(crate) use jiff::civil::{Date, date};

pub(crate) const PROVISION: ProvisionId = ProvisionId::new(Uuid::from_u128(0x5A1));
pub(crate) const FUND: FundId = FundId::new(Uuid::from_u128(0x5F1));
pub(crate) const RECOVERY: RecoveryId = RecoveryId::new(Uuid::from_u128(0x5E1));
pub(crate) const OTHER_RECOVERY: RecoveryId = RecoveryId::new(Uuid::from_u128(0x5E2));

/// Who votes on up to EUR 5,000, and who votes above it.
pub(crate) const WORK_FLOOR: [&str; 3] = ["family_worker", "work_and_income", "social_counsel"];
pub(crate) const MANAGERS: [&str; 3] = ["team_manager", "project_leader", "manager_work_and_income"];

/// Begins a story about a provision to which this happened, around it a supported family and an open fund.
pub(crate) fn given_provision(events: impl Into<Vec<ProvisionEvent>>) -> AggregateTestExecutor<Provision> {
    given_provision_within(surroundings(), events)
}

pub(crate) fn given_provision_within(
    surroundings: Surroundings,
    events: impl Into<Vec<ProvisionEvent>>,
) -> AggregateTestExecutor<Provision> {
    TestFramework::<Provision>::with(surroundings).given(events.into())
}

/// The provision to which this happened.
pub(crate) fn provision(events: &[ProvisionEvent]) -> Provision {
    let mut provision = Provision::default();
    events.iter().for_each(|event| provision.apply(event));
    provision
}

/// Its file.
pub(crate) fn file(events: &[ProvisionEvent]) -> File {
    provision(events).file().expect("the story begins with a request").clone()
}

/// A mother and her son, in a first conversation and with a plan; a fund with a budget and Utrecht's two bands.
pub(crate) fn surroundings() -> Surroundings {
    let family = [reported(), joined(MOTHER), first_conversation(), need(NEED), drawn_up()];
    Surroundings { household: household(&family), fund: fund_with(vec![]) }
}

/// The same family, around it a fund to which this happened too.
pub(crate) fn surroundings_with(events: Vec<FundEvent>) -> Surroundings {
    Surroundings { fund: fund_with(events), ..surroundings() }
}

fn fund_with(events: Vec<FundEvent>) -> Fund {
    let before = vec![opened(), allocated(support(), 20_000_00), adopted(1, policy(), REPORT_DAY)];
    fund(&[before, events].concat())
}

/// The n-th payment of the stories' provision.
pub(crate) fn payment(number: u16) -> PaymentReference {
    PaymentReference { provision: PROVISION, number }
}

/// A text as the vault gives it; which one it is matters where the story compares.
pub(crate) fn sealed(number: u8) -> Sealed {
    Sealed { key: Uuid::from_u128(1), nonce: [number; 12], ciphertext: vec![number; 24] }
}

pub(crate) fn purpose() -> Sealed {
    sealed(1)
}

pub(crate) fn case_text() -> Sealed {
    sealed(2)
}

pub(crate) fn requester() -> OfficerId {
    officer_called("requester")
}

/// The officer who votes in a role, and does nothing else.
pub(crate) fn voter(role: &str) -> OfficerId {
    officer_called(role)
}

/// Who puts requests to the vote.
pub(crate) fn author() -> OfficerId {
    officer_called("author")
}

/// Who deviates from a rule for the college.
pub(crate) fn overrider() -> OfficerId {
    officer_called("alderman")
}

pub(crate) fn decider() -> OfficerId {
    officer_called("decider")
}

pub(crate) fn committer() -> OfficerId {
    officer_called("committer")
}

pub(crate) fn stater() -> OfficerId {
    officer_called("stater")
}

pub(crate) fn payer() -> OfficerId {
    officer_called("payer")
}

/// Who does what is nobody's duty of its own.
pub(crate) fn clerk() -> OfficerId {
    officer_called("clerk")
}

/// It happened on `DAY` and is recorded on `TODAY`.
pub(crate) fn by(officer: OfficerId) -> Fact {
    Fact { on: DAY, today: TODAY, by: officer }
}

/// It happened on this date and is recorded on `TODAY`.
pub(crate) fn by_on(officer: OfficerId, on: Date) -> Fact {
    Fact { on, today: TODAY, by: officer }
}

pub(crate) fn roles(words: &[&str]) -> Vec<RoleCode> {
    words.iter().map(|word| role(word)).collect()
}

/// The band of Utrecht's policy for this amount.
pub(crate) fn band_of(amount: i64) -> Band {
    policy().band_for(eur(amount)).expect("the policy has a band for every amount").clone()
}

/// What is voted on when a request of this amount is put to the vote.
pub(crate) fn subject(version: u32, amount: i64) -> SubjectHash {
    subject_of(version, amount, 1)
}

pub(crate) fn subject_of(version: u32, amount: i64, policy_version: u32) -> SubjectHash {
    let (component, purpose, case_text) = (component("c"), purpose(), case_text());
    let requested = request_of(amount);
    Subject {
        provision: PROVISION,
        version,
        fund: FUND,
        component: &component,
        activity: None,
        life_domain: requested.life_domain,
        form: requested.form,
        amount: eur(amount),
        amount_kind: requested.amount_kind,
        purpose: &purpose,
        case_text: &case_text,
        policy_version,
    }
    .hash()
}
