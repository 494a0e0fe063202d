//! What a provision waits for, step by step, and since when.
//!
//! It is what worklists are made of; no rule rests on it.

use domain::Fact;
use domain::provision::*;

use super::given::*;

const AMOUNT: i64 = 640_00;

fn waiting(history: impl Into<Vec<ProvisionEvent>>) -> Waiting {
    file(&history.into()).waiting()
}

fn in_kind(mut history: Vec<ProvisionEvent>) -> Vec<ProvisionEvent> {
    history[0] = requested_with(RequestProvision { form: Form::InKind, ..request_of(AMOUNT) });
    history
}

#[test]
fn a_provision_waits_for_one_step_after_the_other() {
    let invoice =
        [invoiced(1, AMOUNT), ordered_with(1, OrderPayment { invoice: Some(1), ..order(1, AMOUNT) })];
    let history = and(and(in_kind(a_delivery(AMOUNT)), invoice), [sent(1), paid(1, AMOUNT)]);
    let steps = (1..=history.len()).map(|steps| {
        let file = file(&history[..steps]);
        let roles: Vec<_> = file.missing_roles().into_iter().map(ToString::to_string).collect();
        format!("{}: {} {}", history[steps - 1].event_type(), file.waiting(), roles.join(" "))
            .trim_end()
            .to_owned()
    });
    insta::assert_snapshot!(steps.collect::<Vec<_>>().join("\n"), @r"
    ProvisionRequested: VOTE
    VoteOpened: VOTE family_worker social_counsel work_and_income
    VoteCast: VOTE social_counsel work_and_income
    VoteCast: VOTE social_counsel
    VoteCast: DECISION
    ProvisionDecided: NOTIFICATION
    DecisionNotified: COMMITMENT
    ProvisionCommitted: PERFORMANCE
    PerformanceStated: INVOICE
    InvoiceReceived: PAYMENT_ORDER
    PaymentOrdered: PAYMENT
    PaymentSent: PAYMENT
    PaymentMade: NOTHING
    ");
}

#[test]
fn it_waits_since_what_it_waits_for_began() {
    let on = |day| Fact { on: day, ..by(payer()) };
    let later = ordered_with(1, OrderPayment { fact: on(LATER), ..order(1, AMOUNT) });
    assert_eq!(file(&a_vote(AMOUNT)).standing().since, file(&[requested(AMOUNT)]).requested().on);
    assert_eq!(file(&a_delivery(AMOUNT)).standing().since, DAY);
    assert_eq!(file(&and(a_delivery(AMOUNT), [later])).standing().since, LATER);
}

#[test]
fn a_lost_vote_waits_for_a_decision_and_a_changed_request_for_a_vote() {
    assert_eq!(waiting(and(a_vote(AMOUNT), [voted(AMOUNT, "family_worker", Vote::No)])), Waiting::Decision);
    assert_eq!(waiting(and(a_carried_vote(AMOUNT), [changed(2, 1)])), Waiting::Vote);
}

#[test]
fn what_the_college_approves_apart_waits_for_a_decision_until_the_request_changes() {
    let apart = [requested(AMOUNT), rule_overridden(OverridableRule::Approval)];
    assert_eq!(waiting(apart.clone()), Waiting::Decision);
    assert_eq!(waiting(and(apart, [changed(2, 1)])), Waiting::Vote);
    assert_eq!(waiting([requested(AMOUNT), rule_overridden(OverridableRule::Limit)]), Waiting::Vote);
}

#[test]
fn a_refusal_waits_for_its_notification_and_a_withdrawn_request_for_nothing() {
    assert_eq!(waiting(a_refusal(AMOUNT)), Waiting::Notification);
    assert_eq!(waiting(and(a_refusal(AMOUNT), [notified()])), Waiting::Nothing);
    assert_eq!(waiting([requested(AMOUNT), withdrawn()]), Waiting::Nothing);
}

#[test]
fn a_decision_that_is_open_again_comes_before_the_money() {
    let founded = [objected(), objection_decided(ObjectionOutcome::Founded)];
    assert_eq!(waiting(and(an_order(AMOUNT), founded.clone())), Waiting::Decision);
    let voted_anew = and(and(a_refusal(AMOUNT), founded), [put_to_vote(AMOUNT)]);
    assert_eq!(waiting(voted_anew), Waiting::Vote);
    let upheld = [
        ruled(Court::DistrictCourt, RulingOutcome::Annulled),
        ruled(Court::HigherAppeal, RulingOutcome::Upheld),
    ];
    assert_eq!(waiting(and(an_order(AMOUNT), [upheld[0].clone()])), Waiting::Decision);
    assert_eq!(waiting(and(an_order(AMOUNT), upheld)), Waiting::Payment);
}

#[test]
fn delivered_money_is_ordered_before_the_rest_is_delivered() {
    let half = and(a_commitment(AMOUNT), [stated(1, 1, 300_00)]);
    assert_eq!(waiting(half.clone()), Waiting::PaymentOrder);
    let half = and(half, [ordered(1, 300_00)]);
    assert_eq!(waiting(half.clone()), Waiting::Payment);
    let half = and(half, [sent(1), paid(1, 300_00)]);
    assert_eq!(waiting(half.clone()), Waiting::Performance);
    assert_eq!(waiting(and(half, [released(1, 340_00)])), Waiting::Nothing);
}

#[test]
fn the_last_delivery_leaves_nothing_to_wait_for_once_it_is_paid() {
    let history = and(a_commitment(AMOUNT), [last_delivery().into()]);
    assert_eq!(waiting(history.clone()), Waiting::PaymentOrder);
    assert_eq!(waiting(and(history, [ordered(1, 300_00), sent(1), paid(1, 300_00)])), Waiting::Nothing);
}

fn last_delivery() -> PerformanceStated {
    let ProvisionEvent::PerformanceStated(stated) = stated(1, 1, 300_00) else {
        unreachable!("it states a performance")
    };
    PerformanceStated { delivery: Delivery::Complete, ..stated }
}

#[test]
fn a_payment_that_failed_is_to_be_ordered_again() {
    assert_eq!(waiting(and(an_order(AMOUNT), [cancelled(1)])), Waiting::PaymentOrder);
    let returned = and(a_payment(AMOUNT), [failed(1, AMOUNT, FailedFrom::Paid)]);
    assert_eq!(waiting(returned), Waiting::PaymentOrder);
}

#[test]
fn all_that_was_promised_and_released_leaves_nothing_to_wait_for() {
    assert_eq!(waiting(a_notified_grant(AMOUNT)), Waiting::Commitment);
    assert_eq!(waiting(and(a_commitment(AMOUNT), [released(1, AMOUNT)])), Waiting::Nothing);
}

/// An objection is founded, and the provision decided anew and notified.
fn decided_anew(history: Vec<ProvisionEvent>, amount: i64) -> Vec<ProvisionEvent> {
    let anew = decided(Outcome::Granted, Some(amount), THREE_YES);
    and(history, [objected(), objection_decided(ObjectionOutcome::Founded), anew, notified()])
}

#[test]
fn a_larger_grant_after_an_objection_waits_for_the_rest_to_be_promised() {
    for history in [a_commitment(AMOUNT), an_order(AMOUNT), a_payment(AMOUNT)] {
        let larger = decided_anew(history, 800_00);
        assert_eq!(waiting(larger), Waiting::Commitment);
    }
    let promised = and(decided_anew(a_payment(AMOUNT), 800_00), [committed(2, 160_00)]);
    assert_eq!(waiting(promised), Waiting::Performance);
    assert_eq!(waiting(decided_anew(a_payment(AMOUNT), AMOUNT)), Waiting::Nothing, "it is promised and paid");
}

#[test]
fn a_grant_anew_after_all_was_released_waits_for_money_to_be_promised() {
    let released = decided_anew(and(a_commitment(AMOUNT), [released(1, AMOUNT)]), AMOUNT);
    assert_eq!(waiting(released.clone()), Waiting::Commitment);
    assert_eq!(waiting(and(released, [committed(2, AMOUNT)])), Waiting::Performance);
}

#[test]
fn a_grant_that_is_promised_bit_by_bit_waits_for_no_more_of_it() {
    let first = and(a_notified_grant(AMOUNT), [committed(1, 200_00)]);
    assert_eq!(waiting(first.clone()), Waiting::Performance);
    let paid = and(first, [stated(1, 1, 200_00), ordered(1, 200_00), sent(1), paid(1, 200_00)]);
    assert_eq!(waiting(paid.clone()), Waiting::Nothing);
    let upheld = [
        ruled(Court::DistrictCourt, RulingOutcome::Annulled),
        ruled(Court::HigherAppeal, RulingOutcome::Upheld),
    ];
    assert_eq!(waiting(and(paid, upheld)), Waiting::Nothing, "it is the same decision");
}

#[test]
fn a_smaller_grant_does_not_wait_for_what_it_leaves_no_room_for() {
    let half = [stated(1, 1, 300_00), ordered(1, 300_00), sent(1), paid(1, 300_00)];
    let half = and(a_commitment(AMOUNT), half);
    assert_eq!(waiting(half.clone()), Waiting::Performance);
    assert_eq!(waiting(decided_anew(half.clone(), 300_00)), Waiting::Nothing);
    assert_eq!(waiting(decided_anew(half, 400_00)), Waiting::Performance);
    assert_eq!(waiting(decided_anew(a_commitment(AMOUNT), 300_00)), Waiting::Performance);
}

#[test]
fn what_was_stated_and_released_is_delivered_anew() {
    let released = and(a_delivery(AMOUNT), [released(1, AMOUNT)]);
    let anew = and(decided_anew(released, AMOUNT), [committed(2, AMOUNT)]);
    assert_eq!(waiting(anew), Waiting::Performance);
}

#[test]
fn who_voted_requested_or_wrote_the_case_text_has_no_vote() {
    let file = file(&and(a_vote(AMOUNT), [voted(AMOUNT, "family_worker", Vote::Yes)]));
    let without: Vec<_> = file.without_vote().into_iter().map(ToString::to_string).collect();
    assert_eq!(without, ["author", "family_worker", "requester"]);
    let missing: Vec<_> = file.missing_roles().into_iter().map(ToString::to_string).collect();
    assert_eq!(missing, ["social_counsel", "work_and_income"]);
}
