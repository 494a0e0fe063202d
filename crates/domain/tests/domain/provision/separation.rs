//! Six duties, and no officer holds two of them for one provision, unless the policy allows the pair.
//!
//! Told pair by pair: who did one thing is asked to do each other thing.

use std::collections::BTreeSet;

use domain::Fact;
use domain::fund::{Duty, DutyPair};
use domain::ids::OfficerId;
use domain::provision::{
    CastVote, ChangeRequest, CommitProvision, DecideProvision, OrderPayment, Outcome, ProvisionBookCommand,
    ProvisionEvent, ProvisionRefusal as R, StatePerformance, Vote, VoteOpened,
};

use super::given::*;

const AMOUNT: i64 = 640_00;
const DUTIES: [Duty; 6] =
    [Duty::Request, Duty::Vote, Duty::Decide, Duty::Commit, Duty::StatePerformance, Duty::OrderPayment];

/// A policy that lets one officer hold these pairs.
fn allowing(pairs: &[(Duty, Duty)]) -> ProvisionEvent {
    let together: BTreeSet<_> = pairs.iter().map(|(one, other)| DutyPair::new(*one, *other)).collect();
    VoteOpened { together, ..vote_opened(AMOUNT) }.into()
}

/// Everything up to the first payment order, under this policy, each duty by an officer of its own.
fn everything(vote: ProvisionEvent) -> Vec<ProvisionEvent> {
    let mut history = and(a_delivery(AMOUNT), [ordered(1, 100_00)]);
    history[1] = vote;
    history
}

/// The history before the first step that is this duty's.
fn before(duty: Duty, history: Vec<ProvisionEvent>) -> Vec<ProvisionEvent> {
    let steps = match duty {
        Duty::Request | Duty::Vote => 2,
        Duty::Decide => 5,
        Duty::Commit => 7,
        Duty::StatePerformance => 8,
        Duty::OrderPayment => 9,
    };
    history[..steps].to_vec()
}

fn who_did(duty: Duty) -> OfficerId {
    match duty {
        Duty::Request => requester(),
        Duty::Vote => voter("family_worker"),
        Duty::Decide => decider(),
        Duty::Commit => committer(),
        Duty::StatePerformance => stater(),
        Duty::OrderPayment => payer(),
    }
}

fn to_do(duty: Duty, officer: OfficerId) -> ProvisionBookCommand {
    let fact: Fact = by(officer);
    match duty {
        Duty::Request => ask(ChangeRequest { fact, ..change_amount(1) }),
        Duty::Vote => ask(CastVote { fact, ..vote(AMOUNT, "social_counsel", Vote::Yes) }),
        Duty::Decide => ask(DecideProvision { fact, ..decide(Outcome::Refused) }),
        Duty::Commit => ask(CommitProvision { fact, ..commit(1) }),
        Duty::StatePerformance => ask(StatePerformance { fact, ..state(1, 1) }),
        Duty::OrderPayment => ask(OrderPayment { fact, ..order(1, 1) }),
    }
}

/// The state in which somebody who did `other` is asked to do `duty`, as the separation leaves it possible.
fn history_for(duty: Duty, other: Duty, vote: ProvisionEvent) -> Vec<ProvisionEvent> {
    let history = everything(vote);
    if other < duty {
        return before(duty, history);
    }
    // Done out of order: the later duty is done first, by a history that has only that.
    let mut early = before(duty, history.clone());
    early.extend(history.into_iter().filter(|event| is_of(other, event)));
    early
}

fn is_of(duty: Duty, event: &ProvisionEvent) -> bool {
    match event {
        ProvisionEvent::VoteCast(cast) => duty == Duty::Vote && cast.by == voter("family_worker"),
        ProvisionEvent::ProvisionCommitted(_) => duty == Duty::Commit,
        ProvisionEvent::PerformanceStated(_) => duty == Duty::StatePerformance,
        ProvisionEvent::PaymentOrdered(_) => duty == Duty::OrderPayment,
        _ => false,
    }
}

