//! The granting authority pays an advance (voorschot).
//!
//! Money at the bank is not budget: what may be promised is allocated per line, whether or not it came in.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::operations::Operation;
use super::pot::Pot;
use super::refusal::FundRefusal;
use crate::fact::Fact;
use crate::ids::{BankReference, OfficerId};
use crate::money::Amount;

/// Records that an advance came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiveAdvance {
    /// When, and by whom stated.
    pub fact: Fact,
    /// How much.
    pub amount: Amount,
    /// What the bank calls it.
    pub bank_reference: BankReference,
}

/// An advance came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdvanceReceived {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// How much.
    pub amount: Amount,
    /// What the bank calls it.
    pub bank_reference: BankReference,
}

impl Operation for ReceiveAdvance {
    type Event = AdvanceReceived;

    fn decide(&self, pot: &Pot) -> Result<AdvanceReceived, FundRefusal> {
        pot.open_on(self.fact.on)?;
        Ok(AdvanceReceived {
            on: self.fact.on,
            by: self.fact.by.clone(),
            amount: self.amount,
            bank_reference: self.bank_reference.clone(),
        })
    }
}
