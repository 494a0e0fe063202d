//! The catalogue: offers made, changed and withdrawn. Their texts are public.

use api::v1;
use domain::support_offer as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::texts::Texts;
use crate::errors::Reason;

impl Specifics for v1::OfferSupportRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let organisation = fields.organisation("organisation_id", self.organisation_id);
        let life_domain = fields.word("life_domain", self.life_domain);
        let terms = terms(fields, self.terms);
        let (organisation, life_domain, terms) = (organisation?, life_domain?, terms?);
        Ok(Draft::new(texts, move |parts| d::OfferSupport {
            fact: parts.fact,
            organisation,
            life_domain,
            terms,
        }))
    }
}

impl Specifics for v1::ChangeOfferRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let terms = terms(fields, self.terms)?;
        Ok(Draft::new(texts, move |parts| d::ChangeOffer { fact: parts.fact, terms }))
    }
}

impl Specifics for v1::WithdrawOfferRequest {
    fn draft(self, _: &mut Fields, texts: Texts) -> Field<Draft> {
        Ok(Draft::new(texts, |parts| d::WithdrawOffer { fact: parts.fact }))
    }
}

fn terms(fields: &mut Fields, sent: Option<v1::OfferTerms>) -> Field<d::OfferTerms> {
    let Some(v1::OfferTerms { title, description, available_from, available_until }) = sent else {
        return Err(fields.wrong("terms", Reason::FieldRequired, vec![]));
    };
    fields.within("terms", |fields| {
        let title = fields.public_text("title", title);
        let description = fields.public_text("description", description);
        let available_from = fields.date("available_from", available_from);
        let until = fields.optional_date("available_until", available_until);
        Ok(d::OfferTerms {
            title: title?,
            description: description?,
            available_from: available_from?,
            until: until?,
        })
    })
}
