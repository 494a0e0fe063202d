//! Events of all books, and the JSON they are recorded as.
//!
//! The payload is what cqrs-es writes: the aggregate's event enum, externally tagged. It is for ever.

use cqrs_es::Aggregate;
use jiff::civil::Date;

use super::BookError;
use crate::household::{Household, HouseholdEvent};
use crate::ids::OfficerId;
use crate::person::{Person, PersonEvent};

/// The version every event is written in. A version of its own for one event comes with an upcaster.
pub const EVENT_VERSION: &str = "1.0";

/// An event in a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookEvent {
    /// In a household.
    Household(HouseholdEvent),
    /// In a person's book.
    Person(PersonEvent),
}

impl BookEvent {
    /// The name of the event, as recorded.
    #[must_use]
    pub fn event_type(&self) -> &'static str {
        match self {
            Self::Household(event) => event.event_type(),
            Self::Person(event) => event.event_type(),
        }
    }

    /// The version of the event, as recorded.
    #[must_use]
    pub fn event_version(&self) -> &'static str {
        EVENT_VERSION
    }

    /// The date on which it happened.
    #[must_use]
    pub fn on(&self) -> Date {
        match self {
            Self::Household(event) => event.on(),
            Self::Person(event) => event.on(),
        }
    }

    /// The officer who stated it.
    #[must_use]
    pub fn by(&self) -> &OfficerId {
        match self {
            Self::Household(event) => event.by(),
            Self::Person(event) => event.by(),
        }
    }

    /// The payload of the record: the event of the aggregate as compact JSON, fields in declared order.
    #[must_use]
    pub fn to_json(&self) -> String {
        match self {
            Self::Household(event) => serde_json::to_string(event),
            Self::Person(event) => serde_json::to_string(event),
        }
        .expect("an event has text keys only and no value that JSON cannot hold")
    }

    /// The event of a record.
    ///
    /// # Errors
    /// In the order of [`BookError`].
    pub fn from_json(
        aggregate_type: &str,
        event_type: &str,
        version: &str,
        payload: &str,
    ) -> Result<Self, BookError> {
        let unreadable = |error: serde_json::Error| BookError::Payload {
            event_type: event_type.to_owned(),
            place: format!("line {}, column {}", error.line(), error.column()),
        };
        if ![Household::TYPE, Person::TYPE].contains(&aggregate_type) {
            return Err(BookError::UnknownAggregate { aggregate_type: aggregate_type.to_owned() });
        }
        if version != EVENT_VERSION {
            let (event_type, version) = (event_type.to_owned(), version.to_owned());
            return Err(BookError::UnknownVersion { event_type, version });
        }
        let event = match aggregate_type {
            Household::TYPE => Self::Household(serde_json::from_str(payload).map_err(unreadable)?),
            _ => Self::Person(serde_json::from_str(payload).map_err(unreadable)?),
        };
        match event.event_type() == event_type {
            true => Ok(event),
            false => Err(BookError::WrongType { recorded: event_type.to_owned(), found: event.event_type() }),
        }
    }
}
