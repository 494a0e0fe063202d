//! The vote: one person, one role, one vote each, on exactly what was put to the vote.
//!
//! Utrecht's policy: up to and including EUR 5,000 the work floor, above it the managers, each time all three.

use domain::provision::{CastVote, ProvisionRefusal as R, PutToVote, Tally, Vote, VoteCast, VoteOpened};

use super::given::*;

const AMOUNT: i64 = 640_00;

fn yes(word: &str) -> CastVote {
    vote(AMOUNT, word, Vote::Yes)
}

#[test]
fn up_to_and_including_5000_the_work_floor_votes_and_from_a_cent_more_the_managers() {
    for (amount, voters) in
        [(1, WORK_FLOOR), (4_999_99, WORK_FLOOR), (5_000_00, WORK_FLOOR), (5_000_01, MANAGERS)]
    {
        let opened = VoteOpened { roles: roles(&voters), ..vote_opened(amount) };
        given_provision([requested(amount)]).when(ask(put())).then_expect_events(vec![opened.into()]);
    }
    assert_eq!(vote_opened(5_000_00).band_up_to, Some(eur(5_000_00)));
    assert_eq!(vote_opened(5_000_01).band_up_to, None);
}

#[test]
fn the_policy_in_force_when_it_is_recorded_holds_whatever_day_is_given() {
    let lighter = domain::fund::ApprovalPolicy {
        bands: vec![domain::fund::Band { up_to: None, ..band_of(1) }],
        ..policy()
    };
    let fund = surroundings_with(vec![adopted(2, lighter.clone(), LATER)]);
    let recorded = |today| PutToVote { fact: domain::Fact { today, ..by(author()) }, case_text: case_text() };
    let (before, amount) = (LATER.yesterday().unwrap(), 6_200_00);
    let first = vote_opened(amount);
    given_provision_within(fund.clone(), [requested(amount)])
        .when(ask(recorded(before)))
        .then_expect_events(vec![first.into()]);
    let second = VoteOpened {
        policy_version: 2,
        band_up_to: None,
        roles: roles(&WORK_FLOOR),
        subject: subject_of(1, amount, 2),
        ..vote_opened(amount)
    };
    given_provision_within(fund, [requested(amount)])
        .when(ask(recorded(LATER)))
        .then_expect_events(vec![second.into()]);
}

#[test]
fn nothing_is_put_to_the_vote_without_a_policy() {
    let no_policy = domain::provision::Surroundings { fund: fund(&[opened()]), ..surroundings() };
    given_provision_within(no_policy, [requested(AMOUNT)])
        .when(ask(put()))
        .then_expect_error(R::NoPolicyInForce { on: TODAY });
}

