//! A request is withdrawn when nothing is promised for it any more.
//!
//! After that only what concerns money already paid is asked of it.

use domain::provision::{FailedFrom, Outcome, ProvisionRefusal as R};

use super::given::*;

const AMOUNT: i64 = 640_00;

#[test]
fn a_request_is_withdrawn_at_any_time_before_money_is_promised() {
    for history in [
        vec![requested(AMOUNT)],
        a_vote(AMOUNT),
        a_carried_vote(AMOUNT),
        a_refusal(AMOUNT),
        a_notified_grant(AMOUNT),
    ] {
        given_provision(history).when(ask(withdraw())).then_expect_events(vec![withdrawn()]);
    }
}

#[test]
fn money_that_is_promised_or_on_its_way_is_given_free_first() {
    let on_its_way = [released(1, 140_00), stated(1, 1, 500_00), ordered(1, 500_00), sent(1)];
    for (history, open) in [
        (a_commitment(AMOUNT), AMOUNT),
        (and(a_commitment(AMOUNT), [released(1, 140_00)]), 500_00),
        (and(a_commitment(AMOUNT), on_its_way), 500_00),
        (and(a_payment(AMOUNT), [failed(1, AMOUNT, FailedFrom::Paid)]), AMOUNT),
    ] {
        given_provision(history)
            .when(ask(withdraw()))
            .then_expect_error(R::CommitmentsOpen { open: cents(open) });
    }
    for history in [and(a_commitment(AMOUNT), [released(1, AMOUNT)]), a_payment(AMOUNT)] {
        given_provision(history).when(ask(withdraw())).then_expect_events(vec![withdrawn()]);
    }
}

#[test]
fn nothing_follows_on_a_request_that_was_withdrawn() {
    let refusal = R::RequestWithdrawnOn { on: DAY };
    for command in [
        ask(change_amount(1)),
        ask(put()),
        ask(decide(Outcome::Refused)),
        ask(notify()),
        ask(commit(1)),
        ask(state(1, 1)),
        ask(receive_invoice(1)),
        ask(order(1, 1)),
        ask(cancel(1)),
        ask(withdraw()),
        ask(object()),
        ask(override_rule(domain::provision::OverridableRule::Limit)),
    ] {
        given_provision(and(a_notified_grant(AMOUNT), [withdrawn()]))
            .when(command)
            .then_expect_error(refusal.clone());
    }
}

#[test]
fn what_was_paid_can_still_be_corrected_recovered_and_returned() {
    let history = and(a_payment(AMOUNT), [withdrawn()]);
    for (command, event) in [
        (ask(correct(1, line(2025, "c"), 1)), corrected(1, support(), line(2025, "c"), 1)),
        (ask(order_back(RECOVERY, 1)), ordered_back(RECOVERY, 1)),
        (ask(fail(1)), failed(1, AMOUNT, FailedFrom::Paid)),
    ] {
        given_provision(history.clone()).when(command).then_expect_events(vec![event]);
    }
    let back = and(history.clone(), [ordered_back(RECOVERY, 1)]);
    given_provision(back)
        .when(ask(receive_back(RECOVERY, 1)))
        .then_expect_events(vec![received_back(RECOVERY, 1)]);
    let returned = and(history, [failed(1, AMOUNT, FailedFrom::Paid)]);
    given_provision(returned).when(ask(release(1, AMOUNT))).then_expect_events(vec![released(1, AMOUNT)]);
}
