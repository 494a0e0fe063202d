//! A payment is ordered: no more than was promised, delivered and, in kind, invoiced.
//!
//! What failed is ordered anew; what was ordered and not sent is called off.

use domain::provision::{
    BankSource, FailedFrom, Form, OrderPayment, Outcome, PaymentCancelled, PaymentStage, ProvisionEvent,
    ProvisionRefusal as R, RequestProvision,
};

use super::given::*;

const AMOUNT: i64 = 640_00;

/// Granted in kind, promised and delivered.
fn in_kind() -> Vec<ProvisionEvent> {
    let mut history = a_delivery(AMOUNT);
    history[0] = requested_with(RequestProvision { form: Form::InKind, ..request_of(AMOUNT) });
    history
}

fn on_invoice(invoice: u16, amount: i64) -> OrderPayment {
    OrderPayment { invoice: Some(invoice), ..order(1, amount) }
}

fn repeating(payment: u16) -> OrderPayment {
    OrderPayment { repeats: Some(payment), ..order(1, AMOUNT) }
}

#[test]
fn what_was_delivered_is_ordered_to_be_paid() {
    given_provision(a_delivery(AMOUNT))
        .when(ask(order(1, AMOUNT)))
        .then_expect_events(vec![ordered(1, AMOUNT)]);
}

#[test]
fn instalments_are_ordered_one_by_one() {
    let history = and(a_delivery(AMOUNT), [ordered(1, 400_00)]);
    given_provision(history.clone()).when(ask(order(1, 240_00))).then_expect_events(vec![ordered(2, 240_00)]);
    given_provision(history).when(ask(order(1, 240_01))).then_expect_error(R::PaymentOverPerformance {
        stated: cents(AMOUNT),
        ordered: cents(400_00),
        asked: eur(240_01),
    });
}

#[test]
fn nothing_is_paid_on_a_commitment_there_is_not() {
    given_provision(a_delivery(AMOUNT))
        .when(ask(order(2, 1)))
        .then_expect_error(R::CommitmentUnknown { commitment: 2 });
}

#[test]
fn nothing_is_paid_that_was_not_delivered_by_then() {
    given_provision(a_commitment(AMOUNT)).when(ask(order(1, 1))).then_expect_error(R::NoPerformanceStatement);
    let later = and(a_commitment(AMOUNT), [stated_on(LATER, 1, 1, AMOUNT)]);
    given_provision(later).when(ask(order(1, 1))).then_expect_error(R::NoPerformanceStatement);
    let elsewhere =
        and(a_notified_grant(AMOUNT), [committed(1, 400_00), committed(2, 240_00), stated(1, 2, 1)]);
    given_provision(elsewhere).when(ask(order(1, 1))).then_expect_error(R::NoPerformanceStatement);
}

#[test]
fn no_more_is_paid_than_was_delivered_by_then() {
    let history = and(a_commitment(AMOUNT), [stated(1, 1, 400_00), stated_on(LATER, 2, 1, 240_00)]);
    let refusal = R::PaymentOverPerformance { stated: cents(400_00), ordered: cents(0), asked: eur(400_01) };
    given_provision(history.clone()).when(ask(order(1, 400_01))).then_expect_error(refusal);
    let on_later = OrderPayment { fact: by_on(payer(), LATER), ..order(1, AMOUNT) };
    assert!(given_provision(history).when(ask(on_later)).inspect_result().is_ok());
}

#[test]
fn no_more_is_paid_than_is_promised_still() {
    let history = and(a_delivery(AMOUNT), [released(1, 100_00)]);
    given_provision(history.clone()).when(ask(order(1, 540_00))).then_expect_events(vec![ordered(1, 540_00)]);
    given_provision(history).when(ask(order(1, 540_01))).then_expect_error(R::PaymentOverCommitment {
        committed: cents(540_00),
        ordered: cents(0),
        asked: eur(540_01),
    });
}

#[test]
fn no_more_is_paid_than_the_last_decision_grants() {
    let lowered = and(
        a_delivery(AMOUNT),
        [
            objected(),
            objection_decided(domain::provision::ObjectionOutcome::Founded),
            decided(Outcome::PartlyGranted, Some(500_00), THREE_YES),
        ],
    );
    given_provision(lowered.clone()).when(ask(order(1, 500_00))).then_expect_events(vec![ordered(1, 500_00)]);
    given_provision(and(lowered, [ordered(1, 300_00)])).when(ask(order(1, 200_01))).then_expect_error(
        R::PaymentOverGrant { granted: cents(500_00), ordered: cents(300_00), asked: eur(200_01) },
    );
}

