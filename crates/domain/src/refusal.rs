//! Refusals of all books behind one type: a code for clients, values for a message in any language.
//!
//! A refusal is an answer, not a failure: nothing was recorded. Values are dates, ids, versions, numbers and
//! terms, never personal data, so they may be logged and sent.

use crate::household::HouseholdRefusal;
use crate::person::PersonRefusal;

/// Why a command is refused, by the book that refused it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub enum Refusal {
    /// By the household itself.
    Household(#[from] HouseholdRefusal),
    /// By a person's book, of a leg.
    Person(#[from] PersonRefusal),
}

impl Refusal {
    /// The codes of all refusals, book by book, each in its order of precedence.
    pub const ALL_CODES: &'static [&'static str] = &joined();

    /// The code of the refusal: a word for programs that never changes.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Household(refusal) => refusal.code(),
            Self::Person(refusal) => refusal.code(),
        }
    }

    /// The values of the refusal, by name, as text: dates as `2026-11-22`, terms and phases by their code.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Household(refusal) => refusal.values(),
            Self::Person(refusal) => refusal.values(),
        }
    }
}

/// Both tables of codes, one after the other.
const fn joined() -> [&'static str; HouseholdRefusal::CODES.len() + PersonRefusal::CODES.len()] {
    let (household, person) = (HouseholdRefusal::CODES, PersonRefusal::CODES);
    let mut codes = [""; HouseholdRefusal::CODES.len() + PersonRefusal::CODES.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = if at < household.len() { household[at] } else { person[at - household.len()] };
        at += 1;
    }
    codes
}

/// Gives a refusal enum its `CODES`, `code` and `values` from one table, which the compiler keeps complete.
macro_rules! codes {
    ($refusal:ident: $($variant:ident => $code:literal { $($value:ident),* },)+) => {
        impl $refusal {
            /// The codes, in order of precedence.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The code of the refusal: a word for programs that never changes.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)+
                }
            }

            /// The values of the refusal, by name, as text.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$variant { $($value),* } => vec![$((stringify!($value), $value.to_string())),*],)+
                }
            }
        }
    };
}

pub(crate) use codes;
