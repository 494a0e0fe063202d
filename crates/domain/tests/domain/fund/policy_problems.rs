//! Policies that cannot hold: what is wrong and how to mend it.
//!
//! One story per problem, then how they read.

use std::collections::BTreeSet;

use domain::fund::{ApprovalPolicy, Band, Duty, DutyPair, PolicyProblem as P, VoteRule};

use super::given::*;

fn with_bands(bands: Vec<Band>) -> ApprovalPolicy {
    ApprovalPolicy { bands, ..policy() }
}

fn with_rule(rule: VoteRule) -> ApprovalPolicy {
    with_bands(vec![Band { rule, ..band(None, &["one", "two", "three"]) }])
}

fn with_together(one: Duty, other: Duty) -> ApprovalPolicy {
    ApprovalPolicy { together: BTreeSet::from([DutyPair { one, other }]), ..policy() }
}

fn many_bands(count: i64) -> Vec<Band> {
    (1..count).map(|number| band(Some(number), &["one"])).chain([band(None, &["one"])]).collect()
}

fn many_roles(count: usize) -> Band {
    let roles = (0..count).map(|number| role(&"r".repeat(number + 1))).collect();
    Band { roles, ..band(None, &[]) }
}

/// Policies with each problem, in the order in which they are looked for.
fn cases() -> Vec<(ApprovalPolicy, P)> {
    let (one, other) = (Duty::Request, Duty::Vote);
    vec![
        (with_bands(vec![]), P::NoBands),
        (with_bands(many_bands(21)), P::TooManyBands { count: 21 }),
        (with_bands(vec![band(None, &["one"]), band(None, &["one"])]), P::LimitMissing { band: 1 }),
        (with_bands(vec![band(Some(1), &["one"])]), P::LastBandLimited { band: 1 }),
        (
            with_bands(vec![band(Some(5), &["one"]), band(Some(5), &["one"]), band(None, &["one"])]),
            P::BandsNotAscending { band: 2 },
        ),
        (with_bands(vec![band(Some(5), &["one"]), band(None, &[])]), P::BandWithoutRoles { band: 2 }),
        (with_bands(vec![many_roles(21)]), P::TooManyRoles { band: 1, count: 21 }),
        (with_bands(vec![band(None, &["one", "two", "one"])]), P::RoleTwice { band: 1, role: role("one") }),
        (with_rule(VoteRule::AtLeast(4)), P::VotesOutOfRange { band: 1, votes: 4, roles: 3 }),
        (
            with_together(Duty::Vote, Duty::Request),
            P::PairNotOrdered { one: Duty::Vote, other: Duty::Request },
        ),
        (with_together(one, other), P::NeverTogether { one, other }),
    ]
}

#[test]
fn a_policy_that_cannot_hold_says_what_is_wrong() {
    for (policy, problem) in cases() {
        assert_eq!(policy.check(), Err(problem));
    }
}

#[test]
fn the_problems_read_well() {
    let lines = cases().into_iter().map(|(_, problem)| problem.to_string());
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r"
    there is no band; give at least one
    there are 21 bands; give at most 20
    band 1 has no limit and is not the last; give it one
    band 1 is the last and has a limit; leave its limit out
    band 2 goes no further than the one before; order the bands by amount
    band 2 has no roles; name at least one
    band 1 has 21 roles; name at most 20
    role one is in band 1 twice; name each role once
    band 1 asks for 4 votes of 3 roles; ask for 1 to 3
    VOTE and REQUEST are not two duties in their order; name two, the earlier one first
    REQUEST and VOTE are always separate; leave the pair out
    ");
}

#[test]
fn a_policy_at_its_largest_holds() {
    assert_eq!(with_bands(many_bands(20)).check(), Ok(()));
    assert_eq!(with_bands(vec![many_roles(20)]).check(), Ok(()));
}

#[test]
fn votes_are_asked_of_one_to_all_roles() {
    for votes in [1, 3] {
        assert_eq!(with_rule(VoteRule::AtLeast(votes)).check(), Ok(()));
    }
    assert_eq!(
        with_rule(VoteRule::AtLeast(0)).check(),
        Err(P::VotesOutOfRange { band: 1, votes: 0, roles: 3 })
    );
}

#[test]
fn a_last_band_with_a_limit_leaves_larger_amounts_without_one() {
    let limited = with_bands(vec![band(Some(5), &["one"]), band(Some(9), &["one"])]);
    assert_eq!(limited.check(), Err(P::LastBandLimited { band: 2 }));
}

#[test]
fn three_pairs_of_duties_are_separate_in_every_policy() {
    let duties =
        [Duty::Request, Duty::Vote, Duty::Decide, Duty::Commit, Duty::StatePerformance, Duty::OrderPayment];
    let pairs = duties.iter().flat_map(|one| duties.iter().map(move |other| (*one, *other)));
    let mut refused = Vec::new();
    for (one, other) in pairs.filter(|(one, other)| one < other) {
        match with_together(one, other).check() {
            Ok(()) => assert!(with_together(one, other).allows_together(other, one)),
            Err(problem) => {
                assert_eq!(problem, P::NeverTogether { one, other });
                refused.push(DutyPair::new(other, one));
            }
        }
    }
    assert_eq!(refused, DutyPair::NEVER_TOGETHER);
}

#[test]
fn a_duty_is_no_pair_with_itself() {
    let (one, other) = (Duty::Commit, Duty::Commit);
    assert_eq!(with_together(one, other).check(), Err(P::PairNotOrdered { one, other }));
}
