//! Working methods: adopting, improving, retiring. Their texts are public.

use api::v1;
use domain::working_method as d;
use domain::working_method::WorkingMethodEvent;

use crate::convert::call::Specifics;
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::texts::Texts;

/// Which version an event made; 0 when it made none.
pub(super) fn version(recorded: &WorkingMethodEvent) -> i32 {
    match recorded {
        WorkingMethodEvent::WorkingMethodImproved(improved) => {
            i32::try_from(improved.version).unwrap_or(i32::MAX)
        }
        _ => 0,
    }
}

impl Specifics for v1::AdoptWorkingMethodRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let title = fields.public_text("title", self.title);
        let text = fields.public_text("text", self.text);
        let (title, text) = (title?, text?);
        Ok(Draft::new(texts, move |parts| d::AdoptWorkingMethod { fact: parts.fact, title, text }))
    }
}

impl Specifics for v1::ImproveWorkingMethodRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let text = fields.public_text("text", self.text);
        let reason = fields.public_text("reason", self.reason);
        let signals = fields.ids("signal_ids", &self.signal_ids, limits::SIGNALS);
        let (text, reason, signals) = (text?, reason?, signals?);
        Ok(Draft::new(texts, move |parts| d::ImproveWorkingMethod {
            fact: parts.fact,
            text,
            reason,
            signals,
        }))
    }
}

impl Specifics for v1::RetireWorkingMethodRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let reason = fields.public_text("reason", self.reason)?;
        Ok(Draft::new(texts, move |parts| d::RetireWorkingMethod { fact: parts.fact, reason }))
    }
}
