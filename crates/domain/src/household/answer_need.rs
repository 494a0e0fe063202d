//! A need is answered from the catalogue of what support there is.
//!
//! The offer is looked at and never written: it may answer many needs, of many households. A need may have several
//! answers, and stays open until it is closed with what became of it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::Change;
use super::refusal::HouseholdRefusal;
use crate::fact::Fact;
use crate::ids::{NeedId, OfferId, OfficerId, OrganisationId};
use crate::sealed::Sealed;
use crate::support_offer::SupportOffer;

/// Answers a need from the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerNeed {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which need.
    pub need: NeedId,
    /// From which offer.
    pub offer: OfferId,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// A need was answered from the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedAnswered {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which need.
    pub need: NeedId,
    /// From which offer.
    pub offer: OfferId,
    /// The organisation that offers it.
    pub organisation: OrganisationId,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl AnswerNeed {
    /// Specific refusals only, in the light of the offer it names.
    pub(super) fn decide(
        &self,
        case: &Case,
        offer: Option<&SupportOffer>,
    ) -> Result<NeedAnswered, HouseholdRefusal> {
        let (need, offer_id, on) = (case.open_need(self.need)?, self.offer, self.fact.on);
        if let Some(before) = need.answers.iter().find(|answer| answer.offer == offer_id) {
            let (need, on) = (self.need, before.on);
            return Err(HouseholdRefusal::NeedAlreadyAnswered { need, offer: offer_id, on });
        }
        let offer = offer.and_then(SupportOffer::file);
        let offer = offer.ok_or(HouseholdRefusal::OfferUnknown { offer: offer_id })?;
        if !offer.available_on(on) {
            return Err(HouseholdRefusal::OfferNotAvailable { offer: offer_id, on });
        }
        if offer.offered.life_domain != need.recorded.life_domain {
            return Err(HouseholdRefusal::OfferOfOtherDomain { offer: offer_id, need: self.need });
        }
        Ok(NeedAnswered {
            on,
            by: self.fact.by.clone(),
            need: self.need,
            offer: offer_id,
            organisation: offer.offered.organisation.clone(),
            text: self.text.clone(),
        })
    }
}

impl Change for NeedAnswered {
    fn change(&self, case: &mut Case) {
        if let Some(need) = case.needs.iter_mut().find(|need| need.recorded.need == self.need) {
            need.answers.push(self.clone());
        }
    }
}
