//! Money is promised for what was granted and the household knows of, and given free again.
//!
//! However it is spread, no more than was granted is promised at any time.

use domain::fund::{LimitCheck, Mandate};
use domain::provision::{
    CommitProvision, CommitmentReleased, NotifyDecision, OverridableRule, ProvisionCommitted,
    ProvisionDecided, ProvisionRefusal as R, ReleaseReason, RequestProvision,
};

use super::given::*;

const AMOUNT: i64 = 6_200_00;

#[test]
fn what_was_granted_is_promised() {
    given_provision(a_notified_grant(AMOUNT))
        .when(ask(commit(AMOUNT)))
        .then_expect_events(vec![committed(1, AMOUNT)]);
}

#[test]
fn a_grant_is_spread_over_years() {
    let history = and(a_notified_grant(AMOUNT), [committed(1, 4_000_00)]);
    let next_year = CommitProvision { line_year: year(2027), ..commit(2_200_00) };
    given_provision(history.clone()).when(ask(next_year)).then_expect_events(vec![committed_on(
        2,
        line(2027, "c"),
        2_200_00,
    )]);
    given_provision(history).when(ask(commit(2_200_01))).then_expect_error(R::CommitmentOverGrant {
        granted: eur(AMOUNT),
        committed: cents(4_000_00),
        asked: eur(2_200_01),
    });
}

#[test]
fn no_more_is_promised_than_was_granted_in_part() {
    use domain::provision::Outcome::PartlyGranted;
    let part = [decided(PartlyGranted, Some(500_00), THREE_YES), notified()];
    let refusal = R::CommitmentOverGrant { granted: eur(500_00), committed: cents(0), asked: eur(500_01) };
    given_provision(and(a_carried_vote(640_00), part)).when(ask(commit(500_01))).then_expect_error(refusal);
}

#[test]
fn what_was_released_can_be_promised_again() {
    let history = and(a_commitment(AMOUNT), [released(1, 1_000_00)]);
    let in_2027 = CommitProvision { line_year: year(2027), ..commit(1_000_00) };
    given_provision(history).when(ask(in_2027)).then_expect_events(vec![committed_on(
        2,
        line(2027, "c"),
        1_000_00,
    )]);
}

#[test]
fn nothing_is_promised_before_the_decision_nor_on_a_refusal() {
    given_provision(a_carried_vote(AMOUNT)).when(ask(commit(1))).then_expect_error(R::NotDecided);
    given_provision(and(a_refusal(AMOUNT), [notified()]))
        .when(ask(commit(1)))
        .then_expect_error(R::NotGranted);
}

#[test]
fn nothing_is_promised_before_the_household_knows() {
    given_provision(a_grant(AMOUNT)).when(ask(commit(1))).then_expect_error(R::NotNotified);
    let later = domain::provision::DecisionNotified { on: LATER, by: clerk(), objection_until: TODAY };
    given_provision(and(a_grant(AMOUNT), [later.into()]))
        .when(ask(commit(1)))
        .then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
    assert!(
        given_provision(a_grant(AMOUNT))
            .when(ask(NotifyDecision { fact: by_on(clerk(), LATER) }))
            .inspect_result()
            .is_ok()
    );
}

#[test]
fn a_promise_says_who_decided_for_what_activity_and_whether_its_limit_holds() {
    let request = RequestProvision { activity: Some(activity("restructuring")), ..request_of(AMOUNT) };
    let by_college = ProvisionDecided {
        on: DAY,
        by: decider(),
        outcome: domain::provision::Outcome::Granted,
        amount: Some(eur(AMOUNT)),
        mandate: Mandate::College,
        votes: NO_VOTES,
        text: sealed(3),
    };
    let history = [
        requested_with(request),
        rule_overridden(OverridableRule::Approval),
        by_college.into(),
        notified(),
        rule_overridden(OverridableRule::Limit),
    ];
    let expected = ProvisionCommitted {
        on: DAY,
        by: committer(),
        commitment: 1,
        fund: FUND,
        line: support(),
        amount: eur(AMOUNT),
        household: HOUSEHOLD,
        person: Some(MOTHER),
        activity: Some(activity("restructuring")),
        mandate: Mandate::College,
        limit: LimitCheck::Overridden,
    };
    given_provision(history.clone())
        .when(ask(commit(AMOUNT)))
        .then_expect_events(vec![expected.clone().into()]);

    let freed = CommitmentReleased {
        on: DAY,
        by: clerk(),
        commitment: 1,
        fund: FUND,
        line: support(),
        amount: eur(1),
        reason: ReleaseReason::Cheaper,
        household: HOUSEHOLD,
        person: Some(MOTHER),
        activity: Some(activity("restructuring")),
    };
    given_provision(and(history, [expected.into()]))
        .when(ask(release(1, 1)))
        .then_expect_events(vec![freed.into()]);
}

#[test]
fn what_is_not_ordered_is_released() {
    given_provision(a_commitment(AMOUNT))
        .when(ask(release(1, AMOUNT)))
        .then_expect_events(vec![released(1, AMOUNT)]);
    let half = and(a_delivery(AMOUNT), [ordered(1, 3_000_00), sent(1), paid(1, 3_000_00)]);
    given_provision(half.clone())
        .when(ask(release(1, 3_200_00)))
        .then_expect_events(vec![released(1, 3_200_00)]);
    given_provision(half)
        .when(ask(release(1, 3_200_01)))
        .then_expect_error(R::ReleaseOverOpen { open: cents(3_200_00), asked: eur(3_200_01) });
}

#[test]
fn only_a_commitment_there_is_is_released() {
    given_provision(a_commitment(AMOUNT))
        .when(ask(release(2, 1)))
        .then_expect_error(R::CommitmentUnknown { commitment: 2 });
}

#[test]
fn a_provision_has_at_most_999_commitments() {
    let mut history = a_notified_grant(AMOUNT);
    history.extend((1..=999).map(|number| committed(number, 1)));
    given_provision(history).when(ask(commit(1))).then_expect_error(R::ProvisionFull { most: 999 });
}
