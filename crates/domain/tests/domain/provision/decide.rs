//! The decision: a grant needs a vote that carried it, a refusal needs none, and both have reasons.
//!
//! What was decided is decided.

use domain::fund::Mandate;
use domain::provision::{DecideProvision, Outcome, ProvisionDecided, ProvisionRefusal as R, Tally, Vote};

use super::given::*;

const AMOUNT: i64 = 6_200_00;

#[test]
fn a_carried_request_is_granted() {
    given_provision(a_carried_vote(AMOUNT))
        .when(ask(decide(Outcome::Granted)))
        .then_expect_events(vec![decided(Outcome::Granted, Some(AMOUNT), THREE_YES)]);
}

#[test]
fn a_carried_request_is_granted_in_part() {
    given_provision(a_carried_vote(AMOUNT))
        .when(ask(decide_part(6_199_99)))
        .then_expect_events(vec![decided(Outcome::PartlyGranted, Some(6_199_99), THREE_YES)]);
}

#[test]
fn the_college_itself_decides() {
    let by_college = DecideProvision { mandate: Mandate::College, ..decide(Outcome::Granted) };
    let expected = ProvisionDecided {
        on: DAY,
        by: decider(),
        outcome: Outcome::Granted,
        amount: Some(eur(AMOUNT)),
        mandate: Mandate::College,
        votes: THREE_YES,
        text: sealed(3),
    };
    given_provision(a_carried_vote(AMOUNT)).when(ask(by_college)).then_expect_events(vec![expected.into()]);
}

#[test]
fn a_request_is_refused_with_or_without_a_vote() {
    given_provision([requested(AMOUNT)])
        .when(ask(decide(Outcome::Refused)))
        .then_expect_events(vec![decided(Outcome::Refused, None, NO_VOTES)]);
    given_provision(a_vote(AMOUNT)).when(ask(decide(Outcome::Refused))).then_expect_events(vec![decided(
        Outcome::Refused,
        None,
        Tally { yes: 0, no: 0, missing: 3 },
    )]);
    given_provision(a_carried_vote(AMOUNT))
        .when(ask(decide(Outcome::Refused)))
        .then_expect_events(vec![decided(Outcome::Refused, None, THREE_YES)]);
}

#[test]
fn nothing_is_granted_before_it_was_put_to_the_vote() {
    for decision in [decide(Outcome::Granted), decide_part(1)] {
        given_provision([requested(AMOUNT)]).when(ask(decision)).then_expect_error(R::NotPutToVote);
    }
}

#[test]
fn the_third_yes_is_waited_for() {
    let two = [voted(AMOUNT, "team_manager", Vote::Yes), voted(AMOUNT, "project_leader", Vote::Yes)];
    given_provision(and(a_vote(AMOUNT), two.clone()))
        .when(ask(decide(Outcome::Granted)))
        .then_expect_error(R::VoteNotCarried { missing: 1, against: 0 });
    let against = voted(AMOUNT, "manager_work_and_income", Vote::No);
    given_provision(and(a_vote(AMOUNT), [&two[..], &[against]].concat()))
        .when(ask(decide_part(1)))
        .then_expect_error(R::VoteNotCarried { missing: 0, against: 1 });
}

#[test]
fn only_a_partial_grant_names_an_amount_and_one_below_the_request() {
    let refusal = R::PartialAmountInvalid { requested: eur(AMOUNT) };
    let with = |outcome, amount: Option<i64>| DecideProvision { amount: amount.map(eur), ..decide(outcome) };
    for decision in [
        with(Outcome::Granted, Some(AMOUNT)),
        with(Outcome::Refused, Some(1)),
        with(Outcome::PartlyGranted, None),
        with(Outcome::PartlyGranted, Some(AMOUNT)),
        with(Outcome::PartlyGranted, Some(AMOUNT + 1)),
    ] {
        given_provision(a_carried_vote(AMOUNT)).when(ask(decision)).then_expect_error(refusal.clone());
    }
}

#[test]
fn the_amount_of_a_partial_grant_is_held_against_the_request_as_it_stands() {
    let history = [requested(AMOUNT), changed(2, 640_00)];
    given_provision(history)
        .when(ask(decide_part(640_00)))
        .then_expect_error(R::PartialAmountInvalid { requested: eur(640_00) });
}

#[test]
fn a_request_is_decided_once() {
    for history in [a_grant(AMOUNT), a_refusal(AMOUNT)] {
        given_provision(history)
            .when(ask(decide(Outcome::Refused)))
            .then_expect_error(R::DecisionTaken { on: DAY });
    }
}

#[test]
fn a_decision_is_not_older_than_the_last_vote() {
    let last = domain::provision::VoteCast {
        on: LATER,
        by: voter("social_counsel"),
        role: role("social_counsel"),
        vote: Vote::Yes,
        policy_version: 1,
        subject: subject(1, 640_00),
        text: None,
    };
    let history = and(a_vote(640_00), [last.into()]);
    given_provision(history)
        .when(ask(decide(Outcome::Refused)))
        .then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
}
