//! Events of all books, and the JSON they are recorded as.
//!
//! The payload is what cqrs-es writes: the aggregate's event enum, externally tagged. It is for ever.

use cqrs_es::Aggregate;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::BookError;
use crate::account::{Account, AccountEvent};
use crate::bank_statement::{BankStatement, BankStatementEvent};
use crate::fund::{Fund, FundEvent};
use crate::household::{Household, HouseholdEvent};
use crate::ids::OfficerId;
use crate::payment_run::{PaymentRun, PaymentRunEvent};
use crate::person::{Person, PersonEvent};
use crate::provision::{Provision, ProvisionEvent};
use crate::signal::{Signal, SignalEvent};
use crate::support_offer::{SupportOffer, SupportOfferEvent};
use crate::working_method::{WorkingMethod, WorkingMethodEvent};

/// The version every event is written in. A version of its own for one event comes with an upcaster.
pub const EVENT_VERSION: &str = "1.0";

/// The kinds of aggregate this version knows.
const TYPES: [&str; 10] = [
    Household::TYPE,
    Person::TYPE,
    Provision::TYPE,
    Fund::TYPE,
    PaymentRun::TYPE,
    BankStatement::TYPE,
    Signal::TYPE,
    WorkingMethod::TYPE,
    SupportOffer::TYPE,
    Account::TYPE,
];

/// An event in a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookEvent {
    /// In a household.
    Household(HouseholdEvent),
    /// In a person's book.
    Person(PersonEvent),
    /// In a provision.
    Provision(ProvisionEvent),
    /// In a fund.
    Fund(FundEvent),
    /// In a payment run.
    PaymentRun(PaymentRunEvent),
    /// In a bank statement.
    BankStatement(BankStatementEvent),
    /// In a signal.
    Signal(SignalEvent),
    /// In a working method.
    WorkingMethod(WorkingMethodEvent),
    /// In an offer of the catalogue.
    SupportOffer(SupportOfferEvent),
    /// In the account of a year.
    Account(AccountEvent),
}

/// Passes a question on to the event of the book.
macro_rules! of_the_book {
    ($self:ident, $event:ident => $answer:expr) => {
        match $self {
            Self::Household($event) => $answer,
            Self::Person($event) => $answer,
            Self::Provision($event) => $answer,
            Self::Fund($event) => $answer,
            Self::PaymentRun($event) => $answer,
            Self::BankStatement($event) => $answer,
            Self::Signal($event) => $answer,
            Self::WorkingMethod($event) => $answer,
            Self::SupportOffer($event) => $answer,
            Self::Account($event) => $answer,
        }
    };
}

/// The payload of the record: the event of the aggregate, fields in declared order.
impl Serialize for BookEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        of_the_book!(self, event => event.serialize(serializer))
    }
}

impl BookEvent {
    /// The name of the event, as recorded.
    #[must_use]
    pub fn event_type(&self) -> &'static str {
        of_the_book!(self, event => event.event_type())
    }

    /// The version of the event, as recorded.
    #[must_use]
    pub fn event_version(&self) -> &'static str {
        EVENT_VERSION
    }

    /// The date on which it happened.
    #[must_use]
    pub fn on(&self) -> Date {
        of_the_book!(self, event => event.on())
    }

    /// The officer who stated it.
    #[must_use]
    pub fn by(&self) -> &OfficerId {
        of_the_book!(self, event => event.by())
    }

    /// The payload of the record: the event of the aggregate as compact JSON, fields in declared order.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("an event has text keys only and no value that JSON cannot hold")
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
        if !TYPES.contains(&aggregate_type) {
            return Err(BookError::UnknownAggregate { aggregate_type: aggregate_type.to_owned() });
        }
        if version != EVENT_VERSION {
            let (event_type, version) = (event_type.to_owned(), version.to_owned());
            return Err(BookError::UnknownVersion { event_type, version });
        }
        let event = match aggregate_type {
            Household::TYPE => Self::Household(serde_json::from_str(payload).map_err(unreadable)?),
            Person::TYPE => Self::Person(serde_json::from_str(payload).map_err(unreadable)?),
            Provision::TYPE => Self::Provision(serde_json::from_str(payload).map_err(unreadable)?),
            Fund::TYPE => Self::Fund(serde_json::from_str(payload).map_err(unreadable)?),
            PaymentRun::TYPE => Self::PaymentRun(serde_json::from_str(payload).map_err(unreadable)?),
            BankStatement::TYPE => Self::BankStatement(serde_json::from_str(payload).map_err(unreadable)?),
            Signal::TYPE => Self::Signal(serde_json::from_str(payload).map_err(unreadable)?),
            WorkingMethod::TYPE => Self::WorkingMethod(serde_json::from_str(payload).map_err(unreadable)?),
            SupportOffer::TYPE => Self::SupportOffer(serde_json::from_str(payload).map_err(unreadable)?),
            _ => Self::Account(serde_json::from_str(payload).map_err(unreadable)?),
        };
        match event.event_type() == event_type {
            true => Ok(event),
            false => Err(BookError::WrongType { recorded: event_type.to_owned(), found: event.event_type() }),
        }
    }
}
