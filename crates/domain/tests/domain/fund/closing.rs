//! Years are closed in order and when they are over; a fund is closed when nothing is promised or ordered.
//!
//! The first day on which a year may be closed is 1 January of the next.

use domain::fund::{FundRefusal, OpenFund, YearClosed};

use super::given::*;

#[test]
fn a_year_is_closed_when_it_is_over() {
    let new_year = date(2026, 1, 1);
    given_fund([opened()])
        .when(close_year_on(new_year, 2025))
        .then_expect_events(vec![year_closed_on(new_year, 2025)]);
    given_fund([opened()])
        .when(close_year_on(date(2025, 12, 31), 2025))
        .then_expect_error(FundRefusal::YearNotOver { year: year(2025) });
    assert_eq!(fund(&[opened(), year_closed()]).closed_years().collect::<Vec<_>>(), [(year(2025), DAY)]);
}

#[test]
fn years_are_closed_in_order() {
    let next_fact = domain::Fact { today: date(2029, 1, 1), ..fact_on(date(2028, 5, 1)) };
    let close = |number| outside(domain::fund::CloseYear { fact: next_fact.clone(), year: year(number) });
    given_fund([opened()])
        .when(close(2026))
        .then_expect_error(FundRefusal::YearBeforeOpen { year: year(2026), open: year(2025) });
    given_fund([opened(), year_closed()])
        .when(close(2027))
        .then_expect_error(FundRefusal::YearBeforeOpen { year: year(2027), open: year(2026) });
    given_fund([opened(), year_closed()])
        .when(close(2026))
        .then_expect_events(vec![year_closed_on(date(2028, 5, 1), 2026)]);
}

#[test]
fn a_year_is_closed_once() {
    for number in [2024, 2025] {
        given_fund([opened(), year_closed()])
            .when(close_year_on(DAY, number))
            .then_expect_error(FundRefusal::YearClosed { year: year(number) });
    }
}

#[test]
fn a_year_before_the_opening_may_be_closed_and_closes_what_was_before_it() {
    let closed = YearClosed { on: DAY, by: budget_holder(), year: year(2023) };
    given_fund([opened()]).when(close_year_on(DAY, 2023)).then_expect_events(vec![closed.into()]);
    given_fund([opened(), year_closed_on(DAY, 2023)])
        .when(close_year_on(DAY, 2022))
        .then_expect_error(FundRefusal::YearClosed { year: year(2022) });
    given_fund([opened(), year_closed_on(DAY, 2023)])
        .when(close_year_on(DAY, 2025))
        .then_expect_error(FundRefusal::YearBeforeOpen { year: year(2025), open: year(2024) });
}

#[test]
fn a_settled_fund_is_closed_whatever_is_free() {
    given_fund(with_budget()).when(close()).then_expect_events(vec![closed()]);
    let paid = with_payable_and([settled(PAYMENT, 640_00)]);
    given_fund(paid).when(close()).then_expect_events(vec![closed()]);
    assert_eq!(fund(&[opened(), closed()]).closed(), Some(DAY));
    assert_eq!(fund(&[opened()]).closed(), None);
}

#[test]
fn a_fund_with_money_promised_or_ordered_stays_open() {
    let promised = with_budget_and([encumbered(support(), 1)]);
    given_fund(promised)
        .when(close())
        .then_expect_error(FundRefusal::FundNotSettled { encumbered: cents(1), payable: cents(0) });
    given_fund(with_payable_and([]))
        .when(close())
        .then_expect_error(FundRefusal::FundNotSettled { encumbered: cents(0), payable: cents(640_00) });
}

#[test]
fn a_closed_fund_promises_orders_and_moves_nothing() {
    let history = with_budget_and([closed()]);
    let commands = [
        amend(terms()),
        allocate(support(), 1),
        freeze(),
        unfreeze(),
        close(),
        set_account(),
        leg(encumber(support(), 1)),
        leg(book_payable(PAYMENT, 1)),
        leg(send([PAYMENT])),
        leg(reclassify(support(), line(2027, "c"), 1)),
    ];
    for command in commands {
        given_fund(history.clone()).when(command).then_expect_error(FundRefusal::FundClosed { on: DAY });
    }
    given_fund(history)
        .when(outside(OpenFund { fact: fact(), terms: terms() }))
        .then_expect_error(FundRefusal::FundAlreadyOpened { on: OPENING_DAY });
}

#[test]
fn the_years_of_a_closed_fund_are_still_closed() {
    given_fund(with_budget_and([closed()]))
        .when(close_year_on(DAY, 2025))
        .then_expect_events(vec![year_closed_on(DAY, 2025)]);
    given_fund(with_budget_and([closed(), year_closed_on(DAY, 2025)]))
        .when(close_year_on(DAY, 2025))
        .then_expect_error(FundRefusal::YearClosed { year: year(2025) });
}

#[test]
fn closing_a_year_closes_those_before_it() {
    let fund = fund(&[opened(), year_closed_on(DAY, 2025)]);
    let closed = [2024, 2025, 2026].map(|number| fund.has_closed(year(number)));
    assert_eq!(closed, [true, true, false]);
    assert!(!domain::fund::Fund::default().has_closed(year(2025)));
}

#[test]
fn what_the_bank_did_is_booked_in_a_closed_fund_and_what_came_back_is_released() {
    let paid = with_payable_and([settled(PAYMENT, 640_00), closed()]);
    given_fund(paid.clone()).when(leg(book_recovery(40_00))).then_expect_events(vec![recovered(40_00)]);
    given_fund(paid.clone())
        .when(leg(return_paid(PAYMENT, 640_00)))
        .then_expect_events(vec![returned(PAYMENT, 640_00)]);
    let back = [paid, vec![returned(PAYMENT, 640_00)]].concat();
    given_fund(back.clone()).when(leg(release(support(), 640_00))).then_expect_events(vec![released(
        support(),
        640_00,
        None,
    )]);
    given_fund(back.clone())
        .when(leg(book_payable(PAYMENT, 640_00)))
        .then_expect_error(FundRefusal::FundClosed { on: DAY });
    let history = [back, vec![released(support(), 640_00, None)]].concat();
    assert_eq!(fund(&history).balances().line(&support()).free, cents(20_000_00));
    let unpaid = with_payable_and([closed()]);
    given_fund(unpaid.clone()).when(leg(settle(PAYMENT))).then_expect_events(vec![settled(PAYMENT, 640_00)]);
    given_fund(unpaid)
        .when(leg(cancel_payable(PAYMENT)))
        .then_expect_events(vec![payable_cancelled(PAYMENT, 640_00)]);
}
