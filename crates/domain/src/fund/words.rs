//! Words that several operations of a fund share.
//!
//! Their names stand in recorded events and never change; a new word is added at the end.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who decided on the provision that money is promised for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Mandate {
    /// An official with the mandate to decide (gemandateerde).
    MandatedOfficial,
    /// The college of mayor and aldermen itself (college van B en W).
    College,
}

/// Whether the limit of an activity was held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum LimitCheck {
    /// It was held to, as far as the mandate has to.
    Checked,
    /// It was set aside because holding to it would be a hardship (Wht 9.1).
    Overridden,
}

/// How a component with a choice is accounted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Method {
    /// By norm amounts (normbedragen).
    Norm,
    /// By what was actually spent (werkelijke kosten).
    Actual,
}

/// Why a fund is frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum FreezeReason {
    /// Its books are reviewed.
    Review,
    /// Something in it is not as it should be.
    Irregularity,
    /// The granting authority asked for it.
    AuthorityAsked,
    /// Another reason.
    Other,
}

impl Method {
    /// The method as a word of the API: `NORM` or `ACTUAL`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Norm => "NORM",
            Self::Actual => "ACTUAL",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
