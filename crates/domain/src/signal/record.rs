//! A signal is recorded by whoever notices it in the work.
//!
//! What it says is sealed, with a key of its own: it may be about people, also where no household is named.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::refusal::not_in_future;
use super::{SignalCategory, SignalRefusal};
use crate::fact::Fact;
use crate::household::{Household, LifeDomain};
use crate::ids::{HouseholdId, OfficerId, OrganisationId};
use crate::sealed::Sealed;

/// Records a signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSignal {
    /// When, and by whom stated.
    pub fact: Fact,
    /// What was noticed.
    pub category: SignalCategory,
    /// The life domain it is on, if one in particular.
    pub life_domain: Option<LifeDomain>,
    /// The organisation it is about, if one in particular.
    pub organisation: Option<OrganisationId>,
    /// The household in whose support it was noticed, if one in particular.
    pub household: Option<HouseholdId>,
    /// What it says, sealed.
    pub text: Sealed,
}

/// A signal was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignalRecorded {
    /// The date on which it was noticed.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// What was noticed.
    pub category: SignalCategory,
    /// The life domain it is on, if one in particular.
    pub life_domain: Option<LifeDomain>,
    /// The organisation it is about, if one in particular.
    pub organisation: Option<OrganisationId>,
    /// The household in whose support it was noticed, if one in particular.
    pub household: Option<HouseholdId>,
    /// What it says, sealed.
    pub text: Sealed,
}

impl RecordSignal {
    /// The rule for a signal nobody recorded yet.
    pub(super) fn decide(&self, household: Option<&Household>) -> Result<SignalRecorded, SignalRefusal> {
        not_in_future(&self.fact)?;
        if let Some(named) = self.household {
            let reported = household.and_then(Household::case).is_some();
            reported.then_some(()).ok_or(SignalRefusal::SignalHouseholdUnknown { household: named })?;
        }
        Ok(SignalRecorded {
            on: self.fact.on,
            by: self.fact.by.clone(),
            category: self.category,
            life_domain: self.life_domain,
            organisation: self.organisation.clone(),
            household: self.household,
            text: self.text.clone(),
        })
    }
}
