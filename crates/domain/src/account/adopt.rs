//! Another indicator set is adopted: the authority changed what it asks for, or the set was wrong.
//!
//! A draft made with the old set is in force no longer, and neither is its certificate.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::AccountFile;
use super::indicators::IndicatorSet;
use super::operations::{Change, Operation};
use super::refusal::AccountRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;

/// Adopts an indicator set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdoptIndicatorSet {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The set.
    pub indicators: IndicatorSet,
}

/// An indicator set was adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorSetAdopted {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The set, which replaces the one before.
    pub indicators: IndicatorSet,
}

impl Operation for AdoptIndicatorSet {
    type Event = IndicatorSetAdopted;

    fn decide(&self, file: &AccountFile) -> Result<IndicatorSetAdopted, AccountRefusal> {
        if *self.indicators.sha256() == file.indicators {
            return Err(AccountRefusal::IndicatorSetUnchanged { indicators: file.indicators.clone() });
        }
        file.may_prepare(&self.fact)?;
        Ok(IndicatorSetAdopted {
            on: self.fact.on,
            by: self.fact.by.clone(),
            indicators: self.indicators.clone(),
        })
    }
}

impl Change for IndicatorSetAdopted {
    fn change(&self, file: &mut AccountFile) {
        file.indicators = self.indicators.sha256().clone();
        file.prepared.insert(self.by.clone());
        file.outdate();
    }
}
