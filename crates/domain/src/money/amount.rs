//! An amount somebody asks for, promises or pays: always more than nothing.
//!
//! Checked when made and when read, so no rule has to ask whether an amount is positive.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::EuroCents;

/// Euro cents, from 1 to [`Amount::MOST`]. As text: `EUR 6200.00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Amount(i64);

/// Why a number of cents is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{cents} cents is no amount; send 1 to {}", Amount::MOST)]
pub struct AmountError {
    cents: i64,
}

impl Amount {
    /// The largest amount: EUR 10,000,000,000.00, in cents.
    pub const MOST: i64 = 1_000_000_000_000;

    /// This many cents.
    ///
    /// # Errors
    /// [`AmountError`] when it is not from 1 to [`Amount::MOST`].
    pub const fn new(cents: i64) -> Result<Self, AmountError> {
        if cents < 1 || cents > Self::MOST { Err(AmountError { cents }) } else { Ok(Self(cents)) }
    }

    /// The amount as euro cents.
    #[must_use]
    pub const fn cents(self) -> EuroCents {
        EuroCents::new(self.0)
    }
}

impl TryFrom<i64> for Amount {
    type Error = AmountError;

    fn try_from(cents: i64) -> Result<Self, AmountError> {
        Self::new(cents)
    }
}

impl From<Amount> for i64 {
    fn from(amount: Amount) -> Self {
        amount.0
    }
}

impl From<Amount> for EuroCents {
    fn from(amount: Amount) -> Self {
        amount.cents()
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cents().fmt(f)
    }
}

impl JsonSchema for Amount {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 1, "maximum": Self::MOST })
    }
}
