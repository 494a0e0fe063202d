//! Step 5, support: referrals, consent, moved terms, the debt trajectory, and notes.

use api::v1;
use domain::household as d;
use domain::ids::OrganisationId;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;
use crate::errors::Reason;

impl Specifics for v1::ReferToOrganisationRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let organisation = fields.organisation("organisation_id", self.organisation_id);
        let life_domain = fields.word("life_domain", self.life_domain);
        let need = fields.optional_id("need_id", &self.need_id);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (organisation, life_domain, need, text) = (organisation?, life_domain?, need?, text?);
        Ok(Draft::new(texts, move |parts| d::ReferToOrganisation {
            fact: parts.fact,
            organisation,
            life_domain,
            need,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::GiveConsentRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let consent = fields.id("consent_id", &self.consent_id);
        let person = fields.id("person_id", &self.person_id);
        let purpose = purpose(fields, self.purpose, self.organisation_id);
        let (consent, person, purpose) = (consent?, person?, purpose?);
        Ok(Draft::new(texts, move |parts| d::GiveConsent { fact: parts.fact, consent, person, purpose }))
    }
}

impl Specifics for v1::WithdrawConsentRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let consent = fields.id("consent_id", &self.consent_id)?;
        Ok(Draft::new(texts, move |parts| d::WithdrawConsent { fact: parts.fact, consent }))
    }
}

impl Specifics for v1::OverrideTermRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let term = fields.word("term", self.term);
        let until = fields.date("until", self.until);
        let reason = fields.text(&mut texts, "reason", self.reason, limits::REASON);
        let (term, until, reason) = (term?, until?, reason?);
        Ok(Draft::new(texts, move |parts| d::OverrideTerm {
            fact: parts.fact,
            term,
            until,
            text: parts.sealed.at(reason),
        }))
    }
}

impl Specifics for v1::EnterDebtPhaseRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let person = fields.id("person_id", &self.person_id);
        let phase = fields.word("phase", self.phase);
        let guidance = fields.words("guidance", &self.guidance, limits::WORDS);
        let solution = fields.optional_word("solution", self.solution);
        let (person, phase, guidance, solution) = (person?, phase?, guidance?, solution?);
        Ok(Draft::new(texts, move |parts| d::EnterDebtPhase {
            fact: parts.fact,
            person,
            phase,
            guidance,
            solution,
        }))
    }
}

impl Specifics for v1::LeaveDebtTrajectoryRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let person = fields.id("person_id", &self.person_id);
        let exit = fields.word("exit", self.exit);
        let (person, exit) = (person?, exit?);
        Ok(Draft::new(texts, move |parts| d::LeaveDebtTrajectory { fact: parts.fact, person, exit }))
    }
}

impl Specifics for v1::AddNoteRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let note = fields.id("note_id", &self.note_id);
        let life_domain = fields.optional_word("life_domain", self.life_domain);
        let text = fields.text(&mut texts, "text", self.text, limits::TEXT);
        let (note, life_domain, text) = (note?, life_domain?, text?);
        Ok(Draft::new(texts, move |parts| d::AddNote {
            fact: parts.fact,
            note,
            life_domain,
            text: parts.sealed.at(text),
        }))
    }
}

/// The purpose and, for sharing with an organisation only, which one.
fn purpose(fields: &mut Fields, number: i32, organisation: String) -> Field<d::ConsentPurpose> {
    use v1::ConsentPurpose as Wire;
    let other = match Wire::try_from(number) {
        Ok(Wire::ShareWithOrganisation) => {
            let organisation: OrganisationId = fields.organisation("organisation_id", organisation)?;
            return Ok(d::ConsentPurpose::ShareWithOrganisation(organisation));
        }
        Ok(Wire::ShareWithUht) => d::ConsentPurpose::ShareWithUht,
        Ok(Wire::ThreeWayTalk) => d::ConsentPurpose::ThreeWayTalk,
        Ok(Wire::ShareWithMunicipality) => d::ConsentPurpose::ShareWithMunicipality,
        Ok(Wire::Unspecified) => return Err(fields.wrong("purpose", Reason::FieldRequired, vec![])),
        Err(_) => {
            return Err(fields.wrong("purpose", Reason::EnumUnknown, vec![("value", number.to_string())]));
        }
    };
    if !organisation.is_empty() {
        let values = vec![("expected", "purpose = CONSENT_PURPOSE_SHARE_WITH_ORGANISATION".to_owned())];
        return Err(fields.wrong("organisation_id", Reason::FieldNotAllowed, values));
    }
    Ok(other)
}
