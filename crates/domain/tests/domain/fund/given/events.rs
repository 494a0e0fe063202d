//! What had happened to a fund, as events: first what was asked from outside, then what legs led to.
//!
//! Each function is one event; what a story does not care about is filled in.

use domain::fund::*;

use super::*;

pub(crate) fn opened() -> FundEvent {
    opened_with(terms())
}

pub(crate) fn opened_with(terms: FundTerms) -> FundEvent {
    FundOpened { on: OPENING_DAY, by: budget_holder(), terms }.into()
}

pub(crate) fn amended(version: u32, terms: FundTerms) -> FundEvent {
    TermsAmended { on: DAY, by: budget_holder(), version, terms }.into()
}

pub(crate) fn allocated(line: BudgetLine, cents: i64) -> FundEvent {
    BudgetAllocated { on: DAY, by: budget_holder(), line, amount: eur(cents) }.into()
}

pub(crate) fn withdrawn(line: BudgetLine, cents: i64) -> FundEvent {
    BudgetWithdrawn { on: DAY, by: budget_holder(), line, amount: eur(cents) }.into()
}

pub(crate) fn norm_set(code: &str, norm: Norm) -> FundEvent {
    let (component, year) = (component(code), year(2026));
    NormAmountSet { on: DAY, by: budget_holder(), component, year, norm }.into()
}

pub(crate) fn advance_received() -> FundEvent {
    let (amount, bank_reference) = (eur(50_000_00), bank_reference());
    AdvanceReceived { on: DAY, by: budget_holder(), amount, bank_reference }.into()
}

pub(crate) fn chosen(method: Method) -> FundEvent {
    MethodChosen { on: DAY, by: budget_holder(), method }.into()
}

pub(crate) fn switched_to_actual() -> FundEvent {
    SwitchedToActual { on: LATER, by: budget_holder() }.into()
}

pub(crate) fn adopted(version: u32, policy: ApprovalPolicy, in_force_from: Date) -> FundEvent {
    ApprovalPolicyAdopted { on: DAY, by: budget_holder(), version, policy, in_force_from }.into()
}

pub(crate) fn account_set() -> FundEvent {
    PayingAccountSet { on: DAY, by: budget_holder(), account: paying_account() }.into()
}

pub(crate) fn frozen() -> FundEvent {
    FundFrozen { on: DAY, by: budget_holder(), reason: FreezeReason::Irregularity }.into()
}

pub(crate) fn unfrozen() -> FundEvent {
    FundUnfrozen { on: LATER, by: budget_holder() }.into()
}

pub(crate) fn year_closed_on(on: Date, number: i16) -> FundEvent {
    YearClosed { on, by: budget_holder(), year: year(number) }.into()
}

/// 2025 was closed, on `DAY`.
pub(crate) fn year_closed() -> FundEvent {
    year_closed_on(DAY, 2025)
}

pub(crate) fn closed() -> FundEvent {
    FundClosed { on: DAY, by: budget_holder() }.into()
}

/// Encumbered for the daughter of the family.
pub(crate) fn encumbered(line: BudgetLine, cents: i64) -> FundEvent {
    encumbered_for(PROVISION, line, cents, None)
}

pub(crate) fn encumbered_for(
    provision: ProvisionId,
    line: BudgetLine,
    cents: i64,
    for_activity: Option<&str>,
) -> FundEvent {
    FundsEncumbered {
        on: DAY,
        by: budget_holder(),
        provision,
        commitment: 1,
        line,
        amount: eur(cents),
        activity: for_activity.map(activity),
        household: FAMILY,
        person: Some(DAUGHTER),
        mandate: Mandate::MandatedOfficial,
        limit: LimitCheck::Checked,
    }
    .into()
}

pub(crate) fn released(line: BudgetLine, cents: i64, for_activity: Option<&str>) -> FundEvent {
    FundsReleased {
        on: DAY,
        by: budget_holder(),
        provision: PROVISION,
        commitment: 1,
        line,
        amount: eur(cents),
        activity: for_activity.map(activity),
        household: FAMILY,
        person: Some(DAUGHTER),
    }
    .into()
}

pub(crate) fn payable(payment: PaymentReference, cents: i64) -> FundEvent {
    PayableBooked { on: DAY, by: budget_holder(), payment, line: support(), amount: eur(cents) }.into()
}

pub(crate) fn payable_cancelled(payment: PaymentReference, cents: i64) -> FundEvent {
    PayableCancelled { on: DAY, by: budget_holder(), payment, line: support(), amount: eur(cents) }.into()
}

pub(crate) fn sent(payments: impl Into<Vec<PaymentReference>>) -> FundEvent {
    PayablesSent { on: DAY, by: budget_holder(), run: RUN, payments: payments.into() }.into()
}

pub(crate) fn settled(payment: PaymentReference, cents: i64) -> FundEvent {
    let (line, amount, bank_reference) = (support(), eur(cents), Some(bank_reference()));
    PayableSettled { on: DAY, by: budget_holder(), payment, line, amount, bank_reference }.into()
}

pub(crate) fn returned(payment: PaymentReference, cents: i64) -> FundEvent {
    PaymentReturned { on: DAY, by: budget_holder(), payment, line: support(), amount: eur(cents) }.into()
}

pub(crate) fn reclassified(from: BudgetLine, to: BudgetLine, cents: i64) -> FundEvent {
    PaymentReclassified { on: DAY, by: budget_holder(), payment: PAYMENT, from, to, amount: eur(cents) }
        .into()
}

pub(crate) fn recovered(cents: i64) -> FundEvent {
    RecoveryBooked {
        on: DAY,
        by: budget_holder(),
        provision: PROVISION,
        recovery: RECOVERY,
        line: support(),
        amount: eur(cents),
        bank_reference: bank_reference(),
    }
    .into()
}

/// One example of every event of a fund, in the order of the table.
pub(crate) fn fund_examples() -> Vec<FundEvent> {
    vec![
        opened(),
        amended(2, terms()),
        allocated(support(), 20_000_00),
        withdrawn(support(), 1_000_00),
        norm_set("e", by_victims(&[(0, 12_500_00), (50, 50_000_00)])),
        advance_received(),
        chosen(Method::Norm),
        switched_to_actual(),
        adopted(1, policy(), DAY),
        account_set(),
        frozen(),
        unfrozen(),
        year_closed(),
        closed(),
        encumbered_for(PROVISION, support(), 6_200_00, Some("restructuring")),
        released(support(), 200_00, Some("restructuring")),
        payable(PAYMENT, 6_000_00),
        payable_cancelled(PAYMENT, 6_000_00),
        sent([PAYMENT, OTHER_PAYMENT]),
        settled(PAYMENT, 6_000_00),
        returned(PAYMENT, 6_000_00),
        reclassified(support(), line(2025, "c"), 1_000_00),
        recovered(500_00),
    ]
}

/// A fund with EUR 20,000 for support in 2026.
pub(crate) fn with_budget() -> Vec<FundEvent> {
    vec![opened(), allocated(support(), 20_000_00)]
}

/// The same, and this after it.
pub(crate) fn with_budget_and(events: impl Into<Vec<FundEvent>>) -> Vec<FundEvent> {
    [with_budget(), events.into()].concat()
}

/// EUR 640 of it is promised, and ordered to be paid.
pub(crate) fn with_payable_and(events: impl Into<Vec<FundEvent>>) -> Vec<FundEvent> {
    with_budget_and([vec![encumbered(support(), 640_00), payable(PAYMENT, 640_00)], events.into()].concat())
}
