//! The vocabulary of the stories: who, when, and how a story begins.
//!
//! Events are what `given` takes, commands are what `when` takes. Where a story does not say when something
//! happened, it happened on `DAY`.

mod commands;
mod events;
mod plans;

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use domain::household::{Household, HouseholdEvent, Identity};
use domain::ids::{
    ConsentId, GoalId, HouseholdId, MeasureId, MethodId, NeedId, NoteId, OfferId, OfficerId, OrganisationId,
    PersonId, SignalId,
};
use domain::support_offer::SupportOffer;
use domain::{Fact, Sealed};
use jiff::civil::{Date, date};
use uuid::Uuid;

pub(crate) use self::commands::*;
pub(crate) use self::events::*;
pub(crate) use self::plans::*;

pub(crate) const REPORT_DAY: Date = date(2026, 2, 2);
pub(crate) const DAY: Date = date(2026, 3, 2);
pub(crate) const LATER: Date = date(2026, 4, 7);
pub(crate) const TODAY: Date = date(2026, 11, 22);
pub(crate) const TOMORROW: Date = date(2026, 11, 23);

pub(crate) const HOUSEHOLD: HouseholdId = HouseholdId::new(Uuid::from_u128(0xA1));
pub(crate) const OTHER_HOUSEHOLD: HouseholdId = HouseholdId::new(Uuid::from_u128(0xA2));
pub(crate) const MOTHER: PersonId = PersonId::new(Uuid::from_u128(0xB1));
pub(crate) const SON: PersonId = PersonId::new(Uuid::from_u128(0xB2));
pub(crate) const STRANGER: PersonId = PersonId::new(Uuid::from_u128(0xB9));
pub(crate) const NEED: NeedId = NeedId::new(Uuid::from_u128(0xC1));
pub(crate) const OTHER_NEED: NeedId = NeedId::new(Uuid::from_u128(0xC2));
pub(crate) const GOAL: GoalId = GoalId::new(Uuid::from_u128(0xD1));
pub(crate) const OTHER_GOAL: GoalId = GoalId::new(Uuid::from_u128(0xD2));
pub(crate) const MEASURE: MeasureId = MeasureId::new(Uuid::from_u128(0xE1));
pub(crate) const OTHER_MEASURE: MeasureId = MeasureId::new(Uuid::from_u128(0xE2));
pub(crate) const CONSENT: ConsentId = ConsentId::new(Uuid::from_u128(0xF1));
pub(crate) const OTHER_CONSENT: ConsentId = ConsentId::new(Uuid::from_u128(0xF2));
pub(crate) const NOTE: NoteId = NoteId::new(Uuid::from_u128(0xF9));
pub(crate) const SIGNAL: SignalId = SignalId::new(Uuid::from_u128(0x61));
pub(crate) const OTHER_SIGNAL: SignalId = SignalId::new(Uuid::from_u128(0x62));
pub(crate) const METHOD: MethodId = MethodId::new(Uuid::from_u128(0x71));
pub(crate) const OFFER: OfferId = OfferId::new(Uuid::from_u128(0x81));
pub(crate) const OTHER_OFFER: OfferId = OfferId::new(Uuid::from_u128(0x82));

/// Begins a story about a household of which nothing is known.
pub(crate) fn given_nothing() -> AggregateTestExecutor<Household> {
    TestFramework::<Household>::with(SupportOffer::default()).given_no_previous_events()
}

/// Begins a story about a household to which this happened.
pub(crate) fn given(events: impl Into<Vec<HouseholdEvent>>) -> AggregateTestExecutor<Household> {
    given_offered(SupportOffer::default(), events)
}

/// The same, where the catalogue has this offer.
pub(crate) fn given_offered(
    offer: SupportOffer,
    events: impl Into<Vec<HouseholdEvent>>,
) -> AggregateTestExecutor<Household> {
    TestFramework::<Household>::with(offer).given(events.into())
}

/// The household to which this happened.
pub(crate) fn household(events: &[HouseholdEvent]) -> Household {
    let mut household = Household::default();
    events.iter().for_each(|event| household.apply(event));
    household
}

pub(crate) fn officer() -> OfficerId {
    officer_called("officer-1")
}

pub(crate) fn officer_called(name: &str) -> OfficerId {
    OfficerId::new(name).expect("stories use short names")
}

pub(crate) fn organisation(name: &str) -> OrganisationId {
    OrganisationId::new(name).expect("stories use short names")
}

/// A sealed text: what it says does not matter to any rule.
pub(crate) fn text() -> Sealed {
    Sealed { key: Uuid::from_u128(1), nonce: [7; 12], ciphertext: vec![9; 24] }
}

pub(crate) fn identity() -> Box<Identity> {
    Box::new(Identity {
        name: text(),
        bsn: Some(text()),
        date_of_birth: Some(text()),
        address: None,
        contact_details: None,
    })
}

/// It happened on this date and is recorded on `TODAY`.
pub(crate) fn fact_on(on: Date) -> Fact {
    Fact { on, today: TODAY, by: officer() }
}

pub(crate) fn fact() -> Fact {
    fact_on(DAY)
}
