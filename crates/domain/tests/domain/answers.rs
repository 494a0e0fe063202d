//! Needs answered from the catalogue: by an offer that stands, on the day, on the need's life domain.
//!
//! The offer is looked at; what became of the need is for whoever closes it.

use domain::household::{AnswerNeed, HouseholdRefusal, LifeDomain};
use domain::support_offer::{SupportOffer, SupportOfferEvent};
use domain::{BookId, Refusal};
use jiff::civil::date;

use crate::given::*;
use crate::support_offer::{changed_to, offer_support, offer_support_on, offered, offered_on, withdrawn};
use crate::world::World;

fn offer(events: &[SupportOfferEvent]) -> SupportOffer {
    let mut offer = SupportOffer::default();
    events.iter().for_each(|event| offer.apply(event));
    offer
}

fn with_a_need() -> Vec<domain::household::HouseholdEvent> {
    vec![reported(), joined(MOTHER), need(NEED)]
}

#[test]
fn a_need_is_answered_from_the_catalogue() {
    given_offered(offer(&[offered()]), with_a_need())
        .when(answer_need(NEED))
        .then_expect_events(vec![need_answered(NEED)]);
}

#[test]
fn an_unknown_need_is_not_answered() {
    given_offered(offer(&[offered()]), with_a_need())
        .when(answer_need(OTHER_NEED))
        .then_expect_error(HouseholdRefusal::NeedUnknown { need: OTHER_NEED });
}

#[test]
fn a_closed_need_is_not_answered() {
    given_offered(offer(&[offered()]), [with_a_need(), vec![need_closed(NEED)]].concat())
        .when(answer_need(NEED))
        .then_expect_error(HouseholdRefusal::NeedAlreadyClosed { need: NEED, on: DAY });
}

#[test]
fn a_need_is_answered_once_from_an_offer_and_may_be_answered_from_others() {
    let history = [with_a_need(), vec![need_answered(NEED)]].concat();
    given_offered(offer(&[offered()]), history.clone())
        .when(answer_need(NEED))
        .then_expect_error(HouseholdRefusal::NeedAlreadyAnswered { need: NEED, offer: OFFER, on: DAY });
    let from_another = AnswerNeed { fact: fact(), need: NEED, offer: OTHER_OFFER, text: None };
    let result = given_offered(offer(&[offered()]), history).when(from_another.into()).inspect_result();
    assert_eq!(result.map(|events| events.len()), Ok(1));
}

#[test]
fn what_nobody_offers_answers_nothing() {
    given(with_a_need())
        .when(answer_need(NEED))
        .then_expect_error(HouseholdRefusal::OfferUnknown { offer: OFFER });
}

#[test]
fn an_offer_answers_on_its_first_and_its_last_day_and_not_around_them() {
    let (first, last) = (date(2026, 3, 1), date(2026, 4, 7));
    let offer = offer(&[offered(), changed_to(first, Some(last))]);
    for (on, answers) in [(date(2026, 2, 28), false), (first, true), (last, true), (date(2026, 4, 8), false)]
    {
        let result =
            given_offered(offer.clone(), with_a_need()).when(answer_need_on(on, NEED)).inspect_result();
        let expected = match answers {
            true => Ok(1),
            false => Err(HouseholdRefusal::OfferNotAvailable { offer: OFFER, on }),
        };
        assert_eq!(result.map(|events| events.len()), expected, "{on}");
    }
}

#[test]
fn a_withdrawn_offer_answers_what_was_answered_before_that_day() {
    let offer = offer(&[offered(), withdrawn()]);
    given_offered(offer.clone(), with_a_need())
        .when(answer_need_on(LATER, NEED))
        .then_expect_error(HouseholdRefusal::OfferNotAvailable { offer: OFFER, on: LATER });
    given_offered(offer, with_a_need()).when(answer_need(NEED)).then_expect_events(vec![need_answered(NEED)]);
}

#[test]
fn an_offer_on_work_does_not_answer_a_need_about_money() {
    given_offered(offer(&[offered_on(LifeDomain::Work)]), with_a_need())
        .when(answer_need(NEED))
        .then_expect_error(HouseholdRefusal::OfferOfOtherDomain { offer: OFFER, need: NEED });
}

#[test]
fn the_need_comes_before_the_offer_and_its_day_before_its_domain() {
    given(with_a_need())
        .when(answer_need(OTHER_NEED))
        .then_expect_error(HouseholdRefusal::NeedUnknown { need: OTHER_NEED });
    given_offered(offer(&[offered_on(LifeDomain::Work), withdrawn()]), with_a_need())
        .when(answer_need_on(LATER, NEED))
        .then_expect_error(HouseholdRefusal::OfferNotAvailable { offer: OFFER, on: LATER });
}

#[test]
fn one_offer_answers_needs_of_many_households_and_is_not_written() {
    let mut world = World::default();
    world.tell(BookId::SupportOffer(OFFER), offer_support()).unwrap();
    let before = world.book(BookId::SupportOffer(OFFER));
    for (household, person) in [(HOUSEHOLD, MOTHER), (OTHER_HOUSEHOLD, SON)] {
        world.ask(household, &report()).unwrap();
        world.ask(household, &add(person)).unwrap();
        world.ask(household, &record_need(NEED, person)).unwrap();
        assert_eq!(world.ask(household, &answer_need(NEED)), Ok(1));
    }
    assert_eq!(world.book(BookId::SupportOffer(OFFER)), before);
    assert_eq!(world.replayed(), world);
}

#[test]
fn a_household_nobody_reported_looks_at_no_offer() {
    let mut world = World::default();
    world.tell(BookId::SupportOffer(OFFER), offer_support_on(LifeDomain::Care)).unwrap();
    let refused = world.ask(HOUSEHOLD, &answer_need(NEED));
    assert_eq!(refused, Err(Refusal::Household(HouseholdRefusal::HouseholdNotReported)));
    assert_eq!(household(&[]).looks_at(&answer_need(NEED)), None);
    assert_eq!(household(&with_a_need()).looks_at(&answer_need(NEED)), Some(OFFER));
    assert_eq!(household(&with_a_need()).looks_at(&close_need(NEED)), None);
}

#[test]
fn the_answers_stay_with_the_need() {
    let household = household(&[with_a_need(), vec![need_answered(NEED), need_closed(NEED)]].concat());
    let need = &household.case().expect("it was reported").needs[0];
    assert_eq!(need.answers.iter().map(|answer| answer.offer).collect::<Vec<_>>(), [OFFER]);
    assert!(need.closed.is_some());
}
