//! Signals: recording, following up, closing. Their texts are sealed under the key of the signal.

use api::v1;
use domain::signal as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;

impl Specifics for v1::RecordSignalRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let category = fields.word("category", self.category);
        let life_domain = fields.optional_word("life_domain", self.life_domain);
        let organisation = fields.optional_organisation("organisation_id", self.organisation_id);
        let household = fields.optional_id("household_id", &self.household_id);
        let text = fields.text(&mut texts, "text", self.text, limits::TEXT);
        let (category, life_domain, organisation) = (category?, life_domain?, organisation?);
        let (household, text) = (household?, text?);
        Ok(Draft::new(texts, move |parts| d::RecordSignal {
            fact: parts.fact,
            category,
            life_domain,
            organisation,
            household,
            text: parts.sealed.at(text),
        }))
    }
}

impl Specifics for v1::FollowUpSignalRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let text = fields.text(&mut texts, "text", self.text, limits::TEXT);
        let assigned_to = match self.assigned_to.is_empty() {
            true => Ok(None),
            false => fields.officer("assigned_to", self.assigned_to).map(Some),
        };
        let (text, assigned_to) = (text?, assigned_to?);
        Ok(Draft::new(texts, move |parts| d::FollowUpSignal {
            fact: parts.fact,
            text: parts.sealed.at(text),
            assigned_to,
        }))
    }
}

impl Specifics for v1::CloseSignalRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let outcome = fields.word("outcome", self.outcome);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (outcome, text) = (outcome?, text?);
        Ok(Draft::new(texts, move |parts| d::CloseSignal {
            fact: parts.fact,
            outcome,
            text: parts.sealed.maybe(text),
        }))
    }
}
