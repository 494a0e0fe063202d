//! When a vote is carried, lost, or still running: unanimous, or a number of the roles.
//!
//! A vote whose result cannot change any more is over.

use domain::fund::VoteRule;
use domain::provision::{Ballot, ProvisionEvent, ProvisionRefusal as R, Vote, VoteOpened};

use super::given::*;

const AMOUNT: i64 = 640_00;

/// The vote under this rule, with these votes in the order of the roles; `-` for who has not voted.
fn ballot(rule: VoteRule, votes: &str) -> (Vec<ProvisionEvent>, Ballot) {
    let opened = VoteOpened { rule, ..vote_opened(AMOUNT) };
    let cast = WORK_FLOOR.into_iter().zip(votes.chars()).filter_map(|(role, vote)| match vote {
        'y' => Some(voted(AMOUNT, role, Vote::Yes)),
        'n' => Some(voted(AMOUNT, role, Vote::No)),
        _ => None,
    });
    let history = and([requested(AMOUNT), opened.into()], cast.collect::<Vec<_>>());
    let ballot = file(&history).ballot().expect("it was put to the vote").clone();
    (history, ballot)
}

#[test]
fn the_rules_of_voting() {
    let rules = [VoteRule::Unanimous, VoteRule::AtLeast(1), VoteRule::AtLeast(2)];
    let mut table = String::new();
    for votes in ["---", "y--", "yy-", "yyy", "n--", "yn-", "nn-", "yyn", "ynn", "nnn"] {
        let results = rules.map(|rule| {
            let (_, ballot) = ballot(rule, votes);
            assert!(!(ballot.is_carried() && ballot.is_lost()));
            match (ballot.is_carried(), ballot.is_lost()) {
                (true, _) => "carried",
                (_, true) => "lost",
                _ => "running",
            }
        });
        table += &format!("{votes}  {:8} {:8} {}\n", results[0], results[1], results[2]);
    }
    insta::assert_snapshot!(table, @r"
    ---  running  running  running
    y--  running  carried  running
    yy-  running  carried  carried
    yyy  carried  carried  carried
    n--  lost     running  running
    yn-  lost     carried  running
    nn-  lost     running  lost
    yyn  lost     carried  carried
    ynn  lost     carried  lost
    nnn  lost     lost     lost
    ");
}

#[test]
fn nobody_votes_when_it_is_over() {
    for (rule, votes) in
        [(VoteRule::Unanimous, "n--"), (VoteRule::AtLeast(2), "yy-"), (VoteRule::AtLeast(2), "nn-")]
    {
        let (history, _) = ballot(rule, votes);
        given_provision(history)
            .when(ask(vote(AMOUNT, "social_counsel", Vote::Yes)))
            .then_expect_error(R::VoteIsOver);
    }
}
