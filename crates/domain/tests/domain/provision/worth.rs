//! What a delivery is worth is corrected: the statement stays, and a new fact names it and the day of the delivery.
//!
//! What is ordered or paid stays covered by what is delivered, and that by what is promised.

use domain::fund::Duty;
use domain::provision::{
    CorrectPerformance, OrderPayment, PerformanceCorrected, PerformanceCorrection, ProvisionEvent,
    ProvisionRefusal as R, Waiting,
};

use super::given::*;

const AMOUNT: i64 = 640_00;

/// EUR 400 of EUR 640 was delivered, and nothing ordered.
fn half_delivered() -> Vec<ProvisionEvent> {
    and(a_commitment(AMOUNT), [stated(1, 1, 400_00)])
}

#[test]
fn a_delivery_turns_out_to_be_worth_less_or_more_or_nothing() {
    for worth in [0, 1, 399_99, 400_01, AMOUNT] {
        given_provision(half_delivered())
            .when(ask(correct_worth(1, worth)))
            .then_expect_events(vec![worth_corrected(1, 400_00, worth)]);
    }
}

#[test]
fn a_correction_names_the_day_of_the_delivery_and_what_was_stated_before() {
    let history = and(half_delivered(), [worth_corrected(1, 400_00, 300_00)]);
    let late = CorrectPerformance {
        fact: by_on(stater(), LATER),
        reason: PerformanceCorrection::NotDelivered,
        ..correct_worth(1, 250_00)
    };
    let expected = PerformanceCorrected {
        on: LATER,
        by: stater(),
        statement: 1,
        commitment: 1,
        was: cents(300_00),
        amount: cents(250_00),
        corrects: DAY,
        reason: PerformanceCorrection::NotDelivered,
    };
    given_provision(history.clone()).when(ask(late)).then_expect_events(vec![expected.into()]);
    let file = file(&history);
    assert_eq!(file.performances()[0].amount, eur(400_00), "the statement stays as it was made");
    assert_eq!(file.worth(&file.performances()[0]), cents(300_00));
    assert_eq!(file.corrections_of(1).count(), 1);
    assert_eq!(file.standing().commitments[0].stated, cents(300_00));
}

#[test]
fn only_what_was_stated_is_corrected() {
    for statement in [0, 2] {
        given_provision(half_delivered())
            .when(ask(correct_worth(statement, 1)))
            .then_expect_error(R::PerformanceUnknown { statement });
    }
}

#[test]
fn a_correction_is_not_dated_before_what_it_corrects() {
    let early = date(2026, 3, 10);
    let correct = CorrectPerformance { fact: by_on(stater(), early), ..correct_worth(1, 1) };
    let stated_later = and(a_commitment(AMOUNT), [stated_on(LATER, 1, 1, 400_00)]);
    let corrected_later = and(half_delivered(), [worth_corrected_on(LATER, 1, 400_00, 300_00)]);
    for history in [stated_later, corrected_later] {
        given_provision(history)
            .when(ask(correct.clone()))
            .then_expect_error(R::DateBeforeStep { on: early, since: LATER });
    }
}

#[test]
fn who_orders_payments_corrects_no_delivery_and_the_other_way_round() {
    let by_payer = CorrectPerformance { fact: by(payer()), ..correct_worth(1, 500_00) };
    let separate = |duty, other| R::DutiesSeparate { duty, other };
    given_provision(and(half_delivered(), [ordered(1, 100_00)]))
        .when(ask(by_payer))
        .then_expect_error(separate(Duty::StatePerformance, Duty::OrderPayment));
    let ProvisionEvent::PerformanceCorrected(corrected) = worth_corrected(1, 400_00, AMOUNT) else {
        panic!("the vocabulary says so");
    };
    let by_payer = PerformanceCorrected { by: payer(), ..corrected };
    given_provision(and(half_delivered(), [by_payer.into()]))
        .when(ask(order(1, 1)))
        .then_expect_error(separate(Duty::OrderPayment, Duty::StatePerformance));
}

#[test]
fn a_correction_corrects_something() {
    let corrected = and(half_delivered(), [worth_corrected(1, 400_00, 300_00)]);
    for (history, worth) in [(half_delivered(), 400_00), (corrected.clone(), 300_00)] {
        given_provision(history)
            .when(ask(correct_worth(1, worth)))
            .then_expect_error(R::WorthUnchanged { statement: 1, worth: cents(worth) });
    }
    given_provision(corrected)
        .when(ask(correct_worth(1, 400_00)))
        .then_expect_events(vec![worth_corrected(1, 300_00, 400_00)]);
}

#[test]
fn what_is_ordered_or_paid_stays_delivered() {
    let two = [stated(2, 1, 100_00), ordered(1, 350_00)];
    for step in [vec![], vec![sent(1), paid(1, 350_00)]] {
        let history = and(and(half_delivered(), two.clone()), step);
        given_provision(history.clone())
            .when(ask(correct_worth(1, 250_00)))
            .then_expect_events(vec![worth_corrected(1, 400_00, 250_00)]);
        given_provision(history).when(ask(correct_worth(1, 249_99))).then_expect_error(
            R::WorthBelowOrdered { ordered: cents(350_00), others: cents(100_00), worth: cents(249_99) },
        );
    }
    given_provision(and(half_delivered(), [ordered(1, 350_00), cancelled(1)]))
        .when(ask(correct_worth(1, 0)))
        .then_expect_events(vec![worth_corrected(1, 400_00, 0)]);
}

