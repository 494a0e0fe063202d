//! Norm amounts per component and year: those of the terms, and the ones set when they are indexed.
//!
//! The last one said counts.

use domain::fund::{Component, FundRefusal, FundTerms, Norm, TermsProblem, YearNorm};

use super::given::*;

fn indexed() -> Norm {
    by_victims(&[(0, 12_500_00), (50, 50_000_00)])
}

#[test]
fn the_terms_say_the_norm_of_a_year() {
    let fund = fund(&[opened()]);
    assert_eq!(fund.norm(&component("a"), year(2026)), Some(&Norm::Amount(eur(380_00))));
    assert_eq!(fund.norm(&component("a"), year(2027)), None);
    assert_eq!(fund.norm(&component("c"), year(2026)), None);
}

#[test]
fn a_norm_by_victims_goes_by_the_bracket_they_fall_in() {
    let norm = by_victims(&[(0, 12_000_00), (50, 48_000_00), (100, 120_000_00), (1_000, 250_000_00)]);
    for (victims, cents) in [
        (0, 12_000_00),
        (49, 12_000_00),
        (50, 48_000_00),
        (99, 48_000_00),
        (100, 120_000_00),
        (999, 120_000_00),
        (1_000, 250_000_00),
    ] {
        assert_eq!(norm.at(victims), Some(eur(cents)), "{victims} victims");
    }
    assert_eq!(Norm::Amount(eur(380_00)).at(7), Some(eur(380_00)));
}

#[test]
fn an_indexed_norm_holds_instead() {
    given_fund([opened()]).when(set_norm("e", indexed())).then_expect_events(vec![norm_set("e", indexed())]);
    let fund = fund(&[opened(), norm_set("e", indexed())]);
    assert_eq!(fund.norm(&component("e"), year(2026)), Some(&indexed()));
}

#[test]
fn amended_terms_have_the_last_word_on_the_years_they_name() {
    let silent = Component { norms: vec![], ..coordination() };
    let with = |coordination| FundTerms { components: vec![coordination], limits: vec![], ..terms() };
    let kept = fund(&[opened(), norm_set("e", indexed()), amended(2, with(silent))]);
    assert_eq!(kept.norm(&component("e"), year(2026)), Some(&indexed()));
    assert_eq!(kept.norm(&component("a"), year(2026)), None, "the component is gone");
    let replaced = fund(&[opened(), norm_set("e", indexed()), amended(2, with(coordination()))]);
    assert_eq!(replaced.norm(&component("e"), year(2026)), Some(&coordination().norms[0].norm));
}

#[test]
fn an_unknown_component_has_no_norm() {
    given_fund([opened()])
        .when(set_norm("x", indexed()))
        .then_expect_error(FundRefusal::ComponentUnknown { component: component("x") });
}

#[test]
fn what_is_accounted_for_as_spent_has_no_norm() {
    let problem = TermsProblem::NormForActual { component: component("c") };
    given_fund([opened()])
        .when(set_norm("c", Norm::Amount(eur(1))))
        .then_expect_error(FundRefusal::TermsInvalid { problem });
}

#[test]
fn a_norm_that_cannot_hold_is_refused_before_its_component_is_looked_for() {
    for code in ["e", "x"] {
        let problem = TermsProblem::BracketsNotFromZero { component: component(code), year: year(2026) };
        given_fund([opened()])
            .when(set_norm(code, by_victims(&[(1, 1_00)])))
            .then_expect_error(FundRefusal::TermsInvalid { problem });
    }
}

#[test]
fn a_norm_of_the_terms_is_one_per_year() {
    let norm = YearNorm { year: year(2025), norm: Norm::Amount(eur(1)) };
    let component = Component { norms: vec![norm.clone(), norm], ..first_contact() };
    let problem = TermsProblem::NormYearTwice { component: component.code.clone(), year: year(2025) };
    let terms = FundTerms { components: vec![component], limits: vec![], ..terms() };
    assert_eq!(terms.check(), Err(problem));
}
