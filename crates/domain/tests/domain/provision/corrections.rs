//! A payment on the wrong line is moved to the right one, as a new fact that names the old day.
//!
//! It can be moved on and moved back; what is recovered of a line stays there.

use domain::money::BudgetLine;
use domain::provision::{FailedFrom, PaymentStage, ProvisionEvent, ProvisionRefusal as R};

use super::given::*;

const AMOUNT: i64 = 640_00;

fn last_year() -> BudgetLine {
    line(2025, "c")
}

fn first_contact() -> BudgetLine {
    line(2026, "a")
}

fn moved(events: impl Into<Vec<ProvisionEvent>>) -> Vec<ProvisionEvent> {
    and(a_payment(AMOUNT), events)
}

#[test]
fn a_payment_is_moved_in_whole_or_in_part() {
    for amount in [AMOUNT, 1] {
        given_provision(a_payment(AMOUNT))
            .when(ask(correct(1, last_year(), amount)))
            .then_expect_events(vec![corrected(1, support(), last_year(), amount)]);
    }
}

#[test]
fn what_was_moved_is_paid_on_the_other_line() {
    let file = file(&moved([corrected(1, support(), last_year(), 140_00)]));
    assert_eq!(file.paid_on(&support()), cents(500_00));
    assert_eq!(file.paid_on(&last_year()), cents(140_00));
    assert_eq!(file.corrections().count(), 1);
}

#[test]
fn it_is_taken_from_where_it_was_ordered_and_then_from_where_it_went_last() {
    let split = moved([
        corrected(1, support(), last_year(), 600_00),
        corrected(1, support(), first_contact(), 30_00),
    ]);
    for (to, expected) in
        [(last_year(), support()), (first_contact(), support()), (support(), first_contact())]
    {
        given_provision(split.clone())
            .when(ask(correct(1, to.clone(), 1)))
            .then_expect_events(vec![corrected(1, expected, to, 1)]);
    }
    let nothing_left = and(split, [corrected(1, support(), last_year(), 10_00)]);
    given_provision(nothing_left)
        .when(ask(correct(1, first_contact(), 1)))
        .then_expect_events(vec![corrected(1, last_year(), first_contact(), 1)]);
}

#[test]
fn no_more_is_moved_than_is_there() {
    let history = moved([corrected(1, support(), last_year(), 600_00)]);
    given_provision(history)
        .when(ask(correct(1, first_contact(), 40_01)))
        .then_expect_error(R::CorrectionOverPaid { line: support(), paid: cents(40_00), asked: eur(40_01) });
}

#[test]
fn a_payment_is_not_moved_to_where_it_is() {
    given_provision(a_payment(AMOUNT))
        .when(ask(correct(1, support(), 1)))
        .then_expect_error(R::LineUnchanged { line: support() });
    given_provision(moved([corrected(1, support(), last_year(), AMOUNT)]))
        .when(ask(correct(1, last_year(), 1)))
        .then_expect_error(R::LineUnchanged { line: last_year() });
}

#[test]
fn only_what_is_paid_is_moved() {
    for (history, stage) in [
        (an_order(AMOUNT), PaymentStage::Ordered),
        (and(an_order(AMOUNT), [sent(1)]), PaymentStage::Sent),
        (and(an_order(AMOUNT), [cancelled(1)]), PaymentStage::Cancelled),
        (moved([failed(1, AMOUNT, FailedFrom::Paid)]), PaymentStage::Failed),
    ] {
        given_provision(history)
            .when(ask(correct(1, last_year(), 1)))
            .then_expect_error(R::PaymentNotPaid { payment: 1, stage });
    }
}

#[test]
fn what_is_to_be_recovered_stays_on_its_line() {
    let history = moved([ordered_back(RECOVERY, 100_00)]);
    given_provision(history.clone())
        .when(ask(correct(1, last_year(), 540_00)))
        .then_expect_events(vec![corrected(1, support(), last_year(), 540_00)]);
    given_provision(history).when(ask(correct(1, last_year(), 540_01))).then_expect_error(
        R::RecoveryStands { line: support(), paid: cents(AMOUNT), recovery: cents(100_00) },
    );
}

#[test]
fn a_payment_that_was_moved_is_moved_back_before_the_bank_returns_it() {
    let away = moved([corrected(1, support(), last_year(), 1)]);
    given_provision(away.clone())
        .when(ask(fail(1)))
        .then_expect_error(R::PaymentWasCorrected { payment: 1, line: support() });
    given_provision(and(away, [corrected(1, last_year(), support(), 1)]))
        .when(ask(fail(1)))
        .then_expect_events(vec![failed(1, AMOUNT, FailedFrom::Paid)]);
}

#[test]
fn the_bank_does_not_return_what_came_back_by_a_recovery() {
    let ordered = moved([ordered_back(RECOVERY, 100_00)]);
    given_provision(ordered.clone()).when(ask(fail(1))).then_expect_events(vec![failed(
        1,
        AMOUNT,
        FailedFrom::Paid,
    )]);
    given_provision(and(ordered, [received_back(RECOVERY, 1)]))
        .when(ask(fail(1)))
        .then_expect_error(R::RecoveryStands { line: support(), paid: cents(AMOUNT), recovery: cents(1) });
}