#[test]
fn what_the_last_decision_no_longer_grants_is_not_sent_until_enough_is_called_off() {
    let lowered = and(
        a_delivery(AMOUNT),
        [
            ordered(1, 300_00),
            ordered(2, 340_00),
            objected(),
            objection_decided(domain::provision::ObjectionOutcome::Founded),
        ],
    );
    assert!([1, 2].iter().all(|number| provision(&lowered).may_be_sent(*number)));
    given_provision(lowered.clone()).when(send(1)).then_expect_events(vec![sent(1)]);

    let lowered = and(lowered, [decided(Outcome::PartlyGranted, Some(500_00), THREE_YES)]);
    let (granted, ordered) = (cents(500_00), cents(AMOUNT));
    for payment in [1, 2] {
        let refusal = R::PaymentNotCovered { provision: PROVISION, payment, granted, ordered };
        given_provision(lowered.clone()).when(send(payment)).then_expect_error(refusal);
        assert!(!provision(&lowered).may_be_sent(payment));
    }
    let fewer = and(lowered, [cancelled(2)]);
    assert_eq!([1, 2, 3].map(|number| provision(&fewer).may_be_sent(number)), [true, false, false]);
    given_provision(fewer).when(send(1)).then_expect_events(vec![sent(1)]);
}

#[test]
fn nothing_is_sent_of_what_is_refused_after_all() {
    let refused = and(
        an_order(AMOUNT),
        [
            objected(),
            objection_decided(domain::provision::ObjectionOutcome::PartlyFounded),
            decided(Outcome::Refused, None, THREE_YES),
        ],
    );
    let (granted, ordered) = (cents(0), cents(AMOUNT));
    given_provision(refused.clone()).when(send(1)).then_expect_error(R::PaymentNotCovered {
        provision: PROVISION,
        payment: 1,
        granted,
        ordered,
    });
    given_provision(refused).when(ask(cancel(1))).then_expect_events(vec![cancelled(1)]);
}

#[test]
fn who_stated_a_failure_by_hand_does_not_order_it_again() {
    let failure = domain::provision::PaymentFailed {
        by: officer_called("colleague"),
        ..failure(1, AMOUNT, FailedFrom::Unpaid)
    };
    let again = OrderPayment { fact: by(officer_called("colleague")), ..order(1, AMOUNT) };
    let sent = and(an_order(AMOUNT), [sent(1)]);
    given_provision(and(sent.clone(), [failure.clone().into()]))
        .when(ask(again.clone()))
        .then_expect_error(R::FailureStatedByYou);
    let by_statement = domain::provision::PaymentFailed { source: BankSource::Statement, ..failure };
    assert!(given_provision(and(sent, [by_statement.into()])).when(ask(again)).inspect_result().is_ok());
}

