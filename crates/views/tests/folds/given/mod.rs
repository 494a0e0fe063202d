//! The vocabulary of the stories: who, when, how much, and how a story begins.

mod accounts;
mod commands;
mod money;
mod rows;
mod world;

use domain::ids::{
    FundId, GoalId, HouseholdId, MeasureId, NeedId, OfficerId, OrganisationId, PersonId, ProvisionId,
};
use domain::money::Amount;
use domain::{Fact, Sealed};
pub(crate) use jiff::civil::{Date, date};
use uuid::Uuid;

pub(crate) use self::accounts::*;
pub(crate) use self::commands::*;
pub(crate) use self::money::*;
pub(crate) use self::rows::*;
pub(crate) use self::world::World;

pub(crate) const HOUSEHOLD: HouseholdId =
    HouseholdId::new(Uuid::from_u128(0x0190_0000_0000_0000_0000_0000_3f0a_91c2));
pub(crate) const NEIGHBOURS: HouseholdId = HouseholdId::new(Uuid::from_u128(0xA2));
pub(crate) const STRANGERS: HouseholdId = HouseholdId::new(Uuid::from_u128(0xA3));
pub(crate) const MOTHER: PersonId = PersonId::new(Uuid::from_u128(0xB1));
pub(crate) const SON: PersonId = PersonId::new(Uuid::from_u128(0xB2));
pub(crate) const DAUGHTER: PersonId = PersonId::new(Uuid::from_u128(0xB3));
pub(crate) const FATHER: PersonId = PersonId::new(Uuid::from_u128(0xB4));
pub(crate) const NEED: NeedId = NeedId::new(Uuid::from_u128(0xC1));
pub(crate) const OTHER_NEED: NeedId = NeedId::new(Uuid::from_u128(0xC2));
pub(crate) const GOAL: GoalId = GoalId::new(Uuid::from_u128(0xD1));
pub(crate) const MEASURE: MeasureId = MeasureId::new(Uuid::from_u128(0xE1));
pub(crate) const FUND: FundId = FundId::new(Uuid::from_u128(0xF1));
pub(crate) const PROVISION: ProvisionId = ProvisionId::new(Uuid::from_u128(0x51));
pub(crate) const OTHER_PROVISION: ProvisionId = ProvisionId::new(Uuid::from_u128(0x52));

pub(crate) const REPORT_DAY: Date = date(2026, 2, 2);
pub(crate) const DAY: Date = date(2026, 3, 2);
pub(crate) const LATER: Date = date(2026, 4, 7);
pub(crate) const TODAY: Date = date(2026, 11, 22);

pub(crate) fn officer(name: &str) -> OfficerId {
    OfficerId::new(name).unwrap()
}

pub(crate) fn organisation(name: &str) -> OrganisationId {
    OrganisationId::new(name).unwrap()
}

/// An amount in euro cents, written as `eur(6_200_00)`.
pub(crate) fn eur(cents: i64) -> Amount {
    Amount::new(cents).unwrap()
}

/// A sealed text: what it says does not matter to any row.
pub(crate) fn text() -> Sealed {
    Sealed { key: Uuid::from_u128(1), nonce: [7; 12], ciphertext: vec![9; 24] }
}

/// It happened on this date, and is recorded on `TODAY` by somebody who does nothing else.
pub(crate) fn fact(on: Date) -> Fact {
    by("clerk", on)
}

pub(crate) fn by(name: &str, on: Date) -> Fact {
    Fact { on, today: TODAY, by: officer(name) }
}
