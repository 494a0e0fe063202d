//! When several refusals apply, the one that stands first in the order is the answer.
//!
//! For an encumbrance, with everything wrong at once: one thing after the other is put right, and each time the next
//! refusal is the answer.

use domain::fund::{
    Encumber, FundEvent, FundRefusal as R, FundTerms, LimitCheck, OpenFund, SendPayables, WithdrawBudget,
};

use super::given::*;

/// What an encumbrance is refused for, by a fund to which this happened.
fn refusal_of(history: &[FundEvent], encumber: &Encumber) -> R {
    fund(history).decide(&leg(encumber.clone())).expect_err("something is still wrong")
}

/// A fund whose last day for commitments is long past, so that the same date can be in a closed year.
fn history() -> Vec<FundEvent> {
    let ended = FundTerms { last_commitment_day: Some(date(2025, 6, 30)), ..terms() };
    vec![
        opened_with(ended),
        allocated(support(), 20_000_00),
        encumbered_for(OTHER_PROVISION, support(), 10_000_00, Some("restructuring")),
        encumbered_for(OTHER_PROVISION, support(), 500_00, Some("clothing")),
        year_closed(),
        frozen(),
    ]
}

#[test]
fn an_encumbrance_is_refused_in_order() {
    let (in_closed_year, before_the_fund) = (date(2025, 12, 31), date(2024, 12, 31));
    let wrong = Encumber {
        on: before_the_fund,
        activity: Some(activity("sailing")),
        person: None,
        ..encumber(line(2025, "x"), 20_000_01)
    };
    let codes = |wrong: &Encumber| refusal_of(&[history(), vec![unfrozen()]].concat(), wrong);

    assert_eq!(refusal_of(&[], &wrong), R::FundNotOpened);
    assert_eq!(refusal_of(&[history(), vec![closed()]].concat(), &wrong), R::FundClosed { on: DAY });
    assert_eq!(refusal_of(&history(), &wrong), R::FundFrozen { since: DAY });
    assert_eq!(codes(&wrong), R::DateBeforeFund { on: before_the_fund, opened_on: OPENING_DAY });
    let wrong = Encumber { on: in_closed_year, ..wrong };
    assert_eq!(codes(&wrong), R::YearClosed { year: year(2025) });
    let wrong = Encumber { on: DAY, ..wrong };
    assert_eq!(codes(&wrong), R::YearClosed { year: year(2025) });
    let wrong = Encumber { line: line(2026, "x"), ..wrong };
    assert_eq!(codes(&wrong), R::ComponentUnknown { component: component("x") });
    let wrong = Encumber { line: support(), ..wrong };
    let (sailing, on, last) = (activity("sailing"), DAY, date(2025, 6, 30));
    assert_eq!(codes(&wrong), R::ActivityUnknown { component: component("c"), activity: sailing });
    let restructuring = activity("restructuring");
    let wrong = Encumber { activity: Some(restructuring.clone()), ..wrong };
    assert_eq!(codes(&wrong), R::PersonNeeded { activity: restructuring });
    let wrong = Encumber { person: Some(DAUGHTER), ..wrong };
    assert_eq!(codes(&wrong), R::CommitmentAfterEnd { on, last });
}

#[test]
fn the_limits_come_after_the_last_day_and_before_the_budget() {
    let history = [history(), vec![unfrozen(), amended(2, terms())]].concat();
    let wrong = encumber_for("restructuring", 20_000_01);
    let restructuring = activity("restructuring");
    assert_eq!(refusal_of(&history, &wrong), R::AlreadyOffered { activity: restructuring });
    let wrong = Encumber { activity: Some(activity("clothing")), ..wrong };
    let (most, committed, asked) = (eur(500_00), cents(500_00), eur(20_000_01));
    let clothing = activity("clothing");
    assert_eq!(refusal_of(&history, &wrong), R::LimitExceeded { activity: clothing, most, committed, asked });
    let wrong = Encumber { limit_overridden: LimitCheck::Overridden, ..wrong };
    let (line, free) = (support(), cents(9_500_00));
    assert_eq!(refusal_of(&history, &wrong), R::FundExhausted { line, free, asked });
}

