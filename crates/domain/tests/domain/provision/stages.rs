//! How far a provision is, step by step, from request to payment and back.
//!
//! No rule rests on it: it is what people see.

use domain::provision::{FailedFrom, ObjectionOutcome, ProvisionEvent, Stage, Vote, Waiting};

use super::given::*;

const AMOUNT: i64 = 640_00;

fn stage(history: impl Into<Vec<ProvisionEvent>>) -> Stage {
    file(&history.into()).stage()
}

#[test]
fn a_provision_goes_from_stage_to_stage() {
    let mut seen = Vec::new();
    let history = a_payment(AMOUNT);
    for steps in 1..=history.len() {
        let event = history[steps - 1].event_type();
        seen.push(format!("{event}: {:?}", stage(&history[..steps])));
    }
    insta::assert_snapshot!(seen.join("\n"), @r#"
    ProvisionRequested: Requested
    VoteOpened: Voting
    VoteCast: Voting
    VoteCast: Voting
    VoteCast: Advised
    ProvisionDecided: Granted
    DecisionNotified: Granted
    ProvisionCommitted: Committed
    PerformanceStated: Committed
    PaymentOrdered: Committed
    PaymentSent: Committed
    PaymentMade: Settled
    "#);
}

#[test]
fn what_follows_changes_the_stage() {
    assert_eq!(stage(a_refusal(AMOUNT)), Stage::Refused);
    assert_eq!(stage(and(a_vote(AMOUNT), [voted(AMOUNT, "family_worker", Vote::No)])), Stage::Advised);
    assert_eq!(stage(and(a_carried_vote(AMOUNT), [changed(2, 1)])), Stage::Requested);
    assert_eq!(stage(and(a_commitment(AMOUNT), [released(1, AMOUNT)])), Stage::Granted);
    assert_eq!(stage(and(a_payment(AMOUNT), [failed(1, AMOUNT, FailedFrom::Paid)])), Stage::Committed);
    let half = [stated(1, 1, 300_00), ordered(1, 300_00), sent(1), paid(1, 300_00)];
    assert_eq!(stage(and(a_commitment(AMOUNT), half.clone())), Stage::Committed);
    assert_eq!(
        stage(and(a_commitment(AMOUNT), [&half[..], &[released(1, 340_00)]].concat())),
        Stage::Settled
    );
    let founded = [objected(), objection_decided(ObjectionOutcome::Founded)];
    assert_eq!(stage(and(a_refusal(AMOUNT), founded)), Stage::Advised);
    assert_eq!(stage([requested(AMOUNT), withdrawn()]), Stage::Withdrawn);
}

#[test]
fn money_the_bank_gives_back_after_the_withdrawal_is_seen_until_it_is_released() {
    let withdrawn = and(a_payment(AMOUNT), [withdrawn()]);
    assert_eq!(stage(withdrawn.clone()), Stage::Withdrawn);
    let returned = and(withdrawn, [failed(1, AMOUNT, FailedFrom::Paid)]);
    assert_eq!(stage(returned.clone()), Stage::Committed);
    assert_eq!(file(&returned).waiting(), Waiting::Nothing, "it cannot be paid again");
    assert_eq!(stage(and(returned, [released(1, AMOUNT)])), Stage::Withdrawn);
}
