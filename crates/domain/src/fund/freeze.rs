//! A fund is frozen, and unfrozen.
//!
//! A frozen fund promises nothing, takes no payment order and sends none; what the bank says and changes of the
//! budget are still booked. Whether it is frozen is judged with the general rules, before any date.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::operations::{Change, Operation};
use super::pot::Pot;
use super::refusal::FundRefusal;
use super::words::FreezeReason;
use crate::fact::Fact;
use crate::ids::OfficerId;

/// Freezes the fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreezeFund {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Why.
    pub reason: FreezeReason,
}

/// The fund was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundFrozen {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Why.
    pub reason: FreezeReason,
}

/// Unfreezes the fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnfreezeFund {
    /// When, and by whom stated.
    pub fact: Fact,
}

/// The fund was unfrozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundUnfrozen {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
}

impl Operation for FreezeFund {
    type Event = FundFrozen;

    fn decide(&self, _: &Pot) -> Result<FundFrozen, FundRefusal> {
        Ok(FundFrozen { on: self.fact.on, by: self.fact.by.clone(), reason: self.reason })
    }
}

impl Change for FundFrozen {
    fn change(&self, pot: &mut Pot) {
        pot.frozen = Some(self.clone());
    }
}

impl Operation for UnfreezeFund {
    type Event = FundUnfrozen;

    fn decide(&self, _: &Pot) -> Result<FundUnfrozen, FundRefusal> {
        Ok(FundUnfrozen { on: self.fact.on, by: self.fact.by.clone() })
    }
}

impl Change for FundUnfrozen {
    fn change(&self, pot: &mut Pot) {
        pot.frozen = None;
    }
}
