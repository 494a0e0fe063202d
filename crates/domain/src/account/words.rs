//! Words of an account that several operations share.
//!
//! Their names stand in recorded events and never change; a new word is added at the end.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether it is the last account of the grant (definitieve verantwoording: Ja/Nee). "Yes" locks the grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum FinalAccount {
    /// It is: no account of a later year is possible.
    Yes,
    /// Another follows.
    No,
}

/// What an accountant found of a line (fout of onzeker): the settlement leaves the line out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Finding {
    /// It is wrong (fout).
    Error,
    /// It cannot be ascertained (onzekerheid).
    Uncertainty,
}

/// How far an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AccountStage {
    /// Opened, and without a draft that is up to date.
    Open,
    /// Drafted, and nothing was marked, cleared or adopted since.
    Drafted,
    /// The draft was certified.
    Certified,
    /// Submitted to the authority that granted the fund.
    Submitted,
    /// Settled: the account ended.
    Closed,
}

/// What becomes of the year of the fund when its account is submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum YearBooks {
    /// It was closed before.
    WereClosed,
    /// It is closed with the submission.
    Close,
}

/// What becomes of the fund when an account of it is submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum FundBooks {
    /// It stays open: another account follows.
    StayOpen,
    /// It is closed with the final account.
    Close,
    /// It was closed before.
    WereClosed,
}

impl FinalAccount {
    /// The word of the API: `YES` or `NO`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "YES",
            Self::No => "NO",
        }
    }
}

impl Finding {
    /// The word of the API: `ERROR` or `UNCERTAINTY`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "ERROR",
            Self::Uncertainty => "UNCERTAINTY",
        }
    }
}

impl AccountStage {
    /// All stages, in their order.
    pub const ALL: [Self; 5] = [Self::Open, Self::Drafted, Self::Certified, Self::Submitted, Self::Closed];

    /// The stage as a word of the API: `OPEN` to `CLOSED`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "OPEN",
            Self::Drafted => "DRAFTED",
            Self::Certified => "CERTIFIED",
            Self::Submitted => "SUBMITTED",
            Self::Closed => "CLOSED",
        }
    }
}

impl fmt::Display for FinalAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for AccountStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
