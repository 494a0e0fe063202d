//! The table of operations: every command of a person with the event it leads to.
//!
//! Names of events are for ever: they stand in recorded events.

use super::{Claim, PersonClaimed, PersonReleased, Release};

/// Everything that can be asked of a person's book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonCommand {
    /// Leads to [`PersonClaimed`].
    Claim(Claim),
    /// Leads to [`PersonReleased`].
    Release(Release),
}

impl PersonCommand {
    /// The name of the command.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Claim(_) => "Claim",
            Self::Release(_) => "Release",
        }
    }
}

crate::table::events! {
    /// Everything that can happen in a person's book.
    PersonEvent:
    PersonClaimed,
    PersonReleased,
}
