//! The catalogue: offers of support, what they become, and their end.
//!
//! What an offer is for, answering needs, is told in `answers`.

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use domain::household::LifeDomain;
use domain::ids::PublicText;
use domain::support_offer::{
    ChangeOffer, OfferChanged, OfferSupport, OfferTerms, OfferWithdrawn, SupportOffer, SupportOfferCommand,
    SupportOfferEvent, SupportOfferRefusal as R, SupportOffered, WithdrawOffer,
};
use jiff::civil::{Date, date};

use crate::given::*;

fn public(text: &str) -> PublicText {
    PublicText::new(text).expect("stories use what can be")
}

fn terms(title: &str, available_from: Date, until: Option<Date>) -> OfferTerms {
    let description = public("Ten weeks, in groups of eight, for who wants to keep their own books again");
    OfferTerms { title: public(title), description, available_from, until }
}

fn course() -> OfferTerms {
    terms("Money course", REPORT_DAY, None)
}

pub(crate) fn offered() -> SupportOfferEvent {
    offered_on(LifeDomain::Finance)
}

pub(crate) fn offered_on(life_domain: LifeDomain) -> SupportOfferEvent {
    let organisation = organisation("debt-help");
    SupportOffered { on: REPORT_DAY, by: officer(), organisation, life_domain, terms: course() }.into()
}

pub(crate) fn changed() -> SupportOfferEvent {
    changed_to(REPORT_DAY, Some(date(2026, 12, 31)))
}

pub(crate) fn changed_to(available_from: Date, until: Option<Date>) -> SupportOfferEvent {
    OfferChanged { on: DAY, by: officer(), terms: terms("Money course", available_from, until) }.into()
}

pub(crate) fn withdrawn() -> SupportOfferEvent {
    OfferWithdrawn { on: LATER, by: officer() }.into()
}

/// One example of every event.
pub(crate) fn examples() -> Vec<SupportOfferEvent> {
    vec![offered(), changed(), withdrawn()]
}

/// One of each refusal, in order.
pub(crate) fn refusals() -> Vec<R> {
    vec![
        R::OfferNotMade,
        R::OfferAlreadyMade { on: DAY },
        R::OfferWithdrawn { on: DAY },
        R::OfferDateInFuture { on: TOMORROW, today: TODAY },
        R::OfferDateBeforeChange { on: REPORT_DAY, changed_on: DAY },
        R::OfferEndsBeforeStart { until: REPORT_DAY, available_from: DAY },
        R::OfferUnchanged { on: DAY },
    ]
}

pub(crate) fn offer_support() -> SupportOfferCommand {
    offer_support_on(LifeDomain::Finance)
}

pub(crate) fn offer_support_on(life_domain: LifeDomain) -> SupportOfferCommand {
    let organisation = organisation("debt-help");
    OfferSupport { fact: fact_on(REPORT_DAY), organisation, life_domain, terms: course() }.into()
}

fn change(on: Date, terms: OfferTerms) -> SupportOfferCommand {
    ChangeOffer { fact: fact_on(on), terms }.into()
}

fn change_until(until: Date) -> SupportOfferCommand {
    change(DAY, terms("Money course", REPORT_DAY, Some(until)))
}

fn withdraw(on: Date) -> SupportOfferCommand {
    WithdrawOffer { fact: fact_on(on) }.into()
}

fn given_offer(events: impl Into<Vec<SupportOfferEvent>>) -> AggregateTestExecutor<SupportOffer> {
    TestFramework::<SupportOffer>::with(()).given(events.into())
}

#[test]
fn support_comes_into_the_catalogue() {
    given_offer([]).when(offer_support()).then_expect_events(vec![offered()]);
}

#[test]
fn an_offer_is_made_once() {
    given_offer([offered()]).when(offer_support()).then_expect_error(R::OfferAlreadyMade { on: REPORT_DAY });
    given_offer([offered(), withdrawn()])
        .when(offer_support())
        .then_expect_error(R::OfferAlreadyMade { on: REPORT_DAY });
}

#[test]
fn an_offer_changes() {
    given_offer([offered()]).when(change_until(date(2026, 12, 31))).then_expect_events(vec![changed()]);
}

#[test]
fn a_change_changes_something() {
    given_offer([offered()])
        .when(change(DAY, course()))
        .then_expect_error(R::OfferUnchanged { on: REPORT_DAY });
    given_offer([offered(), changed()])
        .when(change_until(date(2026, 12, 31)))
        .then_expect_error(R::OfferUnchanged { on: DAY });
}

#[test]
fn an_offer_has_a_day_on_which_it_is_available() {
    let never = |on| terms("Money course", on, on.yesterday().ok());
    let refusal = |on: Date| R::OfferEndsBeforeStart { until: on.yesterday().unwrap(), available_from: on };
    let offer = OfferSupport {
        fact: fact(),
        organisation: organisation("debt-help"),
        life_domain: LifeDomain::Finance,
        terms: never(DAY),
    };
    given_offer([]).when(offer.into()).then_expect_error(refusal(DAY));
    given_offer([offered()]).when(change(DAY, never(LATER))).then_expect_error(refusal(LATER));
    let one_day = change(DAY, terms("Open day", LATER, Some(LATER)));
    assert!(given_offer([offered()]).when(one_day).inspect_result().is_ok());
}

#[test]
fn an_offer_is_withdrawn_for_good() {
    given_offer([offered()]).when(withdraw(LATER)).then_expect_events(vec![withdrawn()]);
    for command in [withdraw(LATER), change_until(date(2026, 12, 31))] {
        given_offer([offered(), withdrawn()])
            .when(command)
            .then_expect_error(R::OfferWithdrawn { on: LATER });
    }
}

#[test]
fn what_nobody_made_is_neither_changed_nor_withdrawn() {
    for command in [withdraw(TOMORROW), change(TOMORROW, course())] {
        given_offer([]).when(command).then_expect_error(R::OfferNotMade);
    }
}

#[test]
fn nothing_is_dated_in_the_future_or_before_the_last_change() {
    let future = R::OfferDateInFuture { on: TOMORROW, today: TODAY };
    let tomorrow = OfferSupport {
        fact: fact_on(TOMORROW),
        organisation: organisation("debt-help"),
        life_domain: LifeDomain::Finance,
        terms: course(),
    };
    given_offer([]).when(tomorrow.into()).then_expect_error(future.clone());
    for late in [withdraw(TOMORROW), change(TOMORROW, course())] {
        given_offer([offered()]).when(late).then_expect_error(future.clone());
    }
    for early in [withdraw(REPORT_DAY), change(REPORT_DAY, course())] {
        given_offer([offered(), changed()])
            .when(early)
            .then_expect_error(R::OfferDateBeforeChange { on: REPORT_DAY, changed_on: DAY });
    }
}
