//! Which book: the kind of aggregate and its id, as a ledger records them.
//!
//! One book is one stream; its kind and id stand in every record.

use std::fmt;

use cqrs_es::Aggregate;

use super::BookError;
use crate::household::Household;
use crate::ids::{HouseholdId, PersonId};
use crate::person::Person;

/// Which book: the kind of aggregate and its id, that is, one stream of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BookId {
    /// The book of a household.
    Household(HouseholdId),
    /// The book of a person.
    Person(PersonId),
}

impl BookId {
    /// The kind of aggregate, as recorded.
    #[must_use]
    pub fn aggregate_type(&self) -> &'static str {
        match self {
            Self::Household(_) => Household::TYPE,
            Self::Person(_) => Person::TYPE,
        }
    }

    /// The id of the aggregate, as recorded.
    #[must_use]
    pub fn aggregate_id(&self) -> String {
        match self {
            Self::Household(id) => id.to_string(),
            Self::Person(id) => id.to_string(),
        }
    }

    /// The book with a recorded kind and id.
    ///
    /// # Errors
    /// [`BookError::UnknownAggregate`], then [`BookError::Id`].
    pub fn parse(aggregate_type: &str, aggregate_id: &str) -> Result<Self, BookError> {
        match aggregate_type {
            Household::TYPE => Ok(Self::Household(aggregate_id.parse()?)),
            Person::TYPE => Ok(Self::Person(aggregate_id.parse()?)),
            _ => Err(BookError::UnknownAggregate { aggregate_type: aggregate_type.to_owned() }),
        }
    }
}

impl fmt::Display for BookId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.aggregate_type(), self.aggregate_id())
    }
}
