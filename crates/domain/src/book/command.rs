//! Commands to all books.
//!
//! Commands to a household come from outside; commands to a person are legs.

use crate::household::HouseholdCommand;
use crate::person::PersonCommand;

/// A command to a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookCommand {
    /// To a household.
    Household(HouseholdCommand),
    /// To a person.
    Person(PersonCommand),
}

impl From<HouseholdCommand> for BookCommand {
    fn from(command: HouseholdCommand) -> Self {
        Self::Household(command)
    }
}

impl From<PersonCommand> for BookCommand {
    fn from(command: PersonCommand) -> Self {
        Self::Person(command)
    }
}

impl BookCommand {
    /// The name of the command.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Household(command) => command.name(),
            Self::Person(command) => command.name(),
        }
    }
}
