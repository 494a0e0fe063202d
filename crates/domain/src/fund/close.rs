//! A fund is closed for good, with nothing promised or ordered left in it.
//!
//! What is free stays where it is: the settlement with the granting authority is no part of these books yet. What the
//! bank does afterwards is booked all the same, and what comes back can be released.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::operations::{Change, Operation};
use super::pot::Pot;
use super::refusal::FundRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::money::EuroCents;

/// Closes the fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseFund {
    /// When, and by whom stated.
    pub fact: Fact,
}

/// The fund was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundClosed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
}

impl Operation for CloseFund {
    type Event = FundClosed;

    fn decide(&self, pot: &Pot) -> Result<FundClosed, FundRefusal> {
        let total = pot.balances.total();
        let (encumbered, payable) = (total.encumbered, total.payable);
        match (encumbered, payable) == (EuroCents::ZERO, EuroCents::ZERO) {
            true => Ok(FundClosed { on: self.fact.on, by: self.fact.by.clone() }),
            false => Err(FundRefusal::FundNotSettled { encumbered, payable }),
        }
    }
}

impl Change for FundClosed {
    fn change(&self, pot: &mut Pot) {
        pot.closed = Some(self.clone());
    }
}
