//! Signals, working methods and the catalogue, from what happened to the rows and what is shown of them.
//!
//! Events are written out as the domain decides them; each story ends with the row as it would be stored.

#![expect(clippy::unwrap_used, reason = "a test ends where its story does")]

use std::collections::BTreeSet;

use domain::household::LifeDomain;
use domain::ids::{HouseholdId, MethodId, OfferId, OfficerId, OrganisationId, PublicText, SignalId};
use domain::signal::{
    SignalCategory, SignalClosed, SignalEvent, SignalFollowedUp, SignalLedToImprovement, SignalOutcome,
    SignalRecorded,
};
use domain::support_offer::{OfferChanged, OfferTerms, OfferWithdrawn, SupportOfferEvent, SupportOffered};
use domain::working_method::{
    WorkingMethodAdopted, WorkingMethodEvent, WorkingMethodImproved, WorkingMethodRetired,
};
use domain::{BookEvent, BookId, Sealed};
use insta::assert_json_snapshot;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use uuid::Uuid;
use views::methods::Methods;
use views::offers::Offers;
use views::signals::Signals;
use views::{Kind, Recorded, Route, View};

const SIGNAL: SignalId = SignalId::new(Uuid::from_u128(0x61));
const METHOD: MethodId = MethodId::new(Uuid::from_u128(0x71));
const OFFER: OfferId = OfferId::new(Uuid::from_u128(0x81));
const MARCH: Date = date(2026, 3, 2);

fn by() -> OfficerId {
    OfficerId::new("officer-1").unwrap()
}

fn public(text: &str) -> PublicText {
    PublicText::new(text).unwrap()
}

fn text() -> Sealed {
    Sealed { key: Uuid::from_u128(1), nonce: [7; 12], ciphertext: vec![9; 24] }
}

/// The row of a book after these events; each event goes to the row of its book.
fn row<V: View>(book: BookId, events: impl IntoIterator<Item = BookEvent>) -> V::Row {
    let key = book.aggregate_id().parse::<Uuid>().unwrap();
    let mut row = V::Row::default();
    for (position, event) in (0..).zip(events) {
        let recorded = Recorded { position, recorded_at: Timestamp::UNIX_EPOCH, book, event: &event };
        assert_eq!(V::route(&recorded), Route::Row(key));
        V::apply(&mut row, &recorded);
        kept(&row);
        columns::<V>(&row);
    }
    row
}

/// A row reads back as it was stored.
fn kept<R: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(row: &R) {
    let stored = serde_json::to_string(row).unwrap();
    assert_eq!(serde_json::from_str::<R>(&stored).unwrap(), *row, "{stored}");
}

/// What is shown has a value for each column, and a word of the list where there is one.
fn columns<V: View>(row: &V::Row) {
    let shown = serde_json::to_value(V::shown(row)).unwrap();
    let shown = shown.as_object().unwrap();
    let columns: BTreeSet<_> = V::FIELDS.iter().map(|field| field.column).collect();
    assert_eq!(shown.keys().map(String::as_str).collect::<BTreeSet<_>>(), columns);
    for field in V::FIELDS {
        let value = &shown[field.column];
        match field.kind {
            Kind::Word(words) => assert!(words.contains(&value.as_str().unwrap()), "{}: {value}", field.name),
            Kind::Date => assert!(value.as_str().unwrap().parse::<Date>().is_ok(), "{}: {value}", field.name),
            Kind::Flag => assert!(value.is_boolean(), "{}: {value}", field.name),
            Kind::Count => assert!(value.is_u64(), "{}: {value}", field.name),
            _ => assert!(value.is_string(), "{}: {value}", field.name),
        }
    }
}

fn recorded(life_domain: Option<LifeDomain>, household: Option<HouseholdId>) -> BookEvent {
    let organisation = OrganisationId::new("housing-corporation").ok();
    let (on, by, category, text) = (MARCH, by(), SignalCategory::Bottleneck, text());
    let event = SignalRecorded { on, by, category, life_domain, organisation, household, text };
    BookEvent::Signal(event.into())
}

fn followed_up(on: Date, assigned_to: Option<&str>) -> BookEvent {
    let assigned_to = assigned_to.map(|name| OfficerId::new(name).unwrap());
    BookEvent::Signal(SignalFollowedUp { on, by: by(), text: text(), assigned_to }.into())
}

