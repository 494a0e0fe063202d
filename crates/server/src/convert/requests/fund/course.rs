//! The course of a fund: its method, its account, freezing, and closing years and the fund.

use api::v1;
use domain::fund as d;
use domain::ids::PublicText;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::texts::Texts;
use crate::errors::Reason;

impl Specifics for v1::ChooseMethodRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let method = fields.word("method", self.method)?;
        Ok(Draft::new(texts, move |parts| d::ChooseMethod { fact: parts.fact, method }))
    }
}

impl Specifics for v1::SwitchToActualRequest {
    fn draft(self, _: &mut Fields, texts: Texts) -> Field<Draft> {
        Ok(Draft::new(texts, |parts| d::SwitchToActual { fact: parts.fact }))
    }
}

impl Specifics for v1::SetPayingAccountRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let account = account(fields, "account", self.account)?;
        Ok(Draft::new(texts, move |parts| d::SetPayingAccount { fact: parts.fact, account }))
    }
}

impl Specifics for v1::FreezeFundRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let reason = fields.word("reason", self.reason)?;
        Ok(Draft::new(texts, move |parts| d::FreezeFund { fact: parts.fact, reason }))
    }
}

impl Specifics for v1::UnfreezeFundRequest {
    fn draft(self, _: &mut Fields, texts: Texts) -> Field<Draft> {
        Ok(Draft::new(texts, |parts| d::UnfreezeFund { fact: parts.fact }))
    }
}

impl Specifics for v1::CloseYearRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let year = fields.year("year", self.year)?;
        Ok(Draft::new(texts, move |parts| d::CloseYear { fact: parts.fact, year }))
    }
}

impl Specifics for v1::CloseFundRequest {
    fn draft(self, _: &mut Fields, texts: Texts) -> Field<Draft> {
        Ok(Draft::new(texts, |parts| d::CloseFund { fact: parts.fact }))
    }
}

fn account(fields: &mut Fields, field: &str, sent: Option<v1::PayingAccount>) -> Field<d::PayingAccount> {
    let Some(v1::PayingAccount { name, iban, bic }) = sent else {
        return Err(fields.wrong(field, Reason::FieldRequired, vec![]));
    };
    fields.within(field, |fields| {
        let name = name_of_payer(fields, name);
        let iban = fields.own_iban("iban", iban);
        let bic = fields.optional_own_bic("bic", bic);
        Ok(d::PayingAccount { name: name?, iban: iban?, bic: bic? })
    })
}

fn name_of_payer(fields: &mut Fields, name: String) -> Field<PublicText> {
    const NAME: &str = "name";
    let name = fields.public_text(NAME, name)?;
    fields.name_of_account(NAME, name.as_str()).map(|()| name)
}
