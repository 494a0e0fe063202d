//! What becomes of a payment: cancelled, made, failed, or moved to another budget line.

use api::v1;
use domain::provision as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::texts::Texts;

impl Specifics for v1::CancelPaymentRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let payment = fields.in_provision("payment", self.payment);
        let reason = fields.word("reason", self.reason);
        let (payment, reason) = (payment?, reason?);
        Ok(Draft::new(texts, move |parts| d::CancelPayment { fact: parts.fact, payment, reason }))
    }
}

impl Specifics for v1::ConfirmPaymentRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let payment = fields.in_provision("payment", self.payment);
        let bank_reference = fields.optional_bank_reference("bank_reference", self.bank_reference);
        let (payment, bank_reference) = (payment?, bank_reference?);
        Ok(Draft::new(texts, move |parts| d::ConfirmPayment { fact: parts.fact, payment, bank_reference }))
    }
}

impl Specifics for v1::FailPaymentRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let payment = fields.in_provision("payment", self.payment);
        let reason = fields.bank_reason("reason", self.reason);
        let bank_reference = fields.optional_bank_reference("bank_reference", self.bank_reference);
        let (payment, reason, bank_reference) = (payment?, reason?, bank_reference?);
        Ok(Draft::new(texts, move |parts| d::FailPayment {
            fact: parts.fact,
            payment,
            reason,
            bank_reference,
        }))
    }
}

impl Specifics for v1::CorrectPaymentRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let payment = fields.in_provision("payment", self.payment);
        let to = fields.budget_line("to", self.to);
        let amount = fields.amount("amount", self.amount);
        let reason = fields.word("reason", self.reason);
        let (payment, to, amount, reason) = (payment?, to?, amount?, reason?);
        Ok(Draft::new(texts, move |parts| d::CorrectPayment {
            fact: parts.fact,
            payment,
            to,
            amount,
            reason,
        }))
    }
}
