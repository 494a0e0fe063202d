//! Money that was paid is claimed back, and comes back.

use api::v1;
use domain::provision as d;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::texts::Texts;

impl Specifics for v1::OrderRecoveryRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let recovery = fields.id("recovery_id", &self.recovery_id);
        let amount = fields.amount("amount", self.amount);
        let reason = fields.word("reason", self.reason);
        let line = fields.budget_line("line", self.line);
        let (recovery, amount, reason, line) = (recovery?, amount?, reason?, line?);
        Ok(Draft::new(texts, move |parts| d::OrderRecovery {
            fact: parts.fact,
            recovery,
            amount,
            reason,
            line,
        }))
    }
}

impl Specifics for v1::ReceiveRecoveryRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let recovery = fields.id("recovery_id", &self.recovery_id);
        let amount = fields.amount("amount", self.amount);
        let bank_reference = fields.bank_reference("bank_reference", self.bank_reference);
        let (recovery, amount, bank_reference) = (recovery?, amount?, bank_reference?);
        Ok(Draft::new(texts, move |parts| d::ReceiveRecovery {
            fact: parts.fact,
            recovery,
            amount,
            bank_reference,
        }))
    }
}
