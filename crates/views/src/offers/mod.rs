//! The catalogue: what support there is, per life domain and organisation.
//!
//! One row per offer: the offer itself, so that when it is available is decided in one place, the domain.

use domain::support_offer::{OfferFile, SupportOffer};
use domain::{BookEvent, BookId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Field, Kind, NEVER, Recorded, Route, View, words};

/// The view of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Offers;

/// An offer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Offer {
    /// As its book has it.
    pub offer: SupportOffer,
}

/// What is shown of an offer to those who filter.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    title: String,
    organisation: String,
    life_domain: &'static str,
    available_from: String,
    available_until: String,
    withdrawn: bool,
    withdrawn_on: String,
}

const fn field(name: &'static str, kind: Kind, ordered: bool) -> Field {
    Field { name, column: name, kind, ordered }
}

impl View for Offers {
    const NAME: &'static str = "offers";
    const VERSION: i32 = 1;
    const BOOKS: &'static [&'static str] = &["support_offer"];
    const FIELDS: &'static [Field] = &[
        field("title", Kind::Text, true),
        field("organisation", Kind::Text, false),
        field("life_domain", Kind::Word(words::LIFE_DOMAINS), false),
        field("available_from", Kind::Date, true),
        field("available_until", Kind::Date, false),
        field("withdrawn", Kind::Flag, false),
        field("withdrawn_on", Kind::Date, false),
    ];

    type Row = Offer;
    type Shown = Shown;

    fn route(recorded: &Recorded<'_>) -> Route {
        match recorded.book {
            BookId::SupportOffer(offer) => Route::Row(offer.as_uuid()),
            _ => Route::Nowhere,
        }
    }

    fn apply(row: &mut Offer, recorded: &Recorded<'_>) {
        if let BookEvent::SupportOffer(event) = recorded.event {
            row.offer.apply(event);
        }
    }

    fn shown(row: &Offer) -> Shown {
        let file = row.offer.file();
        let terms = file.map(OfferFile::terms);
        let withdrawn_on = file.and_then(|file| file.withdrawn.as_ref()).map(|withdrawn| withdrawn.on);
        let day = |date: Option<Date>| date.map_or_else(|| NEVER.to_owned(), |date| date.to_string());
        Shown {
            title: terms.map(|terms| terms.title.to_string()).unwrap_or_default(),
            organisation: file.map(|file| file.offered.organisation.to_string()).unwrap_or_default(),
            life_domain: file.map_or("", |file| words::life_domain(file.offered.life_domain)),
            available_from: day(terms.map(|terms| terms.available_from)),
            available_until: day(terms.and_then(|terms| terms.until)),
            withdrawn: withdrawn_on.is_some(),
            withdrawn_on: day(withdrawn_on),
        }
    }
}
