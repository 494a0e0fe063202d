//! An offer of the catalogue as the wire shows it. Nothing of it is personal.

use api::v1;
use domain::support_offer::{OfferFile, OfferTerms};
use uuid::Uuid;
use views::offers::Offer;

use super::dates::day;
use super::receipt::count;
use super::words::Word;

/// An offer in the catalogue; `None` for a row without the event that made it.
#[must_use]
pub(crate) fn offer(id: Uuid, row: &Offer) -> Option<v1::Offer> {
    let file = row.offer.file()?;
    Some(v1::Offer {
        offer_id: id.to_string(),
        revision: count(revision(file)),
        organisation_id: file.offered.organisation.to_string(),
        life_domain: file.offered.life_domain.number(),
        terms: Some(terms(file.terms())),
        offered_on: day(file.offered.on),
        changed_on: day(file.changed_on()),
        withdrawn_on: file.withdrawn.as_ref().and_then(|withdrawn| day(withdrawn.on)),
    })
}

/// Each of its events is in the file.
fn revision(file: &OfferFile) -> u64 {
    1 + file.changes.len() as u64 + u64::from(file.withdrawn.is_some())
}

fn terms(terms: &OfferTerms) -> v1::OfferTerms {
    v1::OfferTerms {
        title: terms.title.to_string(),
        description: terms.description.to_string(),
        available_from: day(terms.available_from),
        available_until: terms.until.and_then(day),
    }
}
