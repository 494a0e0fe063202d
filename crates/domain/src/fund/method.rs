//! Norm or actual cost: chosen once and for good, with one switch from norm to actual cost.
//!
//! The choice is for all components that leave one (SPUK 2021, Stcrt. 2021-46972: all but c).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::operations::{Change, Operation};
use super::pot::{MethodOn, Pot};
use super::refusal::FundRefusal;
use super::words::Method;
use crate::fact::Fact;
use crate::ids::OfficerId;

/// Chooses the method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChooseMethod {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The method.
    pub method: Method,
}

/// The method was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodChosen {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The method.
    pub method: Method,
}

/// Switches from norm to actual cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchToActual {
    /// When, and by whom stated.
    pub fact: Fact,
}

/// The fund switched from norm to actual cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SwitchedToActual {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
}

impl Operation for ChooseMethod {
    type Event = MethodChosen;

    fn decide(&self, pot: &Pot) -> Result<MethodChosen, FundRefusal> {
        pot.leaves_choice()?;
        if let Some(MethodOn { method, on }) = pot.method {
            return Err(FundRefusal::MethodAlreadyChosen { method, on });
        }
        Ok(MethodChosen { on: self.fact.on, by: self.fact.by.clone(), method: self.method })
    }
}

impl Change for MethodChosen {
    fn change(&self, pot: &mut Pot) {
        pot.method = Some(MethodOn { method: self.method, on: self.on });
    }
}

impl Operation for SwitchToActual {
    type Event = SwitchedToActual;

    fn decide(&self, pot: &Pot) -> Result<SwitchedToActual, FundRefusal> {
        pot.leaves_choice()?;
        match pot.method {
            Some(MethodOn { method: Method::Norm, .. }) => {
                Ok(SwitchedToActual { on: self.fact.on, by: self.fact.by.clone() })
            }
            Some(MethodOn { method: Method::Actual, .. }) | None => Err(FundRefusal::MethodNotNorm),
        }
    }
}

impl Change for SwitchedToActual {
    fn change(&self, pot: &mut Pot) {
        pot.method = Some(MethodOn { method: Method::Actual, on: self.on });
    }
}
