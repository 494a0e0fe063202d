//! The household is referred to another organisation, on one life domain.
//!
//! A referral shares nothing: sharing data rests on a consent of its own.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use super::words::LifeDomain;
use crate::fact::Fact;
use crate::ids::{NeedId, OfficerId, OrganisationId};
use crate::sealed::Sealed;

/// Refers the household to an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferToOrganisation {
    /// When, and by whom stated.
    pub fact: Fact,
    /// To whom.
    pub organisation: OrganisationId,
    /// On which life domain.
    pub life_domain: LifeDomain,
    /// For which need, if one in particular.
    pub need: Option<NeedId>,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// The household was referred to an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferredToOrganisation {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// To whom.
    pub organisation: OrganisationId,
    /// On which life domain.
    pub life_domain: LifeDomain,
    /// For which need, if one in particular.
    pub need: Option<NeedId>,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl Operation for ReferToOrganisation {
    type Event = ReferredToOrganisation;

    fn decide(&self, case: &Case) -> Result<ReferredToOrganisation, HouseholdRefusal> {
        self.need.map_or(Ok(()), |need| case.need(need).map(|_| ()))?;
        Ok(ReferredToOrganisation {
            on: self.fact.on,
            by: self.fact.by.clone(),
            organisation: self.organisation.clone(),
            life_domain: self.life_domain,
            need: self.need,
            text: self.text.clone(),
        })
    }
}

impl Change for ReferredToOrganisation {
    fn change(&self, case: &mut Case) {
        case.referrals.push(self.clone());
    }
}
