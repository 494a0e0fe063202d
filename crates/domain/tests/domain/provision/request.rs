//! A provision is requested for somebody who is supported, from a fund that is meant for them.
//!
//! What is around decides: the household, its plan and its terms; the fund, its components and its grounds.

use domain::fund::FundTerms;
use domain::household::{Ground, HouseholdEvent, MemberJoined, Term, VictimStatus};
use domain::provision::{ProvisionRefusal as R, RequestProvision, Surroundings};

use super::given::*;
use crate::given::{ended, first_conversation, identity, joined, officer, overridden, reported, reported_on};

fn given_household(events: &[HouseholdEvent]) -> Surroundings {
    Surroundings { household: household(events), ..surroundings() }
}

fn refused(surroundings: Surroundings, request: RequestProvision, refusal: R) {
    given_provision_within(surroundings, []).when(ask(request)).then_expect_error(refusal);
}

fn plain() -> RequestProvision {
    RequestProvision { need: None, measure: None, ..request_of(640_00) }
}

#[test]
fn a_provision_is_requested() {
    given_provision([]).when(ask(request_of(640_00))).then_expect_events(vec![requested(640_00)]);
}

#[test]
fn a_provision_is_requested_for_the_household_as_a_whole() {
    let request = RequestProvision { person: None, activity: Some(activity("advice")), ..plain() };
    given_provision([]).when(ask(request.clone())).then_expect_events(vec![requested_with(request)]);
}

#[test]
fn nothing_follows_without_a_request() {
    given_provision([]).when(ask(change_amount(1_00))).then_expect_error(R::ProvisionNotRequested);
    given_provision([]).when(send(1)).then_expect_error(R::ProvisionNotRequested);
}

#[test]
fn a_provision_is_requested_once() {
    given_provision([requested(640_00)])
        .when(ask(request_of(1_00)))
        .then_expect_error(R::ProvisionAlreadyRequested { on: DAY });
}

#[test]
fn nobody_requests_tomorrow() {
    let request = RequestProvision { fact: by_on(requester(), TOMORROW), ..plain() };
    refused(surroundings(), request, R::ProvisionDateInFuture { on: TOMORROW, today: TODAY });
}

#[test]
fn only_a_household_that_is_supported_gets_something() {
    let refusal = R::BeneficiaryNotSupported { household: HOUSEHOLD };
    refused(Surroundings { household: Default::default(), ..surroundings() }, plain(), refusal.clone());
    refused(given_household(&[reported(), joined(MOTHER), ended()]), plain(), refusal.clone());
    refused(given_household(&[reported_on(LATER), joined(MOTHER)]), plain(), refusal);
}

#[test]
fn a_stranger_gets_nothing() {
    let request = RequestProvision { person: Some(STRANGER), ..plain() };
    refused(surroundings(), request, R::BeneficiaryNotMember { person: STRANGER });
}

#[test]
fn a_need_and_a_measure_are_those_of_the_household() {
    let request = RequestProvision { need: Some(OTHER_NEED), ..plain() };
    refused(surroundings(), request, R::ProvisionNeedUnknown { need: OTHER_NEED });
    let request = RequestProvision { measure: Some(OTHER_MEASURE), ..plain() };
    refused(surroundings(), request, R::ProvisionMeasureUnknown { measure: OTHER_MEASURE });
    let no_plan = given_household(&[reported(), joined(MOTHER)]);
    let request = RequestProvision { measure: Some(MEASURE), ..plain() };
    refused(no_plan, request, R::ProvisionMeasureUnknown { measure: MEASURE });
}

#[test]
fn a_measure_of_an_earlier_version_of_the_plan_is_a_measure_too() {
    let events = [reported(), joined(MOTHER), crate::given::drawn_up(), crate::given::revised()];
    let request = RequestProvision { measure: Some(MEASURE), need: None, ..request_of(640_00) };
    given_provision_within(given_household(&events), [])
        .when(ask(request.clone()))
        .then_expect_events(vec![requested_with(request)]);
}

#[test]
fn nothing_is_requested_after_support_should_have_ended() {
    let family = [reported(), joined(MOTHER), first_conversation()];
    let (due, on) = (date(2028, 3, 2), date(2028, 3, 3));
    let on_day = |day| {
        let fact = domain::Fact { on: day, today: day, by: requester() };
        RequestProvision { fact, ..plain() }
    };
    let over = R::SupportTermOver { term: Term::EndOfSupport, due, on };
    refused(given_household(&family), on_day(on), over);
    let in_time = given_provision_within(given_household(&family), []).when(ask(on_day(due)));
    assert!(in_time.inspect_result().is_ok());

    let more_time = [&family[..], &[overridden(due, Term::EndOfSupport, on)]].concat();
    let given_time = given_provision_within(given_household(&more_time), []).when(ask(on_day(on)));
    assert!(given_time.inspect_result().is_ok());
}

#[test]
fn a_fund_that_is_not_open_gives_nothing() {
    let refusal = R::FundNotAvailable { fund: FUND };
    refused(Surroundings { fund: Default::default(), ..surroundings() }, plain(), refusal.clone());
    refused(surroundings_with(vec![closed()]), plain(), refusal);
}

#[test]
fn a_component_and_an_activity_are_those_of_the_fund() {
    let request = RequestProvision { component: component("x"), ..plain() };
    refused(surroundings(), request, R::ComponentNotInFund { component: component("x") });
    let request = RequestProvision { activity: Some(activity("yachting")), ..plain() };
    let refusal = R::ActivityNotInFund { component: component("c"), activity: activity("yachting") };
    refused(surroundings(), request, refusal);
    let elsewhere =
        RequestProvision { component: component("a"), activity: Some(activity("advice")), ..plain() };
    let refusal = R::ActivityNotInFund { component: component("a"), activity: activity("advice") };
    refused(surroundings(), elsewhere, refusal);
}

#[test]
fn whoever_it_is_for_has_a_ground_the_fund_asks_for() {
    let son = MemberJoined {
        on: REPORT_DAY,
        by: officer(),
        person: SON,
        ground: Ground::FamilyMember,
        victim_status: VictimStatus::NotAVictim,
        identity: identity(),
    };
    let for_son = RequestProvision { person: Some(SON), ..plain() };
    let family = given_household(&[reported(), joined(MOTHER), son.clone().into()]);
    refused(family.clone(), for_son.clone(), R::NotEligible);
    let for_all = RequestProvision { person: None, ..plain() };
    assert!(given_provision_within(family.clone(), []).when(ask(for_all.clone())).inspect_result().is_ok());
    refused(given_household(&[reported(), son.into()]), for_all, R::NotEligible);

    let for_anybody = FundTerms { eligible: [].into(), ..terms() };
    let open_to_all = Surroundings { fund: fund(&[opened_with(for_anybody)]), ..family };
    assert!(given_provision_within(open_to_all, []).when(ask(for_son)).inspect_result().is_ok());
}