#[test]
fn nothing_is_put_to_the_vote_before_it_was_requested_as_it_stands() {
    let change = domain::provision::RequestChanged {
        on: LATER,
        by: requester(),
        version: 2,
        amount: eur(AMOUNT),
        amount_kind: domain::provision::AmountKind::Fixed,
        purpose: purpose(),
    };
    given_provision([requested(6_200_00), change.into()])
        .when(ask(put()))
        .then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn who_wrote_the_case_text_does_not_vote_or_decide() {
    let own = CastVote { fact: by(author()), ..yes("family_worker") };
    given_provision(a_vote(AMOUNT)).when(ask(own)).then_expect_error(R::RequesterMayNotVote);
    let own = domain::provision::DecideProvision {
        fact: by(author()),
        ..decide(domain::provision::Outcome::Granted)
    };
    given_provision(a_carried_vote(AMOUNT)).when(ask(own)).then_expect_error(R::DutiesSeparate {
        duty: domain::fund::Duty::Decide,
        other: domain::fund::Duty::Request,
    });
}

#[test]
fn who_did_another_duty_does_not_write_the_case_text() {
    let history = and(a_carried_vote(AMOUNT), [changed(2, 700_00)]);
    let by_voter = PutToVote { fact: by(voter("family_worker")), ..put() };
    given_provision(history.clone()).when(ask(by_voter)).then_expect_error(R::DutiesSeparate {
        duty: domain::fund::Duty::Request,
        other: domain::fund::Duty::Vote,
    });
    let by_requester = PutToVote { fact: by(requester()), ..put() };
    assert!(given_provision(history).when(ask(by_requester)).inspect_result().is_ok());
}

#[test]
fn a_version_is_put_to_the_vote_once() {
    let refusal = R::VoteAlreadyOpened { on: DAY };
    for history in [a_vote(AMOUNT), a_carried_vote(AMOUNT)] {
        given_provision(history).when(ask(put())).then_expect_error(refusal.clone());
    }
    let lost = and(a_vote(AMOUNT), [voted(AMOUNT, "family_worker", Vote::No)]);
    given_provision(lost).when(ask(put())).then_expect_error(refusal);
}

#[test]
fn a_vote_is_cast_and_says_under_which_policy_and_on_what() {
    let cast = VoteCast {
        on: DAY,
        by: voter("family_worker"),
        role: role("family_worker"),
        vote: Vote::Yes,
        policy_version: 1,
        subject: subject(1, AMOUNT),
        text: None,
    };
    given_provision(a_vote(AMOUNT)).when(ask(yes("family_worker"))).then_expect_events(vec![cast.into()]);
}

#[test]
fn nobody_votes_before_it_is_put_to_the_vote_or_on_an_earlier_day() {
    given_provision([requested(AMOUNT)]).when(ask(yes("family_worker"))).then_expect_error(R::NoVoteOpen);
    let opened = VoteOpened { on: LATER, ..vote_opened(AMOUNT) };
    given_provision([requested(AMOUNT), opened.into()])
        .when(ask(yes("family_worker")))
        .then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn a_vote_on_something_else_does_not_count() {
    let other = CastVote { subject: subject(1, 700_00), ..yes("family_worker") };
    given_provision(a_vote(AMOUNT))
        .when(ask(other))
        .then_expect_error(R::VotedOnOther { subject: subject(1, AMOUNT) });
}

#[test]
fn who_requested_or_changed_the_request_does_not_vote() {
    let own = CastVote { fact: by(requester()), ..yes("family_worker") };
    given_provision(a_vote(AMOUNT)).when(ask(own)).then_expect_error(R::RequesterMayNotVote);

    let change = domain::provision::RequestChanged {
        on: DAY,
        by: voter("social_counsel"),
        version: 2,
        amount: eur(AMOUNT),
        amount_kind: domain::provision::AmountKind::Estimate,
        purpose: purpose(),
    };
    let opened = VoteOpened { version: 2, ..vote_opened(AMOUNT) };
    given_provision([requested(AMOUNT), change.into(), opened.into()])
        .when(ask(yes("social_counsel")))
        .then_expect_error(R::RequesterMayNotVote);
}

#[test]
fn nobody_votes_in_a_role_they_do_not_hold() {
    let borrowed =
        CastVote { held: roles(&["social_counsel"]).into_iter().collect(), ..yes("family_worker") };
    given_provision(a_vote(AMOUNT))
        .when(ask(borrowed))
        .then_expect_error(R::RoleNotHeld { role: role("family_worker") });
}

#[test]
fn a_role_of_another_band_has_no_vote() {
    given_provision(a_vote(AMOUNT))
        .when(ask(yes("team_manager")))
        .then_expect_error(R::RoleNotInBand { role: role("team_manager") });
    given_provision(a_vote(6_200_00))
        .when(ask(vote(6_200_00, "family_worker", Vote::Yes)))
        .then_expect_error(R::RoleNotInBand { role: role("family_worker") });
}

#[test]
fn nobody_votes_twice_though_they_hold_two_roles() {
    let history = and(a_vote(AMOUNT), [voted(AMOUNT, "family_worker", Vote::Yes)]);
    let both: std::collections::BTreeSet<_> =
        roles(&["family_worker", "social_counsel"]).into_iter().collect();
    for word in ["family_worker", "social_counsel"] {
        let again = CastVote { fact: by(voter("family_worker")), held: both.clone(), ..yes(word) };
        given_provision(history.clone()).when(ask(again)).then_expect_error(R::AlreadyVoted);
    }
}

#[test]
fn a_role_votes_once_whoever_holds_it() {
    let history = and(a_vote(AMOUNT), [voted(AMOUNT, "family_worker", Vote::Yes)]);
    let colleague = CastVote { fact: by(voter("colleague")), ..yes("family_worker") };
    given_provision(history)
        .when(ask(colleague))
        .then_expect_error(R::RoleAlreadyVoted { role: role("family_worker") });
}

#[test]
fn the_tally_counts_who_is_missing() {
    let history = and(
        a_vote(AMOUNT),
        [voted(AMOUNT, "family_worker", Vote::Yes), voted(AMOUNT, "social_counsel", Vote::No)],
    );
    assert_eq!(file(&history).tally(), Some(Tally { yes: 1, no: 1, missing: 1 }));
    assert_eq!(file(&[requested(AMOUNT)]).tally(), None);
}

#[test]
fn nobody_votes_after_the_decision() {
    let history = and(a_vote(AMOUNT), [decided_refused()]);
    given_provision(history.clone())
        .when(ask(yes("family_worker")))
        .then_expect_error(R::DecisionTaken { on: DAY });
    given_provision(history).when(ask(put())).then_expect_error(R::DecisionTaken { on: DAY });
}

fn decided_refused() -> domain::provision::ProvisionEvent {
    decided(domain::provision::Outcome::Refused, None, Tally { yes: 0, no: 0, missing: 3 })
}