/// What comes of asking somebody who did `other` to do `duty`: a word for the table.
fn answer(duty: Duty, other: Duty, vote: ProvisionEvent) -> &'static str {
    let history = history_for(duty, other, vote);
    let command = to_do(duty, who_did(other));
    match given_provision(history).when(command).inspect_result() {
        Err(R::DutiesSeparate { duty: asked, other: held }) => {
            assert_eq!((asked, held), (duty, other));
            "separate"
        }
        Err(R::RequesterMayNotVote) => {
            assert_eq!((duty, other), (Duty::Vote, Duty::Request));
            "separate"
        }
        Err(R::DecisionTaken { .. }) => "too late",
        Err(R::CommitmentOverGrant { .. } | R::PerformanceOverCommitment { .. }) | Ok(_) => "together",
        Err(refusal) => panic!("{duty} by who did {other}: {refusal}"),
    }
}

fn table(allowed: &[(Duty, Duty)]) -> String {
    let mut table = String::new();
    for other in DUTIES {
        for duty in DUTIES.into_iter().filter(|duty| *duty != other) {
            // A decision ends what may be changed and voted on, so these come too late for anybody.
            if matches!(duty, Duty::Request | Duty::Vote) && other == Duty::Decide {
                continue;
            }
            table += &format!("{other} then {duty}: {}\n", answer(duty, other, allowing(allowed)));
        }
    }
    table
}

#[test]
fn without_an_exception_all_pairs_are_separate() {
    let table = table(&[]);
    assert_eq!(table.lines().count(), 28);
    assert!(table.lines().all(|line| line.ends_with(": separate")), "{table}");
}

#[test]
fn a_policy_may_allow_a_pair_and_allows_no_other() {
    let table = table(&[(Duty::Decide, Duty::Commit), (Duty::Vote, Duty::StatePerformance)]);
    let together: Vec<_> = table.lines().filter(|line| line.ends_with(": together")).collect();
    insta::assert_snapshot!(together.join("\n"), @r#"
    VOTE then STATE_PERFORMANCE: together
    DECIDE then COMMIT: together
    COMMIT then DECIDE: together
    STATE_PERFORMANCE then VOTE: together
    "#);
}

#[test]
fn three_pairs_are_separate_whatever_a_policy_says() {
    let never = DutyPair::NEVER_TOGETHER.map(|pair| (pair.one, pair.other));
    let table = table(&never);
    assert!(table.lines().all(|line| line.ends_with(": separate")), "{table}");
}

#[test]
fn before_any_vote_nobody_holds_two_duties() {
    let own = DecideProvision { fact: by(requester()), ..decide(Outcome::Refused) };
    given_provision([requested(AMOUNT)])
        .when(ask(own))
        .then_expect_error(R::DutiesSeparate { duty: Duty::Decide, other: Duty::Request });
}

#[test]
fn a_duty_stays_done_when_the_vote_was_voided() {
    let history = and(a_carried_vote(AMOUNT), [changed(2, 700_00)]);
    let voter_decides = DecideProvision { fact: by(voter("family_worker")), ..decide(Outcome::Refused) };
    given_provision(history)
        .when(ask(voter_decides))
        .then_expect_error(R::DutiesSeparate { duty: Duty::Decide, other: Duty::Vote });
}

#[test]
fn the_same_duty_may_be_done_again() {
    let history = and(a_notified_grant(AMOUNT), [committed(1, 400_00)]);
    given_provision(history).when(ask(commit(240_00))).then_expect_events(vec![committed(2, 240_00)]);
}

#[test]
fn what_is_nobodys_duty_anybody_may_do() {
    for officer in [requester(), voter("family_worker"), decider(), payer()] {
        let cancel = domain::provision::CancelPayment { fact: by(officer), ..cancel(1) };
        assert!(given_provision(an_order(AMOUNT)).when(ask(cancel)).inspect_result().is_ok());
    }
}
