//! An objection comes in, in time or late, and is decided by somebody else than who decided.
//!
//! One that is founded opens the decision again; a grant then needs a vote, unless as much was granted before.

use domain::fund::Mandate;
use domain::provision::{
    DecideObjection, InTime, LodgeObjection, ObjectionLodged, ObjectionOutcome, Outcome, ProvisionDecided,
    ProvisionEvent, ProvisionRefusal as R, Tally, Vote,
};

use super::given::*;

const AMOUNT: i64 = 640_00;

fn a_notified_refusal() -> Vec<ProvisionEvent> {
    and(a_refusal(AMOUNT), [notified()])
}

fn an_objection() -> Vec<ProvisionEvent> {
    and(a_notified_refusal(), [objected()])
}

fn lodged(on: Date, in_time: InTime) -> ProvisionEvent {
    ObjectionLodged { on, by: clerk(), in_time, text: Some(sealed(7)) }.into()
}

#[test]
fn an_objection_is_in_time_until_the_last_day() {
    let last = date(2026, 4, 13);
    for (on, in_time) in [(DAY, InTime::Yes), (last, InTime::Yes), (last.tomorrow().unwrap(), InTime::Late)] {
        let object = LodgeObjection { fact: by_on(clerk(), on), ..object() };
        given_provision(a_notified_refusal()).when(ask(object)).then_expect_events(vec![lodged(on, in_time)]);
    }
}

#[test]
fn an_objection_before_the_notification_is_in_time() {
    let object = LodgeObjection { fact: by_on(clerk(), TODAY), ..object() };
    given_provision(a_refusal(AMOUNT)).when(ask(object)).then_expect_events(vec![lodged(TODAY, InTime::Yes)]);
}

