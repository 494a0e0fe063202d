//! The table of operations: every command of a person with the event it leads to.
//!
//! Names of events are for ever: they stand in recorded events.

use cqrs_es::DomainEvent;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Claim, PersonClaimed, PersonReleased, Release};
use crate::ids::OfficerId;

/// Everything that can be asked of a person's book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonCommand {
    /// Leads to [`PersonClaimed`].
    Claim(Claim),
    /// Leads to [`PersonReleased`].
    Release(Release),
}

/// Everything that can happen in a person's book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonEvent {
    /// Follows from [`Claim`].
    PersonClaimed(PersonClaimed),
    /// Follows from [`Release`].
    PersonReleased(PersonReleased),
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

impl PersonEvent {
    /// The names of all events, as recorded.
    pub const TYPES: &'static [&'static str] = &["PersonClaimed", "PersonReleased"];

    /// The name of the event, as recorded.
    #[must_use]
    pub fn event_type(&self) -> &'static str {
        match self {
            Self::PersonClaimed(_) => "PersonClaimed",
            Self::PersonReleased(_) => "PersonReleased",
        }
    }

    /// The date on which it happened.
    #[must_use]
    pub fn on(&self) -> Date {
        match self {
            Self::PersonClaimed(event) => event.on,
            Self::PersonReleased(event) => event.on,
        }
    }

    /// The officer who stated it.
    #[must_use]
    pub fn by(&self) -> &OfficerId {
        match self {
            Self::PersonClaimed(event) => &event.by,
            Self::PersonReleased(event) => &event.by,
        }
    }

    /// The JSON Schema of every event, by its name.
    #[must_use]
    pub fn schemas() -> Vec<(&'static str, schemars::Schema)> {
        vec![
            ("PersonClaimed", schemars::schema_for!(PersonClaimed)),
            ("PersonReleased", schemars::schema_for!(PersonReleased)),
        ]
    }
}

impl DomainEvent for PersonEvent {
    fn event_type(&self) -> String {
        PersonEvent::event_type(self).to_owned()
    }

    fn event_version(&self) -> String {
        crate::book::EVENT_VERSION.to_owned()
    }
}
