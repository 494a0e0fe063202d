//! What happened with a provision: each of its events has a line, but the correction of a payment.

mod texts;
mod title;

pub(super) use texts::texts;
pub(super) use title::title;
