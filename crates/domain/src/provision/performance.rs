//! It is stated that something was delivered (prestatieverklaring).
//!
//! Nothing is paid that was not stated to be delivered, and whoever states it does not order the payment.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::operations::{Change, Operation};
use super::refusal::{ProvisionRefusal, not_stated_early};
use super::rules::next_number;
use super::separation::separate;
use super::words::Delivery;
use crate::fact::Fact;
use crate::fund::Duty;
use crate::ids::OfficerId;
use crate::money::Amount;
use crate::sealed::Sealed;

/// States that something was delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatePerformance {
    /// When it is stated, and by whom.
    pub fact: Fact,
    /// On which commitment.
    pub commitment: u16,
    /// When it was delivered: the year of that date bears the cost.
    pub performed_on: Date,
    /// What the delivery is worth.
    pub amount: Amount,
    /// Whether more is to come.
    pub delivery: Delivery,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// Something was stated to be delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerformanceStated {
    /// The date on which it was stated.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which of the provision's statements, from 1.
    pub statement: u16,
    /// On which commitment.
    pub commitment: u16,
    /// When it was delivered: the year of that date bears the cost.
    pub performed_on: Date,
    /// What the delivery is worth.
    pub amount: Amount,
    /// Whether more is to come.
    pub delivery: Delivery,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl Operation for StatePerformance {
    type Event = PerformanceStated;

    fn decide(&self, file: &File) -> Result<PerformanceStated, ProvisionRefusal> {
        let commitment = file.commitment(self.commitment)?;
        not_stated_early(self.performed_on, &self.fact)?;
        separate(file, &self.fact, Duty::StatePerformance)?;
        let (committed, asked) = (commitment.kept(), self.amount);
        let stated = file.stated(self.commitment, Date::MAX);
        if stated + asked.cents() > committed {
            return Err(ProvisionRefusal::PerformanceOverCommitment { committed, stated, asked });
        }
        Ok(PerformanceStated {
            on: self.fact.on,
            by: self.fact.by.clone(),
            statement: next_number(&file.performances)?,
            commitment: self.commitment,
            performed_on: self.performed_on,
            amount: asked,
            delivery: self.delivery,
            text: self.text.clone(),
        })
    }
}

impl Change for PerformanceStated {
    fn change(&self, file: &mut File) {
        file.performances.push(self.clone());
        file.did(Duty::StatePerformance, &self.by);
    }
}
