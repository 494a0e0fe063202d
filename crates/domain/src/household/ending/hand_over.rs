//! The household is handed over to regular support, the municipality's ordinary offer.
//!
//! Support under this task ends by it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::Operation;
use crate::household::refusal::HouseholdRefusal;
use crate::ids::{OfficerId, OrganisationId};
use crate::sealed::Sealed;

/// Hands the household over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOverToRegularSupport {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The organisation that carries on.
    pub organisation: OrganisationId,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// The household was handed over to regular support; support under this task ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandedOverToRegularSupport {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The organisation that carries on.
    pub organisation: OrganisationId,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl Operation for HandOverToRegularSupport {
    type Event = HandedOverToRegularSupport;

    fn decide(&self, _: &Case) -> Result<HandedOverToRegularSupport, HouseholdRefusal> {
        Ok(HandedOverToRegularSupport {
            on: self.fact.on,
            by: self.fact.by.clone(),
            organisation: self.organisation.clone(),
            text: self.text.clone(),
        })
    }
}