fn signal(events: &[BookEvent]) -> views::signals::Signal {
    row::<Signals>(BookId::Signal(SIGNAL), events.iter().cloned())
}

#[test]
fn a_signal_nobody_looked_at_is_open() {
    let row = signal(&[recorded(None, None)]);
    assert_json_snapshot!(Signals::shown(&row));
}

#[test]
fn a_bottleneck_on_its_way_to_an_improvement_and_its_end() {
    let household = Some(HouseholdId::new(Uuid::from_u128(0xA1)));
    let improved = SignalLedToImprovement { on: date(2026, 5, 1), by: by(), method: METHOD, version: 2 };
    let closed = SignalClosed { on: date(2026, 6, 1), by: by(), outcome: SignalOutcome::Solved, text: None };
    let row = signal(&[
        recorded(Some(LifeDomain::Housing), household),
        followed_up(date(2026, 4, 7), Some("noor")),
        followed_up(date(2026, 4, 1), None),
        BookEvent::Signal(improved.into()),
        BookEvent::Signal(SignalEvent::from(closed)),
    ]);
    assert_json_snapshot!(row);
    assert_json_snapshot!(Signals::shown(&row));
}

fn terms(title: &str, until: Option<Date>) -> OfferTerms {
    OfferTerms { title: public(title), description: public("Ten weeks"), available_from: MARCH, until }
}

#[test]
fn an_offer_from_its_first_day_to_its_withdrawal() {
    let offered = SupportOffered {
        on: MARCH,
        by: by(),
        organisation: OrganisationId::new("debt-help").unwrap(),
        life_domain: LifeDomain::Finance,
        terms: terms("Money course", None),
    };
    let changed =
        OfferChanged { on: MARCH, by: by(), terms: terms("Money course", Some(date(2026, 12, 31))) };
    let withdrawn = OfferWithdrawn { on: date(2026, 7, 1), by: by() };
    let events: [SupportOfferEvent; 3] = [offered.into(), changed.into(), withdrawn.into()];
    let events = events.map(BookEvent::SupportOffer);
    let shown = |events: &[BookEvent]| {
        Offers::shown(&row::<Offers>(BookId::SupportOffer(OFFER), events.iter().cloned()))
    };
    assert_json_snapshot!(shown(&events[..1]));
    assert_json_snapshot!(shown(&events));
}

#[test]
fn a_working_method_is_shown_by_the_version_in_use() {
    let adopted =
        WorkingMethodAdopted { on: MARCH, by: by(), title: public("First contact"), text: public("Call") };
    let improved = WorkingMethodImproved {
        on: date(2026, 5, 1),
        by: by(),
        version: 2,
        text: public("Call, then visit"),
        reason: public("Nobody answers"),
        signals: [SIGNAL].into(),
    };
    let retired = WorkingMethodRetired { on: date(2026, 8, 1), by: by(), reason: public("Done") };
    let events: [WorkingMethodEvent; 3] = [adopted.into(), improved.into(), retired.into()];
    let events = events.map(BookEvent::WorkingMethod);
    let shown = |events: &[BookEvent]| {
        Methods::shown(&row::<Methods>(BookId::WorkingMethod(METHOD), events.iter().cloned()))
    };
    assert_json_snapshot!(shown(&events[..1]));
    assert_json_snapshot!(shown(&events));
}

#[test]
fn each_view_looks_at_its_own_books_only() {
    let event = recorded(None, None);
    for book in [BookId::WorkingMethod(METHOD), BookId::SupportOffer(OFFER)] {
        let elsewhere = Recorded { position: 0, recorded_at: Timestamp::UNIX_EPOCH, book, event: &event };
        assert_eq!(Signals::route(&elsewhere), Route::Nowhere);
    }
    let book = BookId::Signal(SIGNAL);
    let signal = Recorded { position: 0, recorded_at: Timestamp::UNIX_EPOCH, book, event: &event };
    assert_eq!((Offers::route(&signal), Methods::route(&signal)), (Route::Nowhere, Route::Nowhere));
    let kinds = [Signals::BOOKS, Offers::BOOKS, Methods::BOOKS].concat();
    let books = [book, BookId::SupportOffer(OFFER), BookId::WorkingMethod(METHOD)];
    assert_eq!(kinds, books.map(|book| book.aggregate_type()));
}
