//! The value of a figure.

use std::fmt;

use domain::account::FinalAccount;
use domain::money::EuroCents;
use serde::{Deserialize, Serialize};

use crate::definition::FigureKind;

/// What a figure comes to. In JSON a whole number, or `"yes"` or `"no"`; the kind beside it says of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A number of things.
    Count(i64),
    /// An amount in euro cents.
    Cents(EuroCents),
    /// Yes or no.
    YesNo(FinalAccount),
}

impl Value {
    /// The value of a figure of this kind by its number.
    pub(crate) fn of(kind: FigureKind, number: i64) -> Self {
        match kind {
            FigureKind::Count => Self::Count(number),
            FigureKind::Cents => Self::Cents(EuroCents::new(number)),
            FigureKind::YesNo if number == 0 => Self::YesNo(FinalAccount::No),
            FigureKind::YesNo => Self::YesNo(FinalAccount::Yes),
        }
    }

    /// The kind of figure it is the value of.
    #[must_use]
    pub fn kind(self) -> FigureKind {
        match self {
            Self::Count(_) => FigureKind::Count,
            Self::Cents(_) => FigureKind::Cents,
            Self::YesNo(_) => FigureKind::YesNo,
        }
    }

    /// The value as a number: things, euro cents, or 1 for yes and 0 for no.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Count(number) => number,
            Self::Cents(amount) => amount.cents(),
            Self::YesNo(FinalAccount::Yes) => 1,
            Self::YesNo(FinalAccount::No) => 0,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(number) => number.fmt(f),
            Self::Cents(amount) => amount.fmt(f),
            Self::YesNo(answer) => f.write_str(yes_no::word(*answer)),
        }
    }
}

/// A value in JSON, before its kind is known.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Written {
    Number(i64),
    Word(String),
}

impl From<Value> for Written {
    fn from(value: Value) -> Self {
        match value {
            Value::YesNo(answer) => Self::Word(yes_no::word(answer).to_owned()),
            Value::Count(_) | Value::Cents(_) => Self::Number(value.number()),
        }
    }
}

impl Written {
    /// The value of a figure of this kind; nothing when it is none.
    pub(crate) fn read(&self, kind: FigureKind) -> Option<Value> {
        match (self, kind) {
            (Self::Number(number), FigureKind::Count | FigureKind::Cents) => Some(Value::of(kind, *number)),
            (Self::Word(word), FigureKind::YesNo) => yes_no::meant(word).map(Value::YesNo),
            _ => None,
        }
    }
}

/// `"yes"` and `"no"` in JSON.
pub(crate) mod yes_no {
    use domain::account::FinalAccount;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn word(answer: FinalAccount) -> &'static str {
        match answer {
            FinalAccount::Yes => "yes",
            FinalAccount::No => "no",
        }
    }

    pub(crate) fn meant(word: &str) -> Option<FinalAccount> {
        [FinalAccount::Yes, FinalAccount::No].into_iter().find(|answer| self::word(*answer) == word)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
    pub(crate) fn serialize<S: Serializer>(answer: &FinalAccount, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(word(*answer))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<FinalAccount, D::Error> {
        let found = String::deserialize(from)?;
        meant(&found).ok_or_else(|| D::Error::custom("it is not yes or no"))
    }
}
