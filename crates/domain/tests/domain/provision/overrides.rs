//! Hardship: the college deviates from a rule in a single case, with a reason (Wht 9.1).
//!
//! It takes the place of the votes, or sets the limit of an activity aside; never on one's own request.

use domain::fund::Duty;
use domain::provision::{
    DecideProvision, ObjectionOutcome, Outcome, OverridableRule as Rule, OverrideRule, ProvisionRefusal as R,
    Vote,
};

use super::given::*;

const AMOUNT: i64 = 6_200_00;

#[test]
fn a_rule_is_overridden() {
    for rule in [Rule::Approval, Rule::Limit] {
        given_provision([requested(AMOUNT)])
            .when(ask(override_rule(rule)))
            .then_expect_events(vec![rule_overridden(rule)]);
    }
}

#[test]
fn without_votes_a_request_is_granted_when_the_approval_is_overridden() {
    let lost = and(a_vote(AMOUNT), [voted(AMOUNT, "team_manager", Vote::No)]);
    for history in [vec![requested(AMOUNT)], a_vote(AMOUNT), lost] {
        let history = and(history, [rule_overridden(Rule::Approval)]);
        assert!(given_provision(history).when(ask(decide(Outcome::Granted))).inspect_result().is_ok());
    }
    given_provision([requested(AMOUNT), rule_overridden(Rule::Limit)])
        .when(ask(decide(Outcome::Granted)))
        .then_expect_error(R::NotPutToVote);
}

#[test]
fn a_rule_is_overridden_once() {
    for rule in [Rule::Approval, Rule::Limit] {
        given_provision([requested(AMOUNT), rule_overridden(rule)])
            .when(ask(override_rule(rule)))
            .then_expect_error(R::RuleAlreadyOverridden { rule, on: DAY });
    }
}

#[test]
fn the_approval_is_overridden_before_the_decision_the_limit_also_after() {
    given_provision(a_refusal(AMOUNT))
        .when(ask(override_rule(Rule::Approval)))
        .then_expect_error(R::DecisionTaken { on: DAY });
    given_provision(a_notified_grant(AMOUNT))
        .when(ask(override_rule(Rule::Limit)))
        .then_expect_events(vec![rule_overridden(Rule::Limit)]);
}

#[test]
fn who_sets_the_votes_aside_does_not_decide_the_grant_that_rests_on_it() {
    let overridden = rule_overridden(Rule::Approval);
    let own = |outcome| DecideProvision { fact: by(overrider()), ..decide(outcome) };
    given_provision([requested(AMOUNT), overridden.clone()])
        .when(ask(own(Outcome::Granted)))
        .then_expect_error(R::OverriderMayNotDecide);
    for (history, outcome) in [
        (vec![requested(AMOUNT), overridden.clone()], Outcome::Refused),
        (and(a_carried_vote(AMOUNT), [overridden]), Outcome::Granted),
    ] {
        assert!(given_provision(history).when(ask(own(outcome))).inspect_result().is_ok());
    }
}

#[test]
fn the_approval_is_overridden_for_one_version_of_the_request() {
    let history = vec![requested(AMOUNT), rule_overridden(Rule::Approval), changed(2, 62_000_00)];
    given_provision(history.clone()).when(ask(decide(Outcome::Granted))).then_expect_error(R::NotPutToVote);
    given_provision(history)
        .when(ask(override_rule(Rule::Approval)))
        .then_expect_events(vec![rule_overridden_for(2, Rule::Approval)]);
    given_provision([requested(AMOUNT), rule_overridden(Rule::Limit), changed(2, 640_00)])
        .when(ask(override_rule(Rule::Limit)))
        .then_expect_error(R::RuleAlreadyOverridden { rule: Rule::Limit, on: DAY });
}

#[test]
fn the_approval_is_overridden_of_what_was_opened_again() {
    let opened = and(a_refusal(AMOUNT), [objected(), objection_decided(ObjectionOutcome::Founded)]);
    given_provision(opened)
        .when(ask(override_rule(Rule::Approval)))
        .then_expect_events(vec![rule_overridden(Rule::Approval)]);
}

#[test]
fn nobody_deviates_for_their_own_request() {
    let own = OverrideRule { fact: by(requester()), ..override_rule(Rule::Approval) };
    given_provision([requested(AMOUNT)])
        .when(ask(own))
        .then_expect_error(R::DutiesSeparate { duty: Duty::Decide, other: Duty::Request });
}
