//! Step 2, first contact: coordinator, contact attempts, first contact, threatening situations.

use api::v1;
use domain::household as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;

impl Specifics for v1::AssignCoordinatorRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let coordinator = fields.officer("coordinator_id", self.coordinator_id);
        let organisation = fields.organisation("organisation_id", self.organisation_id);
        let reason = fields.word("reason", self.reason);
        let (coordinator, organisation, reason) = (coordinator?, organisation?, reason?);
        Ok(Draft::new(texts, move |parts| d::AssignCoordinator {
            fact: parts.fact,
            coordinator,
            organisation,
            reason,
        }))
    }
}

impl Specifics for v1::RecordContactAttemptRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let channel = fields.word("channel", self.channel);
        let outcome = fields.word("outcome", self.outcome);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (channel, outcome, text) = (channel?, outcome?, text?);
        Ok(Draft::new(texts, move |parts| d::RecordContactAttempt {
            fact: parts.fact,
            channel,
            outcome,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::RecordFirstContactRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let channel = fields.word("channel", self.channel);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (channel, text) = (channel?, text?);
        Ok(Draft::new(texts, move |parts| d::RecordFirstContact {
            fact: parts.fact,
            channel,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::AssessThreatRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let situations = fields.words("situations", &self.situations, limits::WORDS);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (situations, text) = (situations?, text?);
        Ok(Draft::new(texts, move |parts| d::AssessThreat {
            fact: parts.fact,
            situations,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::ResolveThreatRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT)?;
        Ok(Draft::new(texts, move |parts| d::ResolveThreat {
            fact: parts.fact,
            text: parts.sealed.maybe(text),
        }))
    }
}
