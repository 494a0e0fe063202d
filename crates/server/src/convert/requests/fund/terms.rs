//! What a fund is for: opening it with its terms, amending them, and setting norm amounts.

use api::v1;
use domain::fund as d;

use super::parts;
use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::texts::Texts;

impl Specifics for v1::OpenFundRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let terms = parts::terms(fields, "terms", self.terms)?;
        Ok(Draft::new(texts, move |parts| d::OpenFund { fact: parts.fact, terms }))
    }
}

impl Specifics for v1::AmendTermsRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let terms = parts::terms(fields, "terms", self.terms)?;
        Ok(Draft::new(texts, move |parts| d::AmendTerms { fact: parts.fact, terms }))
    }
}

impl Specifics for v1::SetNormAmountRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let component = fields.component("component", self.component);
        let year = fields.year("year", self.year);
        let norm = parts::norm(fields, "norm", self.norm);
        let (component, year, norm) = (component?, year?, norm?);
        Ok(Draft::new(texts, move |parts| d::SetNormAmount { fact: parts.fact, component, year, norm }))
    }
}
