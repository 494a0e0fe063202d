//! Activities with a limit: at most so much, or once, per person or per household, over all years.
//!
//! The college may go over the most where the terms say so; only an override for hardship offers something twice.

use domain::fund::{
    CollegeMay, Encumber, FundEvent, FundRefusal, FundTerms, FundsEncumbered, Limit, LimitCheck, Mandate,
};

use super::given::*;

fn restructured(cents: i64) -> FundEvent {
    encumbered_for(PROVISION, support(), cents, Some("restructuring"))
}

fn clothed(cents: i64) -> FundEvent {
    encumbered_for(PROVISION, support(), cents, Some("clothing"))
}

fn by_college(encumber: Encumber) -> Encumber {
    Encumber { mandate: Mandate::College, ..encumber }
}

fn overridden(encumber: Encumber) -> Encumber {
    Encumber { limit_overridden: LimitCheck::Overridden, ..encumber }
}

fn accepted(history: &[FundEvent], encumber: Encumber) {
    let (code, amount) = (encumber.activity.clone(), encumber.amount);
    let events = fund(&with_budget_and(history)).decide(&leg(encumber));
    let Ok([FundEvent::FundsEncumbered(FundsEncumbered { activity, amount: promised, .. })]) =
        events.as_deref()
    else {
        panic!("{events:?}");
    };
    assert_eq!((activity, *promised), (&code, amount));
}

fn refused(history: &[FundEvent], encumber: Encumber, refusal: FundRefusal) {
    given_fund(with_budget_and(history)).when(leg(encumber)).then_expect_error(refusal);
}

fn exceeded(code: &str, most: i64, committed: i64, asked: i64) -> FundRefusal {
    let (activity, most, asked) = (activity(code), eur(most), eur(asked));
    FundRefusal::LimitExceeded { activity, most, committed: cents(committed), asked }
}

fn offered(code: &str) -> FundRefusal {
    FundRefusal::AlreadyOffered { activity: activity(code) }
}

#[test]
fn the_most_may_be_promised_and_not_a_cent_more() {
    accepted(&[], encumber_for("restructuring", 10_000_00));
    let refusal = exceeded("restructuring", 10_000_00, 0, 10_000_01);
    refused(&[], encumber_for("restructuring", 10_000_01), refusal);
}

#[test]
fn commitments_of_one_provision_add_up_to_the_most() {
    let history = [restructured(6_000_00)];
    accepted(&history, Encumber { commitment: 2, ..encumber_for("restructuring", 4_000_00) });
    let refusal = exceeded("restructuring", 10_000_00, 6_000_00, 4_000_01);
    refused(&history, encumber_for("restructuring", 4_000_01), refusal);
}

#[test]
fn the_limit_counts_over_all_years() {
    let next_year = Encumber { line: line(2027, "c"), ..encumber_for("restructuring", 4_000_01) };
    let history = [allocated(line(2027, "c"), 20_000_00), restructured(6_000_00)];
    refused(&history, next_year, exceeded("restructuring", 10_000_00, 6_000_00, 4_000_01));
}

#[test]
fn what_was_released_counts_no_longer() {
    let history = [restructured(6_000_00), released(support(), 2_000_00, Some("restructuring"))];
    accepted(&history, encumber_for("restructuring", 6_000_00));
    let refusal = exceeded("restructuring", 10_000_00, 4_000_00, 6_000_01);
    refused(&history, encumber_for("restructuring", 6_000_01), refusal);
}

#[test]
fn the_college_may_exceed_where_the_terms_say_so() {
    accepted(&[], by_college(encumber_for("restructuring", 10_000_01)));
    let refusal = exceeded("clothing", 500_00, 0, 500_01);
    refused(&[], by_college(encumber_for("clothing", 500_01)), refusal);
}

#[test]
fn what_the_college_promised_counts_for_whoever_decides_after_it() {
    let history = [restructured(12_000_00)];
    let refusal = exceeded("restructuring", 10_000_00, 12_000_00, 1);
    refused(&history, encumber_for("restructuring", 1), refusal);
}

