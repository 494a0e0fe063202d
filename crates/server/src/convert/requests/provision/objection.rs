//! Legal protection: an objection, the decision on it, and what a court ruled.

use api::v1;
use domain::provision as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;

impl Specifics for v1::LodgeObjectionRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT)?;
        Ok(Draft::new(texts, move |parts| d::LodgeObjection {
            fact: parts.fact,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::DecideObjectionRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let outcome = fields.word("outcome", self.outcome);
        let text = fields.text(&mut texts, "text", self.text, limits::TEXT);
        let (outcome, text) = (outcome?, text?);
        Ok(Draft::new(texts, move |parts| d::DecideObjection {
            fact: parts.fact,
            outcome,
            text: parts.sealed.at(text),
        }))
    }
}

impl Specifics for v1::RecordCourtRulingRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let court = fields.word("court", self.court);
        let outcome = fields.word("outcome", self.outcome);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (court, outcome, text) = (court?, outcome?, text?);
        Ok(Draft::new(texts, move |parts| d::RecordCourtRuling {
            fact: parts.fact,
            court,
            outcome,
            text: parts.sealed.maybe(text),
        }))
    }
}
