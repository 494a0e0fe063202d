//! The college deviates from a rule because holding to it would be a hardship, with a reason (Wht 9.1).
//!
//! It takes the place of a decision, so it counts as one: nobody deviates for their own request, and who sets the votes
//! aside does not decide the grant that rests on it. As votes do, it counts for one version of the request.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::operations::{Change, Operation};
use super::refusal::ProvisionRefusal;
use super::separation::separate;
use super::words::OverridableRule;
use crate::fact::Fact;
use crate::fund::Duty;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// Overrides a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverrideRule {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which rule.
    pub rule: OverridableRule,
    /// Why holding to the rule would be a hardship, sealed.
    pub text: Sealed,
}

/// A rule was overridden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleOverridden {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which rule.
    pub rule: OverridableRule,
    /// The version of the request it is for.
    pub version: u32,
    /// Why holding to the rule would be a hardship, sealed.
    pub text: Sealed,
}

impl Operation for OverrideRule {
    type Event = RuleOverridden;

    fn decide(&self, file: &File) -> Result<RuleOverridden, ProvisionRefusal> {
        match self.rule {
            OverridableRule::Approval => file.may_be_decided()?,
            OverridableRule::Limit => {}
        }
        if let Some(before) = file.overriding(self.rule) {
            return Err(ProvisionRefusal::RuleAlreadyOverridden { rule: self.rule, on: before.on });
        }
        separate(file, &self.fact, Duty::Decide)?;
        Ok(RuleOverridden {
            on: self.fact.on,
            by: self.fact.by.clone(),
            rule: self.rule,
            version: file.request().version,
            text: self.text.clone(),
        })
    }
}

impl Change for RuleOverridden {
    fn change(&self, file: &mut File) {
        file.overrides.push(self.clone());
        file.did(Duty::Decide, &self.by);
    }
}
