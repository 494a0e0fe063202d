//! A fund is opened with its terms (fonds, potje, uitkering).
//!
//! Nothing of it can have happened before.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::refusal::FundRefusal;
use super::terms::FundTerms;
use crate::fact::Fact;
use crate::ids::OfficerId;

/// Opens a fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFund {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Its terms.
    pub terms: FundTerms,
}

/// A fund was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundOpened {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Its terms, version 1.
    pub terms: FundTerms,
}

impl OpenFund {
    pub(super) fn open(&self) -> Result<FundOpened, FundRefusal> {
        super::not_in_future(&self.fact)?;
        self.terms.check().map_err(|problem| FundRefusal::TermsInvalid { problem })?;
        Ok(FundOpened { on: self.fact.on, by: self.fact.by.clone(), terms: self.terms.clone() })
    }
}
