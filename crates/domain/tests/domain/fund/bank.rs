//! What the bank did: paid, gave back, and money that came back from whom it was paid to; and corrections of it.
//!
//! Money that is paid has left the bank and is no longer owed to the authority.

use domain::fund::{BookRecovery, FundEvent, FundRefusal, PayableSettled, ReturnPaid, SettlePayable};

use super::given::*;

/// EUR 640 was paid.
fn paid() -> Vec<FundEvent> {
    with_payable_and([settled(PAYMENT, 640_00)])
}

fn paid_and(events: impl Into<Vec<FundEvent>>) -> Vec<FundEvent> {
    [paid(), events.into()].concat()
}

#[test]
fn a_payment_is_settled() {
    given_fund(with_payable_and([]))
        .when(leg(settle(PAYMENT)))
        .then_expect_events(vec![settled(PAYMENT, 640_00)]);
    let fund = fund(&paid());
    assert_eq!(fund.payables().count(), 0);
    let balance = fund.balances().line(&support());
    assert_eq!((balance.payable, balance.paid), (cents(0), cents(640_00)));
    assert_eq!((fund.balances().bank(), fund.balances().authority()), (cents(-640_00), cents(-640_00)));
}

#[test]
fn the_bank_need_not_say_what_it_calls_a_payment() {
    let settled = PayableSettled {
        on: DAY,
        by: budget_holder(),
        payment: PAYMENT,
        line: support(),
        amount: eur(640_00),
        bank_reference: None,
    };
    given_fund(with_payable_and([]))
        .when(leg(SettlePayable { bank_reference: None, ..settle(PAYMENT) }))
        .then_expect_events(vec![settled.into()]);
}

#[test]
fn a_payment_is_settled_once() {
    given_fund(paid())
        .when(leg(settle(PAYMENT)))
        .then_expect_error(FundRefusal::PayableUnknown { payment: PAYMENT });
}

#[test]
fn a_payment_that_came_back_is_promised_again() {
    given_fund(paid())
        .when(leg(return_paid(PAYMENT, 640_00)))
        .then_expect_events(vec![returned(PAYMENT, 640_00)]);
    let balances = fund(&paid_and([returned(PAYMENT, 640_00)])).balances();
    let balance = balances.line(&support());
    assert_eq!((balance.paid, balance.encumbered), (cents(0), cents(640_00)));
    assert_eq!(balances.bank(), cents(0));
}

#[test]
fn no_more_comes_back_than_was_paid_on_the_line() {
    given_fund(paid())
        .when(leg(return_paid(PAYMENT, 640_01)))
        .then_expect_error(FundRefusal::BooksDisagree { line: support() });
}

#[test]
fn what_was_recovered_is_free_again_and_what_was_paid_stays_paid() {
    given_fund(paid()).when(leg(book_recovery(140_00))).then_expect_events(vec![recovered(140_00)]);
    let balances = fund(&paid_and([recovered(140_00)])).balances();
    let balance = balances.line(&support());
    assert_eq!(
        (balance.free, balance.paid, balance.recovered),
        (cents(19_500_00), cents(640_00), cents(140_00))
    );
    assert_eq!(balances.bank(), cents(-500_00));
}

#[test]
fn a_payment_is_moved_to_the_line_it_belonged_on() {
    let (from, to) = (support(), line(2025, "c"));
    let history = paid_and([allocated(to.clone(), 640_00), year_closed()]);
    given_fund(history.clone())
        .when(leg(reclassify(from.clone(), to.clone(), 640_00)))
        .then_expect_events(vec![reclassified(from.clone(), to.clone(), 640_00)]);
    let balances = fund(&[history, vec![reclassified(from.clone(), to.clone(), 640_00)]].concat()).balances();
    assert_eq!((balances.line(&from).free, balances.line(&from).paid), (cents(20_000_00), cents(0)));
    assert_eq!((balances.line(&to).free, balances.line(&to).paid), (cents(0), cents(640_00)));
}

#[test]
fn a_payment_is_moved_to_where_money_is_free_and_from_where_it_was_paid() {
    let (from, to) = (support(), line(2025, "c"));
    let (free, asked) = (cents(639_99), eur(640_00));
    given_fund(paid_and([allocated(to.clone(), 639_99)]))
        .when(leg(reclassify(from.clone(), to.clone(), 640_00)))
        .then_expect_error(FundRefusal::FundExhausted { line: to.clone(), free, asked });
    given_fund(paid_and([allocated(to.clone(), 1_000_00)]))
        .when(leg(reclassify(from.clone(), to, 640_01)))
        .then_expect_error(FundRefusal::BooksDisagree { line: from.clone() });
    given_fund(paid())
        .when(leg(reclassify(from, line(2026, "x"), 1)))
        .then_expect_error(FundRefusal::ComponentUnknown { component: component("x") });
}

#[test]
fn not_even_the_bank_moves_money_in_a_closed_year() {
    let on = date(2025, 12, 31);
    let history = paid_and([encumbered(support(), 1), payable(OTHER_PAYMENT, 1), year_closed()]);
    for command in [
        leg(SettlePayable { on, ..settle(OTHER_PAYMENT) }),
        leg(ReturnPaid { on, ..return_paid(PAYMENT, 1) }),
        leg(BookRecovery { on, ..book_recovery(1) }),
        leg(domain::fund::Reclassify { on, ..reclassify(support(), support(), 1) }),
    ] {
        given_fund(history.clone())
            .when(command)
            .then_expect_error(FundRefusal::YearClosed { year: year(2025) });
    }
}