#[test]
fn nothing_is_worth_less_than_nothing_and_no_number_is_too_large_to_be_refused() {
    for worth in [-1, i64::MIN] {
        given_provision(half_delivered()).when(ask(correct_worth(1, worth))).then_expect_error(
            R::WorthBelowOrdered { ordered: cents(0), others: cents(0), worth: cents(worth) },
        );
    }
    for worth in [AMOUNT + 1, i64::MAX] {
        given_provision(half_delivered()).when(ask(correct_worth(1, worth))).then_expect_error(
            R::WorthOverCommitment { committed: cents(AMOUNT), others: cents(0), worth: cents(worth) },
        );
    }
}

#[test]
fn no_more_is_delivered_than_is_promised_but_less_is_always_right() {
    let released = and(half_delivered(), [stated(2, 1, 100_00), released(1, 340_00)]);
    given_provision(released.clone()).when(ask(correct_worth(1, 400_01))).then_expect_error(
        R::WorthOverCommitment { committed: cents(300_00), others: cents(100_00), worth: cents(400_01) },
    );
    given_provision(released)
        .when(ask(correct_worth(1, 399_99)))
        .then_expect_events(vec![worth_corrected(1, 400_00, 399_99)]);
}

/// What is known to be worth less is not paid by an order with an earlier date; what is worth more is paid from the day on
/// which that was stated.
#[test]
fn an_order_is_held_against_what_the_delivery_is_really_worth() {
    let refusal = |stated| R::PaymentOverPerformance { stated, ordered: cents(0), asked: eur(400_00) };
    let order_on = |on| ask(OrderPayment { fact: by_on(payer(), on), ..order(1, 400_00) });
    let less = and(half_delivered(), [worth_corrected_on(LATER, 1, 400_00, 300_00)]);
    for on in [DAY, LATER] {
        given_provision(less.clone()).when(order_on(on)).then_expect_error(refusal(cents(300_00)));
    }
    let more = [stated(1, 1, 300_00), worth_corrected_on(LATER, 1, 300_00, 400_00)];
    let more = and(a_commitment(AMOUNT), more);
    given_provision(more.clone()).when(order_on(DAY)).then_expect_error(refusal(cents(300_00)));
    assert!(given_provision(more.clone()).when(order_on(LATER)).inspect_result().is_ok());
    let less_again = and(more, [worth_corrected_on(LATER, 1, 400_00, 100_00)]);
    given_provision(less_again).when(order_on(DAY)).then_expect_error(refusal(cents(100_00)));
}

#[test]
fn what_was_not_delivered_after_all_is_not_paid() {
    given_provision(and(half_delivered(), [worth_corrected(1, 400_00, 0)]))
        .when(ask(order(1, 1)))
        .then_expect_error(R::NoPerformanceStatement);
}

#[test]
fn a_provision_waits_for_what_the_correction_leaves() {
    assert_eq!(file(&half_delivered()).waiting(), Waiting::PaymentOrder);
    let nothing = and(half_delivered(), [worth_corrected(1, 400_00, 0)]);
    assert_eq!(file(&nothing).waiting(), Waiting::Performance);
    let rest = and(half_delivered(), [ordered(1, 400_00), sent(1), paid(1, 400_00)]);
    assert_eq!(file(&rest).waiting(), Waiting::Performance);
    let all = and(rest, [worth_corrected(1, 400_00, AMOUNT)]);
    assert_eq!(file(&all).waiting(), Waiting::PaymentOrder);
}

#[test]
fn a_delivery_is_corrected_after_the_request_was_withdrawn() {
    let rest = [ordered(1, 300_00), sent(1), paid(1, 300_00), released(1, 340_00), withdrawn()];
    given_provision(and(half_delivered(), rest))
        .when(ask(correct_worth(1, 300_00)))
        .then_expect_events(vec![worth_corrected(1, 400_00, 300_00)]);
}

#[test]
fn one_wrong_thing_after_the_other_is_named_in_order() {
    let history = and(half_delivered(), [stated_on(LATER, 2, 1, 100_00), ordered(1, 350_00)]);
    let all_wrong = CorrectPerformance { fact: by(payer()), ..correct_worth(3, -1) };
    let too_early = CorrectPerformance { statement: 2, ..all_wrong.clone() };
    let by_payer = CorrectPerformance { fact: by_on(payer(), LATER), ..too_early.clone() };
    let unchanged = CorrectPerformance { fact: by_on(stater(), LATER), ..correct_worth(2, 100_00) };
    for (command, refusal) in [
        (all_wrong, R::PerformanceUnknown { statement: 3 }),
        (too_early, R::DateBeforeStep { on: DAY, since: LATER }),
        (by_payer, R::DutiesSeparate { duty: Duty::StatePerformance, other: Duty::OrderPayment }),
        (unchanged, R::WorthUnchanged { statement: 2, worth: cents(100_00) }),
    ] {
        given_provision(history.clone()).when(ask(command)).then_expect_error(refusal);
    }
}
