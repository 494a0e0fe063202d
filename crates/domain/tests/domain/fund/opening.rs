//! A fund is opened with terms, once, and its terms are amended as a whole.
//!
//! What there is money on stays in the terms.

use domain::fund::{Component, Fund, FundRefusal, FundTerms, TermsProblem};

use super::given::*;

fn without_coordination() -> FundTerms {
    FundTerms { components: vec![first_contact(), support_component()], ..terms() }
}

#[test]
fn a_fund_opens_with_its_terms() {
    given_fund([]).when(open()).then_expect_events(vec![opened()]);
    let fund = fund(&[opened()]);
    assert_eq!(fund.terms(), Some(&terms()));
    assert_eq!(fund.terms_version(), 1);
}

#[test]
fn before_the_opening_there_is_nothing() {
    let fund = Fund::default();
    assert_eq!((fund.terms(), fund.terms_version(), fund.policy_on(DAY)), (None, 0, None));
    assert_eq!((fund.payables().count(), fund.balances().lines().count()), (0, 0));
    assert!(!fund.is_frozen());
    for command in [allocate(support(), 1), leg(encumber(support(), 1)), close()] {
        given_fund([]).when(command).then_expect_error(FundRefusal::FundNotOpened);
    }
}

#[test]
fn a_fund_opens_once() {
    let refusal = FundRefusal::FundAlreadyOpened { on: OPENING_DAY };
    given_fund([opened()]).when(open()).then_expect_error(refusal);
}

#[test]
fn a_fund_does_not_open_tomorrow() {
    let open = domain::fund::OpenFund { fact: fact_on(TOMORROW), terms: terms() };
    given_fund([])
        .when(outside(open))
        .then_expect_error(FundRefusal::FundDateInFuture { on: TOMORROW, today: TODAY });
}

#[test]
fn a_fund_does_not_open_with_terms_that_cannot_hold() {
    let problem = TermsProblem::NoComponents;
    given_fund([])
        .when(open_with(FundTerms { components: vec![], ..terms() }))
        .then_expect_error(FundRefusal::TermsInvalid { problem });
}

#[test]
fn terms_are_amended_as_a_whole() {
    given_fund([opened()])
        .when(amend(without_coordination()))
        .then_expect_events(vec![amended(2, without_coordination())]);
    given_fund([opened(), amended(2, without_coordination())])
        .when(amend(terms()))
        .then_expect_events(vec![amended(3, terms())]);
    let fund = fund(&[opened(), amended(2, without_coordination())]);
    assert_eq!(fund.terms(), Some(&without_coordination()));
    assert_eq!(fund.terms_version(), 2);
}

#[test]
fn amended_terms_have_to_hold_too() {
    let twice = FundTerms { components: vec![first_contact(), first_contact()], limits: vec![], ..terms() };
    let problem = TermsProblem::ComponentTwice { component: component("a") };
    given_fund([opened()]).when(amend(twice)).then_expect_error(FundRefusal::TermsInvalid { problem });
}

#[test]
fn a_component_with_money_on_it_stays() {
    let budget = allocated(line(2026, "e"), 12_000_00);
    given_fund([opened(), budget.clone()])
        .when(amend(without_coordination()))
        .then_expect_error(FundRefusal::ComponentInUse { component: component("e") });
    given_fund([opened(), budget, withdrawn(line(2026, "e"), 12_000_00)])
        .when(amend(without_coordination()))
        .then_expect_events(vec![amended(2, without_coordination())]);
}

#[test]
fn a_component_that_was_removed_takes_no_budget() {
    given_fund([opened(), amended(2, without_coordination())])
        .when(allocate(line(2026, "e"), 1))
        .then_expect_error(FundRefusal::ComponentUnknown { component: component("e") });
}

#[test]
fn a_component_may_be_added() {
    let talks = Component { code: component("f"), ..first_contact() };
    let more = FundTerms { components: [terms().components, vec![talks]].concat(), ..terms() };
    given_fund([opened(), amended(2, more)])
        .when(allocate(line(2026, "f"), 400_00))
        .then_expect_events(vec![allocated(line(2026, "f"), 400_00)]);
}