#[test]
fn a_payment_is_not_ordered_before_the_commitment() {
    let early = OrderPayment { fact: by_on(payer(), DAY), ..order(1, 1) };
    let mut history = a_delivery(AMOUNT);
    let at = history.len() - 2;
    if let ProvisionEvent::ProvisionCommitted(event) = &mut history[at] {
        event.on = LATER;
    }
    given_provision(history).when(ask(early)).then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn in_kind_an_invoice_is_paid() {
    given_provision(in_kind()).when(ask(order(1, 1))).then_expect_error(R::InvoiceMissing);
    given_provision(in_kind())
        .when(ask(on_invoice(1, 1)))
        .then_expect_error(R::InvoiceUnknown { invoice: 1 });
    given_provision(and(in_kind(), [invoiced(1, AMOUNT)]))
        .when(ask(on_invoice(1, AMOUNT)))
        .then_expect_events(vec![ordered_with(1, on_invoice(1, AMOUNT))]);
}

#[test]
fn no_more_is_paid_than_the_invoice_asks_for() {
    let two = [invoiced(1, 400_00), invoiced(2, 240_00), ordered_with(1, on_invoice(1, 300_00))];
    for history in [and(in_kind(), two.clone()), and(a_delivery(AMOUNT), two)] {
        given_provision(history.clone()).when(ask(on_invoice(1, 100_01))).then_expect_error(
            R::InvoiceExceeded {
                invoice: 1,
                invoiced: eur(400_00),
                ordered: cents(300_00),
                asked: eur(100_01),
            },
        );
        for (invoice, amount) in [(1, 100_00), (2, 240_00)] {
            assert!(
                given_provision(history.clone())
                    .when(ask(on_invoice(invoice, amount)))
                    .inspect_result()
                    .is_ok()
            );
        }
    }
}

#[test]
fn a_payment_that_failed_is_repeated_with_its_room_free_again() {
    for was in [FailedFrom::Unpaid, FailedFrom::Paid] {
        let history = and(a_payment(AMOUNT), [failed(1, AMOUNT, was)]);
        given_provision(history)
            .when(ask(repeating(1)))
            .then_expect_events(vec![ordered_with(2, repeating(1))]);
    }
}

#[test]
fn the_room_on_an_invoice_is_free_again_too() {
    let history = and(in_kind(), [invoiced(1, AMOUNT), ordered_with(1, on_invoice(1, AMOUNT))]);
    for end in [vec![cancelled(1)], vec![sent(1), failed(1, AMOUNT, FailedFrom::Unpaid)]] {
        given_provision(and(history.clone(), end))
            .when(ask(on_invoice(1, AMOUNT)))
            .then_expect_events(vec![ordered_with(2, on_invoice(1, AMOUNT))]);
    }
}

#[test]
fn only_what_failed_is_repeated() {
    let histories = [
        (a_delivery(AMOUNT), 1),
        (an_order(AMOUNT), 1),
        (and(an_order(AMOUNT), [sent(1)]), 1),
        (a_payment(AMOUNT), 1),
        (and(an_order(AMOUNT), [cancelled(1)]), 1),
        (and(a_payment(AMOUNT), [failed(1, AMOUNT, FailedFrom::Paid)]), 2),
    ];
    for (history, payment) in histories {
        given_provision(history)
            .when(ask(repeating(payment)))
            .then_expect_error(R::PaymentNotFailed { payment });
    }
}

#[test]
fn a_payment_is_repeated_once_until_the_repetition_fails_too() {
    let half = |repeats| OrderPayment { repeats, ..order(1, 300_00) };
    let history = and(
        a_delivery(AMOUNT),
        [
            ordered_with(1, half(None)),
            sent(1),
            failed(1, 300_00, FailedFrom::Unpaid),
            ordered_with(2, half(Some(1))),
        ],
    );
    given_provision(history.clone())
        .when(ask(half(Some(1))))
        .then_expect_error(R::PaymentRepeated { payment: 1, again: 2 });
    let failed_again = and(history, [sent(2), failed(2, 300_00, FailedFrom::Unpaid)]);
    for repeats in [1, 2] {
        given_provision(failed_again.clone())
            .when(ask(half(Some(repeats))))
            .then_expect_events(vec![ordered_with(3, half(Some(repeats)))]);
    }
}

#[test]
fn an_order_is_called_off_and_its_room_is_free_again() {
    given_provision(an_order(AMOUNT)).when(ask(cancel(1))).then_expect_events(vec![cancelled(1)]);
    given_provision(and(an_order(AMOUNT), [cancelled(1)]))
        .when(ask(order(1, AMOUNT)))
        .then_expect_events(vec![ordered(2, AMOUNT)]);
    let event = PaymentCancelled {
        on: DAY,
        by: clerk(),
        payment: payment(1),
        fund: FUND,
        reason: domain::provision::CancelReason::AccountChanged,
    };
    assert_eq!(cancelled(1), event.into());
}

#[test]
fn what_was_sent_is_not_called_off() {
    for (history, stage) in [
        (and(an_order(AMOUNT), [sent(1)]), PaymentStage::Sent),
        (a_payment(AMOUNT), PaymentStage::Paid),
        (and(a_payment(AMOUNT), [failed(1, AMOUNT, FailedFrom::Paid)]), PaymentStage::Failed),
        (and(an_order(AMOUNT), [cancelled(1)]), PaymentStage::Cancelled),
    ] {
        let refusal = R::PaymentNotOrdered { payment: 1, stage };
        given_provision(history.clone()).when(ask(cancel(1))).then_expect_error(refusal.clone());
        given_provision(history).when(send(1)).then_expect_error(refusal);
    }
}

#[test]
fn a_provision_has_at_most_999_payments() {
    let mut history = a_delivery(AMOUNT);
    history.extend((1..=999).map(|number| ordered(number, 1)));
    given_provision(history).when(ask(order(1, 1))).then_expect_error(R::TooManyPayments { most: 999 });
}
