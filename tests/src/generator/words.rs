//! Who and what: officers, organisations, sealed texts and ids of the histories. Nobody in them exists.

use domain::{
    Fact, Sealed,
    ids::{OfficerId, OrganisationId},
};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use super::chance::Chance;

/// How many households one coordinator has, over the years.
const PER_COORDINATOR: u32 = 80;

/// The organisations that coordinators work for and that carry out measures.
pub(super) const ORGANISATIONS: [&str; 8] = [
    "buurtteam-overvecht",
    "buurtteam-zuilen",
    "buurtteam-kanaleneiland",
    "buurtteam-leidsche-rijn",
    "jeugdteam",
    "kredietbank",
    "werkplein",
    "woningcorporatie",
];

/// The coordinator with this number, from 0.
pub fn coordinator_of(number: u32) -> String {
    format!("coordinator-{number}")
}

/// How many coordinators so many households need.
pub(super) fn coordinators(households: u32) -> u32 {
    households.div_ceil(PER_COORDINATOR).max(3)
}

/// The organisation a coordinator works for.
pub(super) fn organisation_of(coordinator: u32) -> &'static str {
    ORGANISATIONS[coordinator as usize % 4]
}

pub(super) fn officer(name: &str) -> OfficerId {
    OfficerId::new(name).expect("a name of letters, digits and dashes")
}

pub(super) fn organisation(name: &str) -> OrganisationId {
    OrganisationId::new(name).expect("a name of letters and dashes")
}

/// It happened on a date and is recorded today.
pub(super) fn fact(on: Date, today: Date, by: &str) -> Fact {
    Fact { on, today, by: officer(by) }
}

/// A text that has the shape of a sealed one; nobody can open it.
pub(super) fn sealed(subject: Uuid, number: u8) -> Sealed {
    Sealed { key: subject, nonce: [number; 12], ciphertext: vec![number; 48] }
}

/// A new id, which says when it was made, as those of clients do.
pub(super) fn new_id(chance: &mut Chance, at: Timestamp) -> Uuid {
    let mut random = [0; 10];
    random[..8].copy_from_slice(&chance.next().to_be_bytes());
    random[8..].copy_from_slice(&chance.next().to_be_bytes()[..2]);
    let millis = u64::try_from(at.as_millisecond()).expect("an instant after 1970");
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
