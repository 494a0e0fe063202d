//! What a payment run and the bank do with a payment: sent, paid, failed, given back.
//!
//! The same facts come from an officer or, as legs, from a run and a statement.

use domain::Fact;
use domain::provision::{
    BankSource, ConfirmPayment, FailPayment, FailedFrom, PaymentFailed, PaymentStage, ProvisionLeg,
    ProvisionRefusal as R,
};

use super::given::*;

const AMOUNT: i64 = 640_00;

#[test]
fn an_ordered_payment_is_sent_with_a_run() {
    given_provision(an_order(AMOUNT)).when(send(1)).then_expect_events(vec![sent(1)]);
}

#[test]
fn a_payment_that_was_sent_or_ordered_is_paid() {
    for history in [an_order(AMOUNT), and(an_order(AMOUNT), [sent(1)])] {
        given_provision(history.clone()).when(ask(confirm(1))).then_expect_events(vec![paid(1, AMOUNT)]);
        given_provision(history)
            .when(ProvisionLeg::Confirm(confirm(1)).into())
            .then_expect_events(vec![made(1, AMOUNT, BankSource::Statement).into()]);
    }
}

#[test]
fn a_payment_is_paid_once() {
    for (history, stage) in [
        (a_payment(AMOUNT), PaymentStage::Paid),
        (and(an_order(AMOUNT), [cancelled(1)]), PaymentStage::Cancelled),
        (and(an_order(AMOUNT), [sent(1), failed(1, AMOUNT, FailedFrom::Unpaid)]), PaymentStage::Failed),
    ] {
        given_provision(history)
            .when(ask(confirm(1)))
            .then_expect_error(R::PaymentNotUnderWay { payment: 1, stage });
    }
}

#[test]
fn the_bank_does_not_carry_it_out() {
    let history = and(an_order(AMOUNT), [sent(1)]);
    given_provision(history.clone()).when(ask(fail(1))).then_expect_events(vec![failed(
        1,
        AMOUNT,
        FailedFrom::Unpaid,
    )]);
    let by_statement =
        PaymentFailed { source: BankSource::Statement, ..failure(1, AMOUNT, FailedFrom::Unpaid) };
    given_provision(history)
        .when(ProvisionLeg::Fail(fail(1)).into())
        .then_expect_events(vec![by_statement.into()]);
}

#[test]
fn who_ordered_does_not_state_by_hand_that_it_failed() {
    let by_payer = FailPayment { fact: by(payer()), ..fail(1) };
    for history in [and(an_order(AMOUNT), [sent(1)]), a_payment(AMOUNT)] {
        given_provision(history.clone())
            .when(ask(by_payer.clone()))
            .then_expect_error(R::PaymentOrderedByYou);
        let by_statement = ProvisionLeg::Fail(by_payer.clone());
        assert!(given_provision(history).when(by_statement.into()).inspect_result().is_ok());
    }
}

#[test]
fn what_was_given_back_is_stated_by_hand_with_the_reference_of_the_bank() {
    let unnamed = FailPayment { bank_reference: None, ..fail(1) };
    given_provision(a_payment(AMOUNT))
        .when(ask(unnamed.clone()))
        .then_expect_error(R::BankReferenceMissing { payment: 1 });
    let by_statement = ProvisionLeg::Fail(unnamed.clone());
    assert!(given_provision(a_payment(AMOUNT)).when(by_statement.into()).inspect_result().is_ok());
    let never_made = and(an_order(AMOUNT), [sent(1)]);
    assert!(given_provision(never_made).when(ask(unnamed)).inspect_result().is_ok());
}

#[test]
fn the_bank_gives_it_back() {
    given_provision(a_payment(AMOUNT)).when(ask(fail(1))).then_expect_events(vec![failed(
        1,
        AMOUNT,
        FailedFrom::Paid,
    )]);
}

#[test]
fn only_what_the_bank_has_fails() {
    for (history, stage) in [
        (an_order(AMOUNT), PaymentStage::Ordered),
        (and(an_order(AMOUNT), [cancelled(1)]), PaymentStage::Cancelled),
        (and(a_payment(AMOUNT), [failed(1, AMOUNT, FailedFrom::Paid)]), PaymentStage::Failed),
    ] {
        given_provision(history)
            .when(ask(fail(1)))
            .then_expect_error(R::PaymentNotAtBank { payment: 1, stage });
    }
}

#[test]
fn a_payment_there_is_not_is_not_found() {
    let refusal = R::PaymentUnknown { payment: 2 };
    given_provision(an_order(AMOUNT)).when(send(2)).then_expect_error(refusal.clone());
    for command in [ask(cancel(2)), ask(confirm(2)), ask(fail(2)), ask(correct(2, support(), 1))] {
        given_provision(an_order(AMOUNT)).when(command).then_expect_error(refusal.clone());
    }
}

#[test]
fn a_statement_of_tomorrow_is_refused() {
    let fact = Fact { on: TOMORROW, today: TODAY, by: clerk() };
    let refusal = R::ProvisionDateInFuture { on: TOMORROW, today: TODAY };
    let confirm = ConfirmPayment { fact: fact.clone(), ..confirm(1) };
    given_provision(an_order(AMOUNT))
        .when(ProvisionLeg::Confirm(confirm).into())
        .then_expect_error(refusal.clone());
    let fail = FailPayment { fact, ..fail(1) };
    given_provision(a_payment(AMOUNT)).when(ProvisionLeg::Fail(fail).into()).then_expect_error(refusal);
}

#[test]
fn the_file_keeps_how_it_was_sent_and_paid_also_after_it_came_back() {
    let file = file(&and(a_payment(AMOUNT), [failed(1, AMOUNT, FailedFrom::Paid)]));
    let payment = &file.payments()[0];
    assert_eq!(payment.sent.as_ref().map(|sent| sent.run), Some(RUN));
    assert_eq!(payment.made.as_ref().map(|made| made.on), Some(DAY));
    assert_eq!(payment.stage(), PaymentStage::Failed);
}
