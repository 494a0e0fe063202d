//! The vocabulary of the stories about funds: who, when, how much, and how a story begins.
//!
//! Events are what `given_fund` takes, commands and legs are what `when` takes. Where a story does not say when
//! something happened, it happened on `DAY`.

mod commands;
mod events;
mod legs;
mod terms;

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use domain::Fact;
use domain::fund::{Fund, FundEvent};
use domain::ids::{
    ActivityCode, BankReference, ComponentCode, HouseholdId, OfficerId, PaymentReference, PaymentRunId,
    PersonId, ProvisionId, PublicText, RecoveryId, RoleCode,
};
use domain::money::{AccountingYear, Amount, BudgetLine, EuroCents};
pub(crate) use jiff::civil::{Date, date};
use uuid::Uuid;

pub(crate) use self::commands::*;
pub(crate) use self::events::*;
pub(crate) use self::legs::*;
pub(crate) use self::terms::*;

pub(crate) const OPENING_DAY: Date = date(2025, 2, 3);
pub(crate) const DAY: Date = date(2026, 3, 2);
pub(crate) const LATER: Date = date(2026, 4, 7);
pub(crate) const TODAY: Date = date(2026, 11, 22);
pub(crate) const TOMORROW: Date = date(2026, 11, 23);
/// The last day for commitments of the stories' fund.
pub(crate) const LAST_DAY: Date = date(2026, 12, 31);

pub(crate) const PROVISION: ProvisionId = ProvisionId::new(Uuid::from_u128(0x5A1));
pub(crate) const OTHER_PROVISION: ProvisionId = ProvisionId::new(Uuid::from_u128(0x5A2));
pub(crate) const FAMILY: HouseholdId = HouseholdId::new(Uuid::from_u128(0x5B1));
pub(crate) const NEIGHBOURS: HouseholdId = HouseholdId::new(Uuid::from_u128(0x5B2));
pub(crate) const DAUGHTER: PersonId = PersonId::new(Uuid::from_u128(0x5C1));
pub(crate) const BROTHER: PersonId = PersonId::new(Uuid::from_u128(0x5C2));
pub(crate) const RUN: PaymentRunId = PaymentRunId::new(Uuid::from_u128(0x5D1));
pub(crate) const OTHER_RUN: PaymentRunId = PaymentRunId::new(Uuid::from_u128(0x5D2));
pub(crate) const RECOVERY: RecoveryId = RecoveryId::new(Uuid::from_u128(0x5E1));
pub(crate) const PAYMENT: PaymentReference = PaymentReference { provision: PROVISION, number: 1 };
pub(crate) const OTHER_PAYMENT: PaymentReference = PaymentReference { provision: PROVISION, number: 2 };

/// Begins a story about a fund to which this happened.
pub(crate) fn given_fund(events: impl Into<Vec<FundEvent>>) -> AggregateTestExecutor<Fund> {
    TestFramework::<Fund>::with(()).given(events.into())
}

/// The fund to which this happened.
pub(crate) fn fund(events: &[FundEvent]) -> Fund {
    let mut fund = Fund::default();
    events.iter().for_each(|event| fund.apply(event));
    fund
}

/// An amount in euro cents, written as `eur(6_200_00)`.
pub(crate) fn eur(cents: i64) -> Amount {
    Amount::new(cents).expect("stories use amounts above nothing")
}

/// A balance in euro cents.
pub(crate) fn cents(cents: i64) -> EuroCents {
    EuroCents::new(cents)
}

pub(crate) fn year(number: i16) -> AccountingYear {
    AccountingYear::new(number).expect("stories are of this century")
}

/// The line of a component in a year, written as `line(2026, "c")`.
pub(crate) fn line(number: i16, code: &str) -> BudgetLine {
    BudgetLine { year: year(number), component: component(code) }
}

/// The line most stories are about: support in 2026.
pub(crate) fn support() -> BudgetLine {
    line(2026, "c")
}

pub(crate) fn component(code: &str) -> ComponentCode {
    ComponentCode::new(code).expect("stories use short codes")
}

pub(crate) fn activity(code: &str) -> ActivityCode {
    ActivityCode::new(code).expect("stories use short codes")
}

pub(crate) fn role(word: &str) -> RoleCode {
    RoleCode::new(word).expect("stories use short words")
}

pub(crate) fn public(text: &str) -> PublicText {
    PublicText::new(text).expect("stories use short texts")
}

pub(crate) fn bank_reference() -> BankReference {
    BankReference::new("NTRF-0001").expect("stories use short references")
}

pub(crate) fn budget_holder() -> OfficerId {
    OfficerId::new("budget-holder").expect("stories use short names")
}

/// It happened on this date and is recorded on `TODAY`.
pub(crate) fn fact_on(on: Date) -> Fact {
    Fact { on, today: TODAY, by: budget_holder() }
}

pub(crate) fn fact() -> Fact {
    fact_on(DAY)
}
