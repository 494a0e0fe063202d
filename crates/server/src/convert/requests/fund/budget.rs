//! Money of the fund itself: budget allocated and withdrawn, advances received.

use api::v1;
use domain::fund as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::texts::Texts;

impl Specifics for v1::AllocateBudgetRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let line = fields.budget_line("line", self.line);
        let amount = fields.amount("amount", self.amount);
        let (line, amount) = (line?, amount?);
        Ok(Draft::new(texts, move |parts| d::AllocateBudget { fact: parts.fact, line, amount }))
    }
}

impl Specifics for v1::WithdrawBudgetRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let line = fields.budget_line("line", self.line);
        let amount = fields.amount("amount", self.amount);
        let (line, amount) = (line?, amount?);
        Ok(Draft::new(texts, move |parts| d::WithdrawBudget { fact: parts.fact, line, amount }))
    }
}

impl Specifics for v1::ReceiveAdvanceRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let amount = fields.amount("amount", self.amount);
        let bank_reference = fields.bank_reference("bank_reference", self.bank_reference);
        let (amount, bank_reference) = (amount?, bank_reference?);
        Ok(Draft::new(texts, move |parts| d::ReceiveAdvance { fact: parts.fact, amount, bank_reference }))
    }
}
