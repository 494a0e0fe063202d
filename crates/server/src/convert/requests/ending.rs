//! The end of support: aftercare, ending, resuming, transfer and handover.

use api::v1;
use domain::household as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;

impl Specifics for v1::StartAftercareRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT)?;
        Ok(Draft::new(texts, move |parts| d::StartAftercare {
            fact: parts.fact,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::EndSupportRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let reason = fields.word("reason", self.reason);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (reason, text) = (reason?, text?);
        Ok(Draft::new(texts, move |parts| d::EndSupport {
            fact: parts.fact,
            reason,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::ResumeSupportRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let reason = fields.text(&mut texts, "reason", self.reason, limits::REASON)?;
        Ok(Draft::new(texts, move |parts| d::ResumeSupport {
            fact: parts.fact,
            text: parts.sealed.at(reason),
        }))
    }
}

impl Specifics for v1::TransferToMunicipalityRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let municipality = fields.municipality("municipality", self.municipality);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (municipality, text) = (municipality?, text?);
        Ok(Draft::new(texts, move |parts| d::TransferToMunicipality {
            fact: parts.fact,
            municipality,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::HandOverToRegularSupportRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let organisation = fields.organisation("organisation_id", self.organisation_id);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (organisation, text) = (organisation?, text?);
        Ok(Draft::new(texts, move |parts| d::HandOverToRegularSupport {
            fact: parts.fact,
            organisation,
            text: parts.sealed.maybe(text),
        }))
    }
}
