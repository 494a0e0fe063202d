//! Payments are ordered from what is promised, sent once, and cancelled or settled.
//!
//! What a fund has open is what a payment run takes.

use domain::fund::{BookPayable, CancelPayable, FundRefusal, Payable};
use domain::ids::PaymentReference;

use super::given::*;

#[test]
fn an_order_makes_promised_money_payable() {
    let history = with_budget_and([encumbered(support(), 640_00)]);
    given_fund(history)
        .when(leg(book_payable(PAYMENT, 640_00)))
        .then_expect_events(vec![payable(PAYMENT, 640_00)]);
    let fund = fund(&with_payable_and([]));
    let open = Payable { line: support(), amount: eur(640_00), ordered_on: DAY, sent: None };
    assert_eq!(fund.payables().collect::<Vec<_>>(), [(&PAYMENT, &open)]);
    let balance = fund.balances().line(&support());
    assert_eq!((balance.encumbered, balance.payable), (cents(0), cents(640_00)));
}

#[test]
fn no_more_is_ordered_than_is_promised_on_the_line() {
    let history = with_budget_and([encumbered(support(), 640_00)]);
    given_fund(history.clone())
        .when(leg(book_payable(PAYMENT, 640_01)))
        .then_expect_error(FundRefusal::BooksDisagree { line: support() });
    let elsewhere = BookPayable { line: line(2025, "c"), ..book_payable(PAYMENT, 1) };
    given_fund(history)
        .when(leg(elsewhere))
        .then_expect_error(FundRefusal::BooksDisagree { line: line(2025, "c") });
}

#[test]
fn a_payment_is_ordered_once() {
    given_fund(with_payable_and([encumbered(support(), 640_00)]))
        .when(leg(book_payable(PAYMENT, 1)))
        .then_expect_error(FundRefusal::BooksDisagree { line: support() });
}

#[test]
fn a_cancelled_order_is_promised_again() {
    given_fund(with_payable_and([]))
        .when(leg(cancel_payable(PAYMENT)))
        .then_expect_events(vec![payable_cancelled(PAYMENT, 640_00)]);
    let fund = fund(&with_payable_and([payable_cancelled(PAYMENT, 640_00)]));
    assert_eq!(fund.payables().count(), 0);
    assert_eq!(fund.balances().line(&support()).encumbered, cents(640_00));
}

#[test]
fn a_payment_the_bank_did_not_carry_out_is_cancelled_after_it_was_sent() {
    given_fund(with_payable_and([account_set(), sent([PAYMENT])]))
        .when(leg(cancel_payable(PAYMENT)))
        .then_expect_events(vec![payable_cancelled(PAYMENT, 640_00)]);
}

#[test]
fn a_payment_nobody_ordered_is_not_payable() {
    let refusal = FundRefusal::PayableUnknown { payment: OTHER_PAYMENT };
    for command in
        [leg(cancel_payable(OTHER_PAYMENT)), leg(settle(OTHER_PAYMENT)), leg(send([PAYMENT, OTHER_PAYMENT]))]
    {
        given_fund(with_payable_and([account_set()])).when(command).then_expect_error(refusal.clone());
    }
}

#[test]
fn payments_are_sent_with_a_run() {
    let two = [encumbered(support(), 5_00), payable(OTHER_PAYMENT, 5_00), account_set()];
    given_fund(with_payable_and(two.clone()))
        .when(leg(send([OTHER_PAYMENT, PAYMENT])))
        .then_expect_events(vec![sent([OTHER_PAYMENT, PAYMENT])]);
    let fund = fund(&with_payable_and([two.to_vec(), vec![sent([PAYMENT])]].concat()));
    let runs: Vec<_> = fund.payables().map(|(payment, payable)| (payment.number, payable.sent)).collect();
    assert_eq!(runs, [(1, Some(RUN)), (2, None)]);
}

#[test]
fn a_payment_is_sent_once() {
    let refusal = FundRefusal::PayableAlreadySent { payment: PAYMENT, run: RUN };
    let again = domain::fund::SendPayables { run: OTHER_RUN, ..send([PAYMENT]) };
    given_fund(with_payable_and([account_set(), sent([PAYMENT])]))
        .when(leg(again))
        .then_expect_error(refusal.clone());
    given_fund(with_payable_and([account_set()]))
        .when(leg(send([PAYMENT, PAYMENT])))
        .then_expect_error(refusal);
}

#[test]
fn a_payment_that_was_cancelled_may_be_ordered_again_under_a_new_number() {
    let again = PaymentReference { number: 2, ..PAYMENT };
    given_fund(with_payable_and([payable_cancelled(PAYMENT, 640_00)]))
        .when(leg(book_payable(again, 640_00)))
        .then_expect_events(vec![payable(again, 640_00)]);
}

#[test]
fn neither_order_nor_cancellation_is_booked_in_a_closed_year() {
    let on = date(2025, 12, 31);
    let closed = with_payable_and([encumbered(support(), 1), year_closed()]);
    let cancel = CancelPayable { on, ..cancel_payable(PAYMENT) };
    let order = BookPayable { on, ..book_payable(OTHER_PAYMENT, 1) };
    for command in [leg(cancel), leg(order)] {
        given_fund(closed.clone())
            .when(command)
            .then_expect_error(FundRefusal::YearClosed { year: year(2025) });
    }
}
