//! Money before it is paid: commitments, deliveries and invoices.

use api::v1;
use domain::provision as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;
use crate::errors::Reason;

impl Specifics for v1::CommitProvisionRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let line_year = fields.year("line_year", self.line_year);
        let amount = fields.amount("amount", self.amount);
        let (line_year, amount) = (line_year?, amount?);
        Ok(Draft::new(texts, move |parts| d::CommitProvision { fact: parts.fact, line_year, amount }))
    }
}

impl Specifics for v1::ReleaseCommitmentRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let commitment = fields.in_provision("commitment", self.commitment);
        let amount = fields.amount("amount", self.amount);
        let reason = fields.word("reason", self.reason);
        let (commitment, amount, reason) = (commitment?, amount?, reason?);
        Ok(Draft::new(texts, move |parts| d::ReleaseCommitment {
            fact: parts.fact,
            commitment,
            amount,
            reason,
        }))
    }
}

impl Specifics for v1::StatePerformanceRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let commitment = fields.in_provision("commitment", self.commitment);
        let performed_on = fields.date("performed_on", self.performed_on);
        let amount = fields.amount("amount", self.amount);
        let delivery = fields.word("delivery", self.delivery);
        let text = fields.optional_text(&mut texts, "text", self.text, limits::TEXT);
        let (commitment, performed_on, amount, delivery, text) =
            (commitment?, performed_on?, amount?, delivery?, text?);
        Ok(Draft::new(texts, move |parts| d::StatePerformance {
            fact: parts.fact,
            commitment,
            performed_on,
            amount,
            delivery,
            text: parts.sealed.maybe(text),
        }))
    }
}

impl Specifics for v1::CorrectPerformanceRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let statement = fields.in_provision("statement", self.statement);
        let amount = match self.amount {
            Some(amount) => fields.cents("amount", Some(amount)),
            None => Err(fields.wrong("amount", Reason::FieldRequired, vec![])),
        };
        let reason = fields.word("reason", self.reason);
        let (statement, amount, reason) = (statement?, amount?, reason?);
        Ok(Draft::new(texts, move |parts| d::CorrectPerformance {
            fact: parts.fact,
            statement,
            amount,
            reason,
        }))
    }
}

impl Specifics for v1::ReceiveInvoiceRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let invoice_date = fields.date("invoice_date", self.invoice_date);
        let number = fields.text(&mut texts, "number", self.number, limits::INVOICE_NUMBER);
        let amount = fields.amount("amount", self.amount);
        let vat = vat(fields, self.vat);
        let (invoice_date, number, amount, vat) = (invoice_date?, number?, amount?, vat?);
        Ok(Draft::new(texts, move |parts| d::ReceiveInvoice {
            fact: parts.fact,
            invoice_date,
            number: parts.sealed.at(number),
            amount,
            vat,
        }))
    }
}

/// The VAT of an invoice, which must be stated even when it is none.
fn vat(fields: &mut Fields, vat: Option<v1::Vat>) -> Field<d::Vat> {
    const VAT: &str = "vat";
    let Some(v1::Vat { amount, compensable }) = vat else {
        return Err(fields.wrong(VAT, Reason::FieldRequired, vec![]));
    };
    fields.within(VAT, |fields| {
        let amount = match amount {
            Some(amount) => fields.cents("amount", Some(amount)),
            None => Err(fields.wrong("amount", Reason::FieldRequired, vec![])),
        };
        let compensable = fields.word("compensable", compensable);
        Ok(d::Vat { amount: amount?, compensable: compensable? })
    })
}

impl Fields {
    /// The number of something in a provision: a commitment, an invoice, a payment.
    pub(in crate::convert) fn in_provision(&mut self, field: &str, number: i32) -> Field<u16> {
        self.number(field, number.into(), 1..=u16::MAX.into()).map(|number| number as u16)
    }

    /// Such a number that may be left out.
    pub(in crate::convert) fn optional_in_provision(
        &mut self,
        field: &str,
        number: Option<i32>,
    ) -> Field<Option<u16>> {
        number.map(|number| self.in_provision(field, number)).transpose()
    }
}
