//! The household is transferred to another municipality, which carries on in a ledger of its own.
//!
//! Nothing of the file crosses over by this: what is shared rests on consent.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::Operation;
use crate::household::refusal::HouseholdRefusal;
use crate::ids::{MunicipalityKey, OfficerId};
use crate::sealed::Sealed;

/// Transfers the household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferToMunicipality {
    /// When, and by whom stated.
    pub fact: Fact,
    /// To which municipality.
    pub municipality: MunicipalityKey,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// The household was transferred to another municipality; support here ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HouseholdTransferred {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// To which municipality.
    pub municipality: MunicipalityKey,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl Operation for TransferToMunicipality {
    type Event = HouseholdTransferred;

    fn decide(&self, _: &Case) -> Result<HouseholdTransferred, HouseholdRefusal> {
        Ok(HouseholdTransferred {
            on: self.fact.on,
            by: self.fact.by.clone(),
            municipality: self.municipality.clone(),
            text: self.text.clone(),
        })
    }
}