#[test]
fn a_second_opening_comes_before_its_date_and_its_terms() {
    let no_components = FundTerms { components: vec![], ..terms() };
    let open = outside(OpenFund { fact: fact_on(TOMORROW), terms: no_components });
    given_fund([opened(), closed()])
        .when(open.clone())
        .then_expect_error(R::FundAlreadyOpened { on: OPENING_DAY });
    given_fund([]).when(open).then_expect_error(R::FundDateInFuture { on: TOMORROW, today: TODAY });
}

#[test]
fn frozen_comes_before_a_wrong_date() {
    let on = TOMORROW;
    let freeze = domain::fund::FreezeFund { fact: fact_on(on), reason: domain::fund::FreezeReason::Review };
    given_fund([opened(), frozen()])
        .when(outside(freeze.clone()))
        .then_expect_error(R::FundFrozen { since: DAY });
    given_fund([opened()]).when(outside(freeze)).then_expect_error(R::FundDateInFuture { on, today: TODAY });
    let unfreeze = domain::fund::UnfreezeFund { fact: fact_on(on) };
    given_fund([opened()]).when(outside(unfreeze)).then_expect_error(R::FundNotFrozen);
}

#[test]
fn a_wrong_date_comes_before_a_closed_year_and_that_before_an_unknown_component() {
    let history = [opened(), year_closed_on(DAY, 2024), year_closed()];
    let (unknown, opened_on) = (line(2026, "x"), OPENING_DAY);
    let before = date(2025, 2, 2);
    given_fund(history.clone())
        .when(allocate_on(before, unknown.clone(), 1))
        .then_expect_error(R::DateBeforeFund { on: before, opened_on });
    for command in [
        allocate_on(OPENING_DAY, unknown.clone(), 1),
        outside(WithdrawBudget { fact: fact_on(OPENING_DAY), line: unknown.clone(), amount: eur(1) }),
    ] {
        given_fund(history.clone()).when(command).then_expect_error(R::YearClosed { year: year(2025) });
    }
    given_fund(history)
        .when(withdraw(unknown, 1))
        .then_expect_error(R::ComponentUnknown { component: component("x") });
}

#[test]
fn a_closed_year_comes_before_one_that_is_not_over_and_that_before_the_order_of_years() {
    let on = date(2025, 6, 1);
    given_fund([opened(), year_closed_on(DAY, 2026)])
        .when(close_year_on(on, 2026))
        .then_expect_error(R::YearClosed { year: year(2026) });
    given_fund([opened()])
        .when(close_year_on(on, 2026))
        .then_expect_error(R::YearNotOver { year: year(2026) });
}

#[test]
fn a_policy_that_cannot_hold_comes_before_one_that_is_too_early() {
    let no_bands = domain::fund::ApprovalPolicy { bands: vec![], ..policy() };
    let problem = domain::fund::PolicyProblem::NoBands;
    given_fund([opened(), adopted(1, policy(), LATER)])
        .when(adopt(no_bands, DAY))
        .then_expect_error(R::PolicyInvalid { problem });
}

#[test]
fn unknown_payments_come_before_sent_ones_and_a_frozen_fund_before_both() {
    let send_both = || leg(send([PAYMENT, OTHER_PAYMENT]));
    given_fund(with_payable_and([account_set(), sent([PAYMENT])]))
        .when(send_both())
        .then_expect_error(R::PayableUnknown { payment: OTHER_PAYMENT });
    let again = leg(SendPayables { run: OTHER_RUN, ..send([PAYMENT]) });
    given_fund(with_payable_and([account_set(), sent([PAYMENT]), frozen()]))
        .when(again)
        .then_expect_error(R::FundFrozen { since: DAY });
}
