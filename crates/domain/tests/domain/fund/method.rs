//! Norm or actual cost: chosen once, switched once, and only to actual cost.
//!
//! Where no component leaves a choice there is nothing to choose.

use domain::fund::{FundRefusal, FundTerms, Method};

use super::given::*;

fn nothing_to_choose() -> FundTerms {
    FundTerms { components: vec![support_component()], ..terms() }
}

#[test]
fn the_method_is_chosen_for_all_components_with_a_choice() {
    for method in [Method::Norm, Method::Actual] {
        given_fund([opened()]).when(choose(method)).then_expect_events(vec![chosen(method)]);
        assert_eq!(fund(&[opened(), chosen(method)]).method(), Some(method));
    }
    assert_eq!(fund(&[opened()]).method(), None);
}

#[test]
fn the_method_is_chosen_once() {
    for method in [Method::Norm, Method::Actual] {
        given_fund([opened(), chosen(method)])
            .when(choose(Method::Norm))
            .then_expect_error(FundRefusal::MethodAlreadyChosen { method, on: DAY });
    }
}

#[test]
fn one_switch_from_norm_to_actual_is_allowed() {
    let switched = [opened(), chosen(Method::Norm), switched_to_actual()];
    given_fund(&switched[..2]).when(switch_to_actual()).then_expect_events(vec![switched_to_actual()]);
    assert_eq!(fund(&switched).method(), Some(Method::Actual));
    given_fund(switched.clone()).when(switch_to_actual()).then_expect_error(FundRefusal::MethodNotNorm);
    given_fund(switched)
        .when(choose(Method::Norm))
        .then_expect_error(FundRefusal::MethodAlreadyChosen { method: Method::Actual, on: LATER });
}

#[test]
fn only_from_norm_is_there_a_switch() {
    for history in [vec![opened()], vec![opened(), chosen(Method::Actual)]] {
        given_fund(history).when(switch_to_actual()).then_expect_error(FundRefusal::MethodNotNorm);
    }
}

#[test]
fn where_nothing_is_left_to_choose_nothing_is_chosen() {
    for command in [choose(Method::Actual), switch_to_actual()] {
        given_fund([opened_with(nothing_to_choose())])
            .when(command)
            .then_expect_error(FundRefusal::MethodFixed);
    }
}
