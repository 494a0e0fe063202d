//! What was delivered is stated, part by part, and never more than was promised.
//!
//! Who states it does not pay: that is told with the duties.

use domain::provision::{Delivery, PerformanceStated, ProvisionRefusal as R, StatePerformance};

use super::given::*;

const AMOUNT: i64 = 640_00;

#[test]
fn a_delivery_is_stated() {
    given_provision(a_commitment(AMOUNT))
        .when(ask(state(1, AMOUNT)))
        .then_expect_events(vec![stated(1, 1, AMOUNT)]);
}

#[test]
fn a_delivery_comes_in_parts_each_with_its_own_day() {
    let history = and(a_commitment(AMOUNT), [stated(1, 1, 400_00)]);
    let last = StatePerformance {
        fact: by_on(stater(), LATER),
        performed_on: date(2026, 3, 30),
        delivery: Delivery::Complete,
        text: Some(sealed(12)),
        ..state(1, 240_00)
    };
    let expected = PerformanceStated {
        on: LATER,
        by: stater(),
        statement: 2,
        commitment: 1,
        performed_on: date(2026, 3, 30),
        amount: eur(240_00),
        delivery: Delivery::Complete,
        text: Some(sealed(12)),
    };
    given_provision(history.clone()).when(ask(last)).then_expect_events(vec![expected.into()]);
    given_provision(history).when(ask(state(1, 240_01))).then_expect_error(R::PerformanceOverCommitment {
        committed: cents(AMOUNT),
        stated: cents(400_00),
        asked: eur(240_01),
    });
}

#[test]
fn what_was_released_is_not_delivered() {
    let refusal =
        R::PerformanceOverCommitment { committed: cents(600_00), stated: cents(0), asked: eur(600_01) };
    given_provision(and(a_commitment(AMOUNT), [released(1, 40_00)]))
        .when(ask(state(1, 600_01)))
        .then_expect_error(refusal);
}

#[test]
fn nothing_is_delivered_on_a_commitment_there_is_not() {
    given_provision(a_notified_grant(AMOUNT))
        .when(ask(state(1, 1)))
        .then_expect_error(R::CommitmentUnknown { commitment: 1 });
}

#[test]
fn nothing_is_stated_before_it_was_delivered() {
    let early = StatePerformance { performed_on: LATER, ..state(1, 1) };
    given_provision(a_commitment(AMOUNT))
        .when(ask(early))
        .then_expect_error(R::DateAfterStatement { date: LATER, on: DAY });
}

#[test]
fn a_provision_has_at_most_999_statements() {
    let mut history = a_commitment(AMOUNT);
    history.extend((1..=999).map(|number| stated(number, 1, 1)));
    given_provision(history).when(ask(state(1, 1))).then_expect_error(R::ProvisionFull { most: 999 });
}
