//! The request changes before it is decided, and what was voted on is void.
//!
//! A new vote is a vote on the new version, under a new hash.

use domain::provision::{
    AmountKind, BallotState, CastVote, ChangeRequest, Outcome, ProvisionRefusal as R, RequestChanged, Vote,
    VoteOpened,
};

use super::given::*;

#[test]
fn an_amount_is_changed() {
    given_provision([requested(640_00)])
        .when(ask(change_amount(700_00)))
        .then_expect_events(vec![changed(2, 700_00)]);
}

#[test]
fn a_purpose_and_the_kind_of_amount_are_changed_and_the_rest_stays() {
    let change = ChangeRequest {
        fact: by(clerk()),
        amount: None,
        amount_kind: Some(AmountKind::Estimate),
        purpose: Some(sealed(11)),
    };
    let expected = RequestChanged {
        on: DAY,
        by: clerk(),
        version: 3,
        amount: eur(700_00),
        amount_kind: AmountKind::Estimate,
        purpose: sealed(11),
    };
    given_provision([requested(640_00), changed(2, 700_00)])
        .when(ask(change))
        .then_expect_events(vec![expected.into()]);
}

#[test]
fn a_change_changes_something() {
    let nothing = ChangeRequest { fact: by(requester()), amount: None, amount_kind: None, purpose: None };
    for change in [nothing, change_amount(640_00)] {
        given_provision([requested(640_00)]).when(ask(change)).then_expect_error(R::NothingChanged);
    }
}

#[test]
fn nothing_is_changed_after_the_decision() {
    for history in [a_grant(640_00), a_refusal(640_00)] {
        given_provision(history)
            .when(ask(change_amount(700_00)))
            .then_expect_error(R::DecisionTaken { on: DAY });
    }
}

#[test]
fn a_change_voids_the_votes() {
    let history = and(a_carried_vote(640_00), [changed(2, 700_00)]);
    let file = file(&history);
    assert_eq!(file.ballot().map(|ballot| ballot.state), Some(BallotState::Voided));
    assert_eq!(file.tally(), None);
    given_provision(history.clone()).when(ask(decide(Outcome::Granted))).then_expect_error(R::NotPutToVote);
    given_provision(history)
        .when(ask(vote(640_00, "family_worker", Vote::Yes)))
        .then_expect_error(R::NoVoteOpen);
}

#[test]
fn a_changed_request_is_voted_on_anew_by_the_same_people() {
    let history = and(a_carried_vote(640_00), [changed(2, 700_00)]);
    let again = VoteOpened { version: 2, subject: subject(2, 700_00), ..vote_opened(700_00) };
    given_provision(history.clone()).when(ask(put())).then_expect_events(vec![again.clone().into()]);

    let history = and(history, [again.into()]);
    let old = vote(640_00, "family_worker", Vote::Yes);
    let refusal = R::VotedOnOther { subject: subject(2, 700_00) };
    given_provision(history.clone()).when(ask(old.clone())).then_expect_error(refusal);
    let new = CastVote { subject: subject(2, 700_00), ..old };
    assert!(given_provision(history).when(ask(new)).inspect_result().is_ok());
}

#[test]
fn a_change_over_the_limit_of_a_band_asks_other_roles() {
    let history = and(a_vote(5_000_00), [changed(2, 5_000_01)]);
    let managers = VoteOpened { version: 2, subject: subject(2, 5_000_01), ..vote_opened(5_000_01) };
    assert_eq!(managers.roles, roles(&MANAGERS));
    given_provision(history).when(ask(put())).then_expect_events(vec![managers.into()]);
}
