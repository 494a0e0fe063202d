//! Who the households of the caseload are: made-up names and addresses, and fictitious BSNs.

use api::v1;
use jiff::civil::Date;

use super::dice::Dice;
use crate::demo::{bsn, command::wire_date};

const FIRST_NAMES: [&str; 24] = [
    "Aisha", "Bram", "Chantal", "Daan", "Elif", "Farid", "Gerda", "Hassan", "Ilse", "Jayden", "Kadir",
    "Lotte", "Mehmet", "Nora", "Omar", "Priya", "Quinten", "Rosa", "Samir", "Tess", "Umut", "Vera", "Willem",
    "Yara",
];
const FAMILY_NAMES: [&str; 24] = [
    "Aydin",
    "Bakker",
    "Cabral",
    "de Boer",
    "El Idrissi",
    "Fernandes",
    "Groen",
    "Haddad",
    "Isenia",
    "Jansen",
    "Kaya",
    "Linde",
    "Martina",
    "Nijland",
    "Özdemir",
    "Pinas",
    "Ramdin",
    "Smit",
    "Tahiri",
    "Uysal",
    "Visser",
    "Wijnaldum",
    "Yilmaz",
    "Zwart",
];
const STREETS: [&str; 6] =
    ["Voorbeeldstraat", "Verzonnenlaan", "Proefplein", "Modelweg", "Fictiekade", "Voorbeeldhof"];

/// BSNs kept for one household: more than it can have members.
const BSNS_PER_HOUSEHOLD: u64 = 10;
/// How far apart the BSNs of two seeds begin.
const BSNS_PER_SEED: u64 = 7_368_787;

/// A member of a household.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    /// Which one of the household, from 0.
    pub(super) number: u32,
    /// Whether it is an adult.
    pub(super) adult: bool,
}

/// Who a person is.
pub(super) fn identity(dice: Dice, seed: u64, household: u32, person: Person, town: &str) -> v1::Identity {
    let throw = |what: &str| format!("person {} {what}", person.number);
    let (first, family) =
        (dice.one_of(&throw("first name"), &FIRST_NAMES), dice.one_of("family name", &FAMILY_NAMES));
    let (street, number) = (dice.one_of("street", &STREETS), dice.between("house number", 1..=240));
    let years = if person.adult { 1965..=2000 } else { 2008..=2022 };
    let year = i16::try_from(dice.between(&throw("year of birth"), years)).expect("a year of this age fits");
    let day = i16::try_from(dice.between(&throw("day of birth"), 1..=365)).expect("a day of the year fits");
    let born = Date::constant(year, 1, 1).saturating_add(jiff::Span::new().days(day - 1));
    v1::Identity {
        name: format!("{first} {family}"),
        bsn: bsn::fictitious(place(seed, household, person.number)),
        date_of_birth: Some(wire_date(born)),
        address: format!("{street} {number}, {town}"),
        contact_details: String::new(),
    }
}

/// Where in the series the BSN of a person is: different for every two persons of a caseload.
pub(super) fn place(seed: u64, household: u32, person: u32) -> u64 {
    let first = (seed % bsn::COUNT) * BSNS_PER_SEED % bsn::COUNT;
    first + u64::from(household) * BSNS_PER_HOUSEHOLD + u64::from(person)
}
