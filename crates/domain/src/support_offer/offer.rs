//! An organisation offers support: it comes into the catalogue.
//!
//! On one life domain, from a day on, and until a day where that is known. What it says is public.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SupportOfferRefusal;
use super::refusal::not_in_future;
use super::terms::OfferTerms;
use crate::fact::Fact;
use crate::household::LifeDomain;
use crate::ids::{OfficerId, OrganisationId};

/// Takes an offer into the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferSupport {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Who offers it.
    pub organisation: OrganisationId,
    /// The life domain it is on.
    pub life_domain: LifeDomain,
    /// What is offered, and when.
    pub terms: OfferTerms,
}

/// Support was offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SupportOffered {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Who offers it.
    pub organisation: OrganisationId,
    /// The life domain it is on.
    pub life_domain: LifeDomain,
    /// What is offered, and when.
    pub terms: OfferTerms,
}

impl OfferSupport {
    /// The rule for an offer nobody made yet.
    pub(super) fn decide(&self) -> Result<SupportOffered, SupportOfferRefusal> {
        not_in_future(&self.fact)?;
        self.terms.check()?;
        Ok(SupportOffered {
            on: self.fact.on,
            by: self.fact.by.clone(),
            organisation: self.organisation.clone(),
            life_domain: self.life_domain,
            terms: self.terms.clone(),
        })
    }
}
