//! Persons agree to the plan: to one version of it, and each person once.
//!
//! The version is named by the caller, so that nobody agrees to a text they have not seen.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::{Change, Operation};
use crate::household::refusal::HouseholdRefusal;
use crate::ids::{OfficerId, PersonId};

/// Records that persons agree to the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreePlan {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The version they agree to: the current one.
    pub version: u32,
    /// The members who agree.
    pub persons: BTreeSet<PersonId>,
}

/// Persons agreed to the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanAgreed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The version they agreed to.
    pub version: u32,
    /// The members who agreed.
    pub persons: BTreeSet<PersonId>,
}

impl Operation for AgreePlan {
    type Event = PlanAgreed;

    fn decide(&self, case: &Case) -> Result<PlanAgreed, HouseholdRefusal> {
        let current = case.plan()?.current();
        if current.version != self.version {
            let (version, current) = (self.version, current.version);
            return Err(HouseholdRefusal::PlanVersionNotCurrent { version, current });
        }
        case.are_present(&self.persons)?;
        let earlier = self.persons.iter().find_map(|person| current.agreed.get_key_value(person));
        if let Some((person, on)) = earlier {
            let (person, version, on) = (*person, self.version, *on);
            return Err(HouseholdRefusal::PlanAlreadyAgreed { person, version, on });
        }
        Ok(PlanAgreed {
            on: self.fact.on,
            by: self.fact.by.clone(),
            version: self.version,
            persons: self.persons.clone(),
        })
    }
}

impl Change for PlanAgreed {
    fn change(&self, case: &mut Case) {
        if let Some(plan) = &mut case.plan {
            plan.versions.current.agreed.extend(self.persons.iter().map(|person| (*person, self.on)));
        }
    }
}
