//! Terms that cannot hold: what is wrong and how to mend it.
//!
//! One story per problem, then the order, then how they read.

use domain::fund::{
    Component, ComponentMethod, CountUnit, Counting, FundTerms, Limit, Norm, TermsProblem as P, YearNorm,
};

use super::given::*;

fn with_components(components: Vec<Component>) -> FundTerms {
    FundTerms { components, limits: vec![], ..terms() }
}

fn with_norm(norm: Norm) -> FundTerms {
    with_components(vec![Component { norms: vec![YearNorm { year: year(2026), norm }], ..coordination() }])
}

fn with_limits(limits: Vec<Limit>) -> FundTerms {
    FundTerms { limits, ..terms() }
}

fn many<T>(count: usize, one: impl Fn(usize) -> T) -> Vec<T> {
    (0..count).map(one).collect()
}

fn numbered_component(number: usize) -> Component {
    Component { code: component(&format!("n{number}")), ..first_contact() }
}

fn numbered_limit(number: usize) -> Limit {
    Limit { activity: activity(&format!("n{number}")), ..clothing() }
}

fn brackets(count: u32) -> Norm {
    by_victims(&(0..count).map(|number| (number, 1)).collect::<Vec<_>>())
}

/// Terms with each problem, in the order in which they are looked for.
fn cases() -> Vec<(FundTerms, P)> {
    let (a, c, e) = (component("a"), component("c"), component("e"));
    let (restructuring_code, in_2026) = (activity("restructuring"), year(2026));
    let norm = YearNorm { year: in_2026, norm: Norm::Amount(eur(1)) };
    let for_actual = Component { norms: vec![norm.clone()], ..support_component() };
    let twice = Component { norms: vec![norm.clone(), norm], ..first_contact() };
    let nowhere = Limit { component: component("x"), ..restructuring() };
    let per_talk = Limit { per: CountUnit::Talk, ..restructuring() };
    let (account, commitment) = (date(2026, 12, 30), LAST_DAY);
    vec![
        (
            FundTerms { last_account_day: Some(account), ..terms() },
            P::AccountEndsFirst { account, commitment },
        ),
        (with_components(vec![]), P::NoComponents),
        (with_components(many(51, numbered_component)), P::TooManyComponents { count: 51 }),
        (with_limits(many(101, numbered_limit)), P::TooManyLimits { count: 101 }),
        (with_components(vec![first_contact(), first_contact()]), P::ComponentTwice { component: a.clone() }),
        (with_components(vec![for_actual]), P::NormForActual { component: c.clone() }),
        (with_components(vec![twice]), P::NormYearTwice { component: a, year: in_2026 }),
        (
            with_norm(by_victims(&[(1, 1), (50, 2)])),
            P::BracketsNotFromZero { component: e.clone(), year: in_2026 },
        ),
        (
            with_norm(by_victims(&[(0, 1), (50, 2), (50, 3)])),
            P::BracketsNotAscending { component: e.clone(), year: in_2026, from: 50 },
        ),
        (with_norm(brackets(51)), P::TooManyBrackets { component: e, year: in_2026, count: 51 }),
        (
            with_limits(vec![nowhere]),
            P::LimitWithoutComponent { component: component("x"), activity: restructuring_code.clone() },
        ),
        (
            with_limits(vec![restructuring(), clothing(), restructuring()]),
            P::ActivityTwice { component: c.clone(), activity: restructuring_code.clone() },
        ),
        (with_limits(vec![per_talk]), P::LimitUnit { component: c, activity: restructuring_code }),
    ]
}

#[test]
fn terms_that_cannot_hold_say_what_is_wrong() {
    for (terms, problem) in cases() {
        assert_eq!(terms.check(), Err(problem));
    }
}

#[test]
fn the_problems_read_well() {
    let lines = cases().into_iter().map(|(_, problem)| problem.to_string());
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r"
    the account ends on 2026-12-30, before the last commitment day 2026-12-31; give 2026-12-31 or a later day
    there is no component; give at least one
    there are 51 components; give at most 50
    there are 101 limits; give at most 100
    component a is there twice; give each component a code of its own
    component c is accounted for by actual cost; leave its norms out
    component a has two norms for 2026; give one per year
    the brackets of component e for 2026 do not begin at 0 victims; let the first do so
    the bracket from 50 victims of component e for 2026 does not follow the one before; order them by number
    component e has 51 brackets for 2026; give at most 50
    activity restructuring is part of component x, which is not there; add the component
    activity restructuring of component c is there twice; give each activity one limit
    the limit of activity restructuring of component c is per something money is not promised for; count it per household or person
    ");
}

#[test]
fn terms_at_their_largest_hold() {
    let largest = FundTerms {
        components: [many(49, numbered_component), vec![support_component()]].concat(),
        limits: many(100, numbered_limit),
        last_account_day: Some(LAST_DAY),
        ..terms()
    };
    assert_eq!(largest.check(), Ok(()));
    assert_eq!(with_norm(brackets(50)).check(), Ok(()));
    assert_eq!(terms().check(), Ok(()));
}

#[test]
fn brackets_may_not_be_missing_or_descend() {
    let (component, year) = (component("e"), year(2026));
    let none = P::BracketsNotFromZero { component: component.clone(), year };
    assert_eq!(with_norm(by_victims(&[])).check(), Err(none));
    let descending = P::BracketsNotAscending { component, year, from: 50 };
    assert_eq!(with_norm(by_victims(&[(0, 1), (100, 2), (50, 3)])).check(), Err(descending));
}

#[test]
fn the_same_activity_may_be_part_of_two_components() {
    let contact = Limit { component: component("a"), ..restructuring() };
    assert_eq!(with_limits(vec![restructuring(), contact]).check(), Ok(()));
}

#[test]
fn a_fund_of_the_council_needs_nothing_of_the_rijk() {
    let component = Component {
        method: ComponentMethod::Actual,
        once: Counting::EveryTime,
        norms: vec![],
        ..first_contact()
    };
    let local = FundTerms {
        authority: domain::fund::Authority::Council,
        sisa_code: None,
        last_commitment_day: None,
        last_account_day: None,
        eligible: [].into(),
        ..with_components(vec![component])
    };
    given_fund([]).when(open_with(local.clone())).then_expect_events(vec![opened_with(local)]);
}

#[test]
fn the_first_problem_is_the_answer() {
    let nowhere = Limit { component: component("x"), ..restructuring() };
    let both =
        FundTerms { components: vec![first_contact(), first_contact()], limits: vec![nowhere], ..terms() };
    assert_eq!(both.check(), Err(P::ComponentTwice { component: component("a") }));
}
