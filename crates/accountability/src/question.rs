//! What is asked: the account of which fund and year, as of where in the ledger; and the name of one figure of it.

use std::fmt;
use std::str::FromStr;

use domain::account::FinalAccount;
use domain::ids::FundId;
use domain::money::AccountingYear;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::definition::FigureId;

/// Everything an account depends on besides the events. The same question to the same events has the same answer, to
/// the byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The ledger, by the key of the municipality.
    pub ledger: String,
    /// The fund.
    pub fund: FundId,
    /// The year.
    pub year: AccountingYear,
    /// The events below this position count; the basis holds exactly those.
    pub position: u64,
    /// Facts that happened after this day do not count.
    pub effective_on: Date,
    /// Whether it is the final account.
    #[serde(with = "crate::value::yes_no")]
    pub final_account: FinalAccount,
}

/// The name of one figure of one account as of a position: `<fund>/2025/B2/01@10579`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference {
    /// The fund.
    pub fund: FundId,
    /// The year.
    pub year: AccountingYear,
    /// The figure.
    pub figure: FigureId,
    /// The events below this position count.
    pub position: u64,
}

/// A text that names no figure of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this names no figure; send fund, year, figure and position as in <fund id>/2025/B2/01@10579")]
pub struct ReferenceError;

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}@{}", self.fund, self.year, self.figure, self.position)
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        let read = || {
            let (named, position) = text.rsplit_once('@')?;
            let (fund, rest) = named.split_once('/')?;
            let (year, figure) = rest.split_once('/')?;
            let reference = Self {
                fund: fund.parse().ok()?,
                year: AccountingYear::new(year.parse().ok()?).ok()?,
                figure: figure.parse().ok()?,
                position: position.parse().ok()?,
            };
            (reference.to_string() == text).then_some(reference)
        };
        read().ok_or(ReferenceError)
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(text: String) -> Result<Self, ReferenceError> {
        text.parse()
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}
