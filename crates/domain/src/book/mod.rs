//! Books: all aggregates behind one type, for what executes commands without knowing what they mean.
//!
//! A new aggregate adds one variant to each enum here and its rows to [`crate::legs`]; nothing that uses
//! books changes for it.

mod command;
mod error;
mod event;
mod id;

pub use self::command::BookCommand;
pub use self::error::BookError;
pub use self::event::{BookEvent, EVENT_VERSION};
pub use self::id::BookId;
use crate::household::Household;
use crate::person::Person;
use crate::refusal::Refusal;

/// The state of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Book {
    /// A household.
    Household(Household),
    /// A person.
    Person(Person),
}

impl Book {
    /// The state of a book in which nothing has been written.
    #[must_use]
    pub fn unknown(id: &BookId) -> Self {
        match id {
            BookId::Household(_) => Self::Household(Household::default()),
            BookId::Person(_) => Self::Person(Person::default()),
        }
    }

    /// What a command leads to in this book; its legs in other books are [`crate::legs::legs_of`] each event.
    ///
    /// # Errors
    /// The refusal of the aggregate.
    ///
    /// # Panics
    /// When the command is for another kind of book: commands and book ids are made in pairs.
    pub fn decide(&self, command: &BookCommand) -> Result<Vec<BookEvent>, Refusal> {
        match (self, command) {
            (Self::Household(household), BookCommand::Household(command)) => {
                Ok(household.decide(command)?.into_iter().map(BookEvent::Household).collect())
            }
            (Self::Person(person), BookCommand::Person(command)) => {
                Ok(person.decide(command)?.into_iter().map(BookEvent::Person).collect())
            }
            (Self::Household(_) | Self::Person(_), command) => {
                unreachable!("{} was sent to a book of another kind", command.name())
            }
        }
    }

    /// Takes over what happened.
    ///
    /// # Panics
    /// When the event is of another kind of book: a stream holds the events of one aggregate.
    pub fn apply(&mut self, event: &BookEvent) {
        match (self, event) {
            (Self::Household(household), BookEvent::Household(event)) => household.apply(event),
            (Self::Person(person), BookEvent::Person(event)) => person.apply(event),
            (Self::Household(_) | Self::Person(_), event) => {
                unreachable!("{} is in a book of another kind", event.event_type())
            }
        }
    }
}
