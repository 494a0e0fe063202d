//! Money that was paid comes back, and never more than was paid.
//!
//! A recovery is ordered once under its id and received in parts.

use domain::provision::{FailedFrom, OrderRecovery, ProvisionRefusal as R};

use super::given::*;

const AMOUNT: i64 = 640_00;

#[test]
fn a_recovery_is_ordered_and_received_in_parts() {
    given_provision(a_payment(AMOUNT))
        .when(ask(order_back(RECOVERY, 100_00)))
        .then_expect_events(vec![ordered_back(RECOVERY, 100_00)]);
    let history = and(a_payment(AMOUNT), [ordered_back(RECOVERY, 100_00)]);
    given_provision(history.clone())
        .when(ask(receive_back(RECOVERY, 60_00)))
        .then_expect_events(vec![received_back(RECOVERY, 60_00)]);
    let history = and(history, [received_back(RECOVERY, 60_00)]);
    given_provision(history.clone())
        .when(ask(receive_back(RECOVERY, 40_01)))
        .then_expect_error(R::RecoveryOverOutstanding { outstanding: cents(40_00), asked: eur(40_01) });
    given_provision(history)
        .when(ask(receive_back(RECOVERY, 40_00)))
        .then_expect_events(vec![received_back(RECOVERY, 40_00)]);
}

#[test]
fn no_more_is_recovered_than_was_paid_on_the_line() {
    given_provision(and(a_payment(AMOUNT), [ordered_back(RECOVERY, 600_00)]))
        .when(ask(order_back(OTHER_RECOVERY, 40_01)))
        .then_expect_error(R::RecoveryOverPaid {
            line: support(),
            paid: cents(AMOUNT),
            recovery: cents(600_00),
            asked: eur(40_01),
        });
}

#[test]
fn what_is_not_paid_is_not_recovered() {
    let over = |asked| R::RecoveryOverPaid { line: support(), paid: cents(0), recovery: cents(0), asked };
    for history in [
        an_order(AMOUNT),
        and(an_order(AMOUNT), [sent(1)]),
        and(a_payment(AMOUNT), [failed(1, AMOUNT, FailedFrom::Paid)]),
    ] {
        given_provision(history).when(ask(order_back(RECOVERY, 1))).then_expect_error(over(eur(1)));
    }
}

#[test]
fn what_was_moved_is_recovered_where_it_is() {
    let moved = and(a_payment(AMOUNT), [corrected(1, support(), line(2025, "c"), 140_00)]);
    let there = OrderRecovery { line: line(2025, "c"), ..order_back(RECOVERY, 140_00) };
    assert!(given_provision(moved.clone()).when(ask(there)).inspect_result().is_ok());
    given_provision(moved).when(ask(order_back(RECOVERY, 500_01))).then_expect_error(R::RecoveryOverPaid {
        line: support(),
        paid: cents(500_00),
        recovery: cents(0),
        asked: eur(500_01),
    });
}

#[test]
fn what_the_bank_gave_back_meanwhile_does_not_come_back_twice() {
    let history =
        and(a_payment(AMOUNT), [ordered_back(RECOVERY, 100_00), failed(1, AMOUNT, FailedFrom::Paid)]);
    given_provision(history).when(ask(receive_back(RECOVERY, 1))).then_expect_error(R::RecoveryOverPaid {
        line: support(),
        paid: cents(0),
        recovery: cents(0),
        asked: eur(1),
    });
}

#[test]
fn a_recovery_has_an_id_of_its_own() {
    let history = and(a_payment(AMOUNT), [ordered_back(RECOVERY, 1)]);
    given_provision(history.clone())
        .when(ask(order_back(RECOVERY, 1)))
        .then_expect_error(R::RecoveryAlreadyOrdered { recovery: RECOVERY, on: DAY });
    given_provision(history)
        .when(ask(receive_back(OTHER_RECOVERY, 1)))
        .then_expect_error(R::RecoveryUnknown { recovery: OTHER_RECOVERY });
}
