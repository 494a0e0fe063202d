//! An approval policy is adopted, to hold from a date that may lie in the future.
//!
//! Versions hold one after the other: which one held on a date is for ever the same question with the same answer.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::operations::{Change, Operation};
use super::policy::{AdoptedPolicy, ApprovalPolicy};
use super::pot::Pot;
use super::refusal::FundRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;

/// Adopts an approval policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdoptApprovalPolicy {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The policy.
    pub policy: ApprovalPolicy,
    /// From when it is to hold.
    pub in_force_from: Date,
}

/// An approval policy was adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalPolicyAdopted {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which version it is: 1 for the first of the fund.
    pub version: u32,
    /// The policy.
    pub policy: ApprovalPolicy,
    /// From when it holds.
    pub in_force_from: Date,
}

impl Operation for AdoptApprovalPolicy {
    type Event = ApprovalPolicyAdopted;

    fn decide(&self, pot: &Pot) -> Result<ApprovalPolicyAdopted, FundRefusal> {
        self.policy.check().map_err(|problem| FundRefusal::PolicyInvalid { problem })?;
        let last = pot.policies.last();
        if let Some(last) = last.map(|policy| policy.in_force_from).filter(|last| self.in_force_from < *last)
        {
            return Err(FundRefusal::PolicyNotLater { from: self.in_force_from, last });
        }
        Ok(ApprovalPolicyAdopted {
            on: self.fact.on,
            by: self.fact.by.clone(),
            version: last.map_or(0, |policy| policy.version) + 1,
            policy: self.policy.clone(),
            in_force_from: self.in_force_from,
        })
    }
}

impl Change for ApprovalPolicyAdopted {
    fn change(&self, pot: &mut Pot) {
        pot.policies.push_back_mut(AdoptedPolicy {
            version: self.version,
            policy: self.policy.clone(),
            in_force_from: self.in_force_from,
        });
    }
}
