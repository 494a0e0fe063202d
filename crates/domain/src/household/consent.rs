//! Consent: one person, one purpose, given and withdrawn (GDPR 6(1)(a), 7(3)).
//!
//! A person has at most one standing consent for a purpose, so that withdrawing it once is enough. It may be
//! withdrawn at any time, also after support ended.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use crate::fact::Fact;
use crate::ids::{ConsentId, OfficerId, OrganisationId, PersonId};

/// What a person consents to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum ConsentPurpose {
    /// Sharing data with one organisation.
    ShareWithOrganisation(OrganisationId),
    /// Sharing data with UHT.
    ShareWithUht,
    /// Talking with UHT present.
    ThreeWayTalk,
    /// Sharing data with another municipality.
    ShareWithMunicipality,
}

/// A consent and whether it still stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// What was consented to.
    pub given: ConsentGiven,
    /// How it was withdrawn, once it was.
    pub withdrawn: Option<ConsentWithdrawn>,
}

/// Records a consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiveConsent {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The id it is to have.
    pub consent: ConsentId,
    /// Who consents.
    pub person: PersonId,
    /// To what.
    pub purpose: ConsentPurpose,
}

/// A person consented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentGiven {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Its id.
    pub consent: ConsentId,
    /// Who consented.
    pub person: PersonId,
    /// To what.
    pub purpose: ConsentPurpose,
}

/// Records that a consent is withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawConsent {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which.
    pub consent: ConsentId,
}

/// A consent was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentWithdrawn {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which.
    pub consent: ConsentId,
}

impl GiveConsent {
    /// Whether an earlier consent has this id, or stands for the same person and purpose.
    fn repeats(&self, earlier: &Consent) -> bool {
        let same = earlier.given.person == self.person && earlier.given.purpose == self.purpose;
        earlier.given.consent == self.consent || (same && earlier.withdrawn.is_none())
    }
}

impl Operation for GiveConsent {
    type Event = ConsentGiven;

    fn decide(&self, case: &Case) -> Result<ConsentGiven, HouseholdRefusal> {
        case.is_member(self.person)?;
        if let Some(earlier) = case.consents.iter().find(|earlier| self.repeats(earlier)) {
            let (consent, on) = (earlier.given.consent, earlier.given.on);
            return Err(HouseholdRefusal::ConsentAlreadyGiven { consent, on });
        }
        Ok(ConsentGiven {
            on: self.fact.on,
            by: self.fact.by.clone(),
            consent: self.consent,
            person: self.person,
            purpose: self.purpose.clone(),
        })
    }
}

impl Change for ConsentGiven {
    fn change(&self, case: &mut Case) {
        case.consents.push(Consent { given: self.clone(), withdrawn: None });
    }
}

impl Operation for WithdrawConsent {
    type Event = ConsentWithdrawn;

    fn decide(&self, case: &Case) -> Result<ConsentWithdrawn, HouseholdRefusal> {
        let Some(consent) = case.consents.iter().find(|one| one.given.consent == self.consent) else {
            return Err(HouseholdRefusal::ConsentUnknown { consent: self.consent });
        };
        if let Some(withdrawn) = &consent.withdrawn {
            let (consent, on) = (self.consent, withdrawn.on);
            return Err(HouseholdRefusal::ConsentAlreadyWithdrawn { consent, on });
        }
        Ok(ConsentWithdrawn { on: self.fact.on, by: self.fact.by.clone(), consent: self.consent })
    }
}

impl Change for ConsentWithdrawn {
    fn change(&self, case: &mut Case) {
        if let Some(consent) = case.consents.iter_mut().find(|one| one.given.consent == self.consent) {
            consent.withdrawn = Some(self.clone());
        }
    }
}
