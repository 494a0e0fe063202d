//! Approval policies: versions that hold one after the other, and the account a fund pays from.
//!
//! Which band an amount falls in is told at the cent.

use domain::fund::{ApprovalPolicy, Duty, DutyPair, FundRefusal, PolicyProblem};

use super::given::*;

#[test]
fn a_policy_holds_from_a_date_that_may_lie_in_the_future() {
    let next_year = date(2027, 1, 1);
    given_fund([opened()]).when(adopt(policy(), next_year)).then_expect_events(vec![adopted(
        1,
        policy(),
        next_year,
    )]);
    let fund = fund(&[opened(), adopted(1, policy(), next_year)]);
    assert_eq!(fund.policy_on(date(2026, 12, 31)), None);
    assert_eq!(fund.policy_on(next_year).map(|policy| policy.version), Some(1));
}

#[test]
fn of_several_policies_the_last_in_force_holds() {
    let fund = fund(&[
        opened(),
        adopted(1, policy(), DAY),
        adopted(2, policy(), LATER),
        adopted(3, policy(), LATER),
        adopted(4, policy(), TOMORROW),
    ]);
    let version = |on| fund.policy_on(on).map(|policy| policy.version);
    assert_eq!([date(2026, 3, 1), DAY, date(2026, 4, 6)].map(version), [None, Some(1), Some(1)]);
    assert_eq!([LATER, TODAY, TOMORROW].map(version), [Some(3), Some(3), Some(4)]);
    assert_eq!(fund.policies().map(|policy| policy.version).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn a_policy_does_not_hold_before_the_last_one() {
    let history = [opened(), adopted(1, policy(), LATER)];
    given_fund(history.clone()).when(adopt(policy(), LATER)).then_expect_events(vec![adopted(
        2,
        policy(),
        LATER,
    )]);
    let (from, last) = (date(2026, 4, 6), LATER);
    given_fund(history)
        .when(adopt(policy(), from))
        .then_expect_error(FundRefusal::PolicyNotLater { from, last });
}

#[test]
fn a_policy_that_cannot_hold_is_not_adopted() {
    let problem = PolicyProblem::NoBands;
    given_fund([opened()])
        .when(adopt(ApprovalPolicy { bands: vec![], ..policy() }, DAY))
        .then_expect_error(FundRefusal::PolicyInvalid { problem });
}

#[test]
fn a_band_goes_up_to_and_including_its_limit() {
    let policy = policy();
    let band = |cents| policy.band_for(eur(cents));
    assert_eq!(band(1), policy.bands.first());
    assert_eq!(band(5_000_00), policy.bands.first());
    assert_eq!(band(5_000_01), policy.bands.last());
    assert_eq!(band(domain::money::Amount::MOST), policy.bands.last());
}

#[test]
fn duties_are_separate_unless_the_policy_says_so() {
    let together = [DutyPair::new(Duty::Commit, Duty::Decide)].into();
    let policy = ApprovalPolicy { together, ..policy() };
    assert_eq!(policy.check(), Ok(()));
    assert!(policy.allows_together(Duty::Decide, Duty::Commit));
    assert!(policy.allows_together(Duty::Commit, Duty::Decide));
    assert!(!policy.allows_together(Duty::Request, Duty::Decide));
    assert!(policy.allows_together(Duty::Vote, Duty::Vote));
}

#[test]
fn the_account_to_pay_from_is_set() {
    given_fund([opened()]).when(set_account()).then_expect_events(vec![account_set()]);
    assert_eq!(fund(&[opened()]).paying_account(), None);
    assert_eq!(fund(&[opened(), account_set()]).paying_account(), Some(&paying_account()));
}
