//! What fills in the text of a line: values that mean something, written out only where the language is known.

use domain::ids::{MunicipalityKey, OfficerId, OrganisationId, RoleCode};
use domain::money::EuroCents;
use jiff::civil::Date;

use super::Word;

/// A value in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A calendar date in Europe/Amsterdam.
    Date(Date),
    /// Euro cents.
    Money(EuroCents),
    /// How many of something, or which version.
    Count(u64),
    /// A word that has a text of its own.
    Word(Word),
    /// Such words, as a list.
    Words(Vec<Word>),
    /// An officer.
    Officer(OfficerId),
    /// An organisation.
    Organisation(OrganisationId),
    /// A municipality.
    Municipality(MunicipalityKey),
    /// A role in which somebody votes, by the word of the policy.
    Role(RoleCode),
}

macro_rules! from {
    ($($type:ty => $argument:ident,)+) => {$(
        impl From<$type> for Argument {
            fn from(value: $type) -> Self {
                Self::$argument(value)
            }
        }
    )+};
}

from! {
    Date => Date,
    EuroCents => Money,
    u64 => Count,
    Word => Word,
    Vec<Word> => Words,
    OfficerId => Officer,
    OrganisationId => Organisation,
    MunicipalityKey => Municipality,
    RoleCode => Role,
}