#[test]
fn what_is_offered_once_is_not_offered_by_a_second_provision() {
    let second = Encumber { provision: OTHER_PROVISION, ..encumber_for("restructuring", 1) };
    refused(&[restructured(1)], second.clone(), offered("restructuring"));
    refused(&[restructured(1)], by_college(second.clone()), offered("restructuring"));
    let given_back = [restructured(1), released(support(), 1, Some("restructuring"))];
    refused(&given_back, second, offered("restructuring"));
}

#[test]
fn once_per_person_means_each_person() {
    let brother = Encumber {
        provision: OTHER_PROVISION,
        person: Some(BROTHER),
        ..encumber_for("restructuring", 10_000_00)
    };
    accepted(&[restructured(10_000_00)], brother);
}

#[test]
fn a_limit_per_person_asks_for_a_person() {
    let unnamed = |code, cents| Encumber { person: None, ..encumber_for(code, cents) };
    let needed = FundRefusal::PersonNeeded { activity: activity("restructuring") };
    let asked = unnamed("restructuring", 1);
    for asked in [asked.clone(), by_college(asked.clone()), overridden(asked)] {
        refused(&[], asked.clone(), needed.clone());
        refused(&[restructured(10_000_00)], asked, needed.clone());
    }
    accepted(&[], unnamed("clothing", 500_00));
}

#[test]
fn what_was_promised_before_the_limit_was_per_person_asks_for_a_person_from_then_on() {
    let per_household = Limit { per: domain::fund::CountUnit::Household, ..restructuring() };
    let looser = FundTerms { limits: vec![per_household], ..terms() };
    let unnamed = Encumber { person: None, ..encumber_for("restructuring", 1) };
    accepted(&[amended(2, looser.clone())], unnamed.clone());
    let needed = FundRefusal::PersonNeeded { activity: activity("restructuring") };
    refused(&[amended(2, looser), amended(3, terms())], unnamed, needed);
}

#[test]
fn per_household_means_all_its_members_together() {
    let brother = |cents| Encumber {
        provision: OTHER_PROVISION,
        person: Some(BROTHER),
        ..encumber_for("clothing", cents)
    };
    accepted(&[clothed(300_00)], brother(200_00));
    refused(&[clothed(300_00)], brother(200_01), exceeded("clothing", 500_00, 300_00, 200_01));
    accepted(&[clothed(300_00)], Encumber { household: NEIGHBOURS, ..brother(500_00) });
}

#[test]
fn an_activity_without_a_most_is_offered_once_for_any_amount() {
    accepted(&[], encumber_for("advice", 20_000_00));
    let history = [encumbered_for(PROVISION, support(), 1, Some("advice"))];
    let second = Encumber { provision: OTHER_PROVISION, ..encumber_for("advice", 1) };
    refused(&history, second, offered("advice"));
}

#[test]
fn hardship_sets_a_limit_aside_but_not_the_budget() {
    let second = Encumber { provision: OTHER_PROVISION, ..encumber_for("restructuring", 10_000_01) };
    let event = FundsEncumbered {
        provision: OTHER_PROVISION,
        limit: LimitCheck::Overridden,
        ..encumbered_event(10_000_01)
    };
    given_fund(with_budget_and([restructured(5_00)]))
        .when(leg(overridden(second)))
        .then_expect_events(vec![event.into()]);
    let refusal =
        FundRefusal::FundExhausted { line: support(), free: cents(20_000_00), asked: eur(20_000_01) };
    refused(&[], overridden(encumber_for("restructuring", 20_000_01)), refusal);
}

fn encumbered_event(cents: i64) -> FundsEncumbered {
    match restructured(cents) {
        FundEvent::FundsEncumbered(event) => event,
        other => panic!("{other:?}"),
    }
}

#[test]
fn amended_limits_look_at_what_was_promised_before() {
    let per_household = Limit {
        per: domain::fund::CountUnit::Household,
        college_may_exceed: CollegeMay::NotExceed,
        ..restructuring()
    };
    let stricter = FundTerms { limits: vec![per_household], ..terms() };
    let brother = Encumber { person: Some(BROTHER), ..encumber_for("restructuring", 4_000_01) };
    let history = [restructured(6_000_00), amended(2, stricter)];
    refused(&history, by_college(brother), exceeded("restructuring", 10_000_00, 6_000_00, 4_000_01));
}

#[test]
fn what_has_no_limit_counts_for_none() {
    accepted(&[encumbered(support(), 9_000_00)], encumber_for("restructuring", 10_000_00));
}
