//! Budget is allocated per line and withdrawn to the last free cent; an advance is money, not budget.
//!
//! Amounts are in cents: `20_000_00` is EUR 20,000.

use domain::fund::{FundRefusal, LineBalance};

use super::given::*;

#[test]
fn budget_is_allocated_to_a_line() {
    given_fund([opened()])
        .when(allocate(support(), 20_000_00))
        .then_expect_events(vec![allocated(support(), 20_000_00)]);
    let balances = fund(&with_budget()).balances();
    let balance = LineBalance { granted: cents(20_000_00), free: cents(20_000_00), ..LineBalance::default() };
    assert_eq!(balances.line(&support()), balance);
    assert_eq!(balances.line(&line(2025, "c")), LineBalance::default());
}

#[test]
fn budget_is_for_a_component_of_the_terms() {
    given_fund([opened()])
        .when(allocate(line(2026, "x"), 1))
        .then_expect_error(FundRefusal::ComponentUnknown { component: component("x") });
}

#[test]
fn budget_is_withdrawn_to_the_last_free_cent() {
    let history = with_budget_and([encumbered(support(), 15_000_00)]);
    given_fund(history.clone())
        .when(withdraw(support(), 5_000_00))
        .then_expect_events(vec![withdrawn(support(), 5_000_00)]);
    let (line, free, asked) = (support(), cents(5_000_00), eur(5_000_01));
    given_fund(history).when(withdraw(support(), 5_000_01)).then_expect_error(FundRefusal::FundExhausted {
        line,
        free,
        asked,
    });
}

#[test]
fn no_more_is_withdrawn_than_was_granted() {
    let moved = [
        allocated(line(2025, "c"), 640_00),
        settled(PAYMENT, 640_00),
        recovered(40_00),
        reclassified(support(), line(2025, "c"), 640_00),
    ];
    let fund = fund(&with_payable_and(moved));
    let balance = fund.balances().line(&support());
    assert_eq!((balance.granted, balance.free), (cents(20_000_00), cents(20_040_00)));
    let refusal = Err(FundRefusal::BooksDisagree { line: support() });
    assert_eq!(fund.decide(&withdraw(support(), 20_000_01)), refusal);
    assert!(fund.decide(&withdraw(support(), 20_000_00)).is_ok());
}

#[test]
fn what_is_free_on_one_line_is_not_free_on_another() {
    let (line, free, asked) = (line(2025, "c"), cents(0), eur(1));
    given_fund(with_budget()).when(withdraw(line.clone(), 1)).then_expect_error(FundRefusal::FundExhausted {
        line,
        free,
        asked,
    });
}

#[test]
fn an_advance_is_owed_to_the_authority_until_it_is_spent() {
    given_fund([opened()]).when(receive_advance_on(DAY)).then_expect_events(vec![advance_received()]);
    let balances = fund(&[opened(), advance_received()]).balances();
    assert_eq!((balances.bank(), balances.authority()), (cents(50_000_00), cents(50_000_00)));
    assert_eq!(balances.total(), LineBalance::default());
}

#[test]
fn nothing_moves_in_a_closed_year() {
    let last_day = date(2025, 12, 31);
    let commands = [
        allocate_on(last_day, support(), 1),
        withdraw_on(last_day, support(), 1),
        receive_advance_on(last_day),
    ];
    for command in commands {
        given_fund(with_budget_and([year_closed()]))
            .when(command)
            .then_expect_error(FundRefusal::YearClosed { year: year(2025) });
    }
}

#[test]
fn the_first_day_of_the_next_year_is_open() {
    let on = date(2026, 1, 1);
    given_fund(with_budget_and([year_closed()]))
        .when(allocate_on(on, line(2025, "c"), 1))
        .then_expect_events(vec![
            domain::fund::BudgetAllocated { on, by: budget_holder(), line: line(2025, "c"), amount: eur(1) }
                .into(),
        ]);
}

#[test]
fn a_date_is_neither_in_the_future_nor_before_the_opening() {
    given_fund([opened()])
        .when(allocate_on(TOMORROW, support(), 1))
        .then_expect_error(FundRefusal::FundDateInFuture { on: TOMORROW, today: TODAY });
    let (on, opened_on) = (date(2025, 2, 2), OPENING_DAY);
    given_fund([opened()])
        .when(allocate_on(on, support(), 1))
        .then_expect_error(FundRefusal::DateBeforeFund { on, opened_on });
}
