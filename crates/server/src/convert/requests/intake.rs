//! Step 3, intake: conversations, needs, and the three-way talk.

use api::v1;
use domain::household as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;

macro_rules! conversation {
    ($request:ident, $command:ident) => {
        impl Specifics for v1::$request {
            fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
                let persons = fields.ids("person_ids", &self.person_ids, limits::PERSONS);
                let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
                let (persons, text) = (persons?, text?);
                Ok(Draft::new(texts, move |parts| d::$command {
                    fact: parts.fact,
                    persons,
                    text: parts.sealed.maybe(text),
                }))
            }
        }
    };
}

conversation!(HoldFirstConversationRequest, HoldFirstConversation);
conversation!(HoldIntakeConversationRequest, HoldIntakeConversation);
conversation!(HoldThreeWayTalkRequest, HoldThreeWayTalk);

impl Specifics for v1::RecordNeedRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let need = fields.id("need_id", &self.need_id);
        let life_domain = fields.word("life_domain", self.life_domain);
        let person = fields.optional_id("person_id", &self.person_id);
        let text = fields.text(&mut texts, "text", self.text, limits::TEXT);
        let (need, life_domain, person, text) = (need?, life_domain?, person?, text?);
        Ok(Draft::new(texts, move |parts| d::RecordNeed {
            fact: parts.fact,
            need,
            life_domain,
            person,
            text: parts.sealed.at(text),
        }))
    }
}

impl Specifics for v1::AnswerNeedRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let need = fields.id("need_id", &self.need_id);
        let offer = fields.id("offer_id", &self.offer_id);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (need, offer, text) = (need?, offer?, text?);
        Ok(Draft::new(texts, move |parts| d::AnswerNeed {
            fact: parts.fact,
            need,
            offer,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::CloseNeedRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let need = fields.id("need_id", &self.need_id);
        let outcome = fields.word("outcome", self.outcome);
        let (need, outcome) = (need?, outcome?);
        Ok(Draft::new(texts, move |parts| d::CloseNeed { fact: parts.fact, need, outcome }))
    }
}
