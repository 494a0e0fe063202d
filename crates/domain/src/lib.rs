//! The rules of Herstelboek: households, persons, provisions, funds, payments, accounts, signals and what is learned
//! from them, as pure functions from state and command to events.
//!
//! Entry points: [`Book::decide`], [`Book::apply`], [`legs::legs_of`]. Each aggregate is a folder of the same
//! shape: `operations` (the table), `refusal` (in order of precedence), one file per operation.
//! Must never know: I/O, clock, randomness, SQL, protobuf, or any other crate of ours. Personal data passes
//! through as [`Sealed`] only.
//!
//! ```
//! use domain::household::{HouseholdCommand, ReportHousehold, ReportSource};
//! use domain::ids::{HouseholdId, OfficerId};
//! use domain::{Book, BookCommand, BookId, Fact, Surroundings};
//! use jiff::civil::date;
//!
//! let id = BookId::Household(HouseholdId::new(uuid::Uuid::from_u128(1)));
//! let fact = Fact { on: date(2026, 3, 2), today: date(2026, 3, 3), by: OfficerId::new("officer-1")? };
//! let report = ReportHousehold { fact, source: ReportSource::SelfReport, text: None };
//!
//! let mut book = Book::unknown(&id);
//! let command = BookCommand::Household(HouseholdCommand::from(report));
//! let events = book.decide(&command, &Surroundings::default())?;
//! events.iter().for_each(|event| book.apply(event));
//!
//! assert_eq!(events[0].event_type(), "HouseholdReported");
//! assert_eq!(book.decide(&command, &Surroundings::default()).unwrap_err().code(), "HOUSEHOLD_ALREADY_REPORTED");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod account;
pub mod bank_statement;
mod book;
mod fact;
pub mod fund;
pub mod household;
pub mod ids;
pub mod legs;
pub mod money;
pub mod payment_run;
pub mod person;
pub mod provision;
mod refusal;
mod sealed;
pub mod signal;
mod succession;
pub mod support_offer;
mod table;
pub mod working_method;

pub use book::{Book, BookCommand, BookError, BookEvent, BookId, EVENT_VERSION, Surroundings};
pub use fact::{Fact, day_of};
pub use refusal::Refusal;
pub use sealed::{Sealed, SealedError};
pub use succession::{Succession, takes_over};