#[test]
fn there_is_nothing_to_object_to_before_the_decision() {
    given_provision(a_vote(AMOUNT)).when(ask(object())).then_expect_error(R::NotDecided);
    let later = ProvisionDecided {
        on: LATER,
        by: decider(),
        outcome: Outcome::Refused,
        amount: None,
        mandate: Mandate::College,
        votes: NO_VOTES,
        text: sealed(3),
    };
    given_provision([requested(AMOUNT), later.into()])
        .when(ask(object()))
        .then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn one_objection_is_open_at_a_time() {
    given_provision(an_objection())
        .when(ask(object()))
        .then_expect_error(R::ObjectionAlreadyOpen { on: DAY });
    let decided = and(an_objection(), [objection_decided(ObjectionOutcome::Inadmissible)]);
    given_provision(decided).when(ask(object())).then_expect_events(vec![objected()]);
}

#[test]
fn an_objection_is_decided_once_it_is_lodged() {
    use ObjectionOutcome::{Founded, Inadmissible, PartlyFounded, Unfounded};
    for outcome in [Founded, PartlyFounded, Unfounded, Inadmissible] {
        given_provision(an_objection())
            .when(ask(decide_objection(outcome)))
            .then_expect_events(vec![objection_decided(outcome)]);
    }
    for history in [a_notified_refusal(), and(an_objection(), [objection_decided(Unfounded)])] {
        given_provision(history).when(ask(decide_objection(Founded))).then_expect_error(R::NoObjectionOpen);
    }
    let later = and(a_notified_refusal(), [lodged(LATER, InTime::Yes)]);
    given_provision(later)
        .when(ask(decide_objection(Unfounded)))
        .then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn who_decided_neither_records_an_objection_nor_decides_on_it() {
    let own = DecideObjection { fact: by(decider()), ..decide_objection(ObjectionOutcome::Founded) };
    let by_college = ProvisionDecided {
        on: DAY,
        by: decider(),
        outcome: Outcome::Refused,
        amount: None,
        mandate: Mandate::College,
        votes: NO_VOTES,
        text: sealed(3),
    };
    let for_college = vec![requested(AMOUNT), by_college.into(), notified(), objected()];
    for history in [an_objection(), for_college] {
        given_provision(history).when(ask(own.clone())).then_expect_error(R::DeciderMayNotDecideObjection);
    }
    let own = LodgeObjection { fact: by(decider()), ..object() };
    given_provision(a_notified_refusal()).when(ask(own)).then_expect_error(R::DeciderMayNotReopen);
}

#[test]
fn who_requested_or_wrote_the_case_text_does_not_decide_on_the_objection() {
    let refused = decided(Outcome::Refused, None, THREE_YES);
    let history = and(a_carried_vote(AMOUNT), [refused, notified(), objected()]);
    for officer in [requester(), author()] {
        let own = DecideObjection { fact: by(officer), ..decide_objection(ObjectionOutcome::Founded) };
        given_provision(history.clone()).when(ask(own)).then_expect_error(R::RequesterMayNotDecideObjection);
    }
}

#[test]
fn a_founded_objection_opens_the_decision_again_and_a_grant_needs_a_vote() {
    for outcome in [ObjectionOutcome::Founded, ObjectionOutcome::PartlyFounded] {
        let history = and(an_objection(), [objection_decided(outcome)]);
        given_provision(history.clone())
            .when(ask(decide(Outcome::Refused)))
            .then_expect_events(vec![decided(Outcome::Refused, None, NO_VOTES)]);
        given_provision(history.clone())
            .when(ask(decide(Outcome::Granted)))
            .then_expect_error(R::NotPutToVote);
        given_provision(history.clone())
            .when(ask(change_amount(1)))
            .then_expect_error(R::DecisionTaken { on: DAY });
        given_provision(history.clone()).when(ask(put())).then_expect_events(vec![put_to_vote(AMOUNT)]);
        let carried = and(history, a_carried_vote(AMOUNT)[1..].to_vec());
        given_provision(carried).when(ask(decide(Outcome::Granted))).then_expect_events(vec![decided(
            Outcome::Granted,
            Some(AMOUNT),
            THREE_YES,
        )]);
    }
}

#[test]
fn a_vote_that_was_not_carried_is_held_anew_when_the_refusal_is_opened_again() {
    for (said, tally) in
        [(Vote::No, Tally { yes: 0, no: 1, missing: 2 }), (Vote::Yes, Tally { yes: 1, no: 0, missing: 2 })]
    {
        let votes = and(a_vote(AMOUNT), [voted(AMOUNT, "family_worker", said)]);
        let refused = decided(Outcome::Refused, None, tally);
        let founded = [refused, notified(), objected(), objection_decided(ObjectionOutcome::Founded)];
        let history = and(votes, founded);
        assert_eq!(file(&history).tally(), None);
        let goes_on = ask(vote(AMOUNT, "social_counsel", Vote::Yes));
        given_provision(history.clone()).when(goes_on.clone()).then_expect_error(R::NoVoteOpen);
        let grant = ask(decide(Outcome::Granted));
        given_provision(history.clone()).when(grant).then_expect_error(R::NotPutToVote);
        given_provision(history.clone()).when(ask(put())).then_expect_events(vec![put_to_vote(AMOUNT)]);
        let anew = and(history, [put_to_vote(AMOUNT)]);
        let yes = voted(AMOUNT, "social_counsel", Vote::Yes);
        given_provision(anew).when(goes_on).then_expect_events(vec![yes]);
    }
}

#[test]
fn a_vote_that_was_carried_carries_the_grant_after_all() {
    let refused = decided(Outcome::Refused, None, THREE_YES);
    let founded = [refused, notified(), objected(), objection_decided(ObjectionOutcome::Founded)];
    given_provision(and(a_carried_vote(AMOUNT), founded))
        .when(ask(decide(Outcome::Granted)))
        .then_expect_events(vec![decided(Outcome::Granted, Some(AMOUNT), THREE_YES)]);
}

#[test]
fn a_new_vote_is_not_older_than_what_opened_the_decision() {
    let founded = domain::provision::ObjectionDecided {
        on: LATER,
        by: officer_called("objection-handler"),
        outcome: ObjectionOutcome::Founded,
        text: sealed(8),
    };
    given_provision(and(an_objection(), [founded.into()]))
        .when(ask(put()))
        .then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn what_was_granted_after_a_vote_needs_no_other_and_what_is_more_does() {
    let part = decided(Outcome::PartlyGranted, Some(500_00), THREE_YES);
    let founded = [notified(), objected(), objection_decided(ObjectionOutcome::Founded)];
    let granted = and(and(a_carried_vote(AMOUNT), [part.clone()]), founded.clone());
    assert!(given_provision(granted).when(ask(decide(Outcome::Granted))).inspect_result().is_ok());

    let overridden = [requested(AMOUNT), rule_overridden(domain::provision::OverridableRule::Approval)];
    let by_override = and(and(overridden, [part]), founded);
    assert!(given_provision(by_override.clone()).when(ask(decide_part(500_00))).inspect_result().is_ok());
    let more = domain::provision::DecideProvision { fact: by(overrider()), ..decide_part(500_01) };
    given_provision(by_override).when(ask(more)).then_expect_error(R::OverriderMayNotDecide);
}

#[test]
fn the_new_decision_is_not_older_than_what_opened_it() {
    let founded = domain::provision::ObjectionDecided {
        on: LATER,
        by: clerk(),
        outcome: ObjectionOutcome::Founded,
        text: sealed(8),
    };
    given_provision(and(an_objection(), [founded.into()]))
        .when(ask(decide(Outcome::Refused)))
        .then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn an_unfounded_or_inadmissible_objection_leaves_the_decision() {
    for outcome in [ObjectionOutcome::Unfounded, ObjectionOutcome::Inadmissible] {
        given_provision(and(an_objection(), [objection_decided(outcome)]))
            .when(ask(decide(Outcome::Granted)))
            .then_expect_error(R::DecisionTaken { on: DAY });
    }
}

#[test]
fn a_grant_after_an_objection_is_notified_promised_and_paid_like_any_other() {
    let history = and(
        an_objection(),
        [objection_decided(ObjectionOutcome::Founded), decided(Outcome::Granted, Some(AMOUNT), NO_VOTES)],
    );
    given_provision(history.clone()).when(ask(commit(AMOUNT))).then_expect_error(R::NotNotified);
    given_provision(history.clone()).when(ask(notify())).then_expect_events(vec![notified()]);
    given_provision(and(history, [notified()]))
        .when(ask(commit(AMOUNT)))
        .then_expect_events(vec![committed(1, AMOUNT)]);
}

#[test]
fn payments_of_what_was_granted_go_on_while_the_decision_is_open_again() {
    let history = and(a_delivery(AMOUNT), [objected(), objection_decided(ObjectionOutcome::Founded)]);
    given_provision(history.clone()).when(ask(order(1, AMOUNT))).then_expect_events(vec![ordered(1, AMOUNT)]);
    given_provision(history).when(ask(commit(1))).then_expect_error(R::NotDecided);
}
