//! What happened with a household: each of its events has a line.

mod texts;
mod title;

pub(super) use texts::texts;
pub(super) use title::title;
