//! The circumstances of a command: when it happened, when it is recorded, and who states it.
//!
//! The domain has no clock. `today` is given by whoever executes the command and is used for one thing:
//! to refuse what would lie in the future. Events keep `on` and `by`; the ledger adds the instant of recording.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::ids::OfficerId;

/// Dates are calendar dates in Europe/Amsterdam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The date on which it happened.
    pub on: Date,
    /// The date on which it is recorded.
    pub today: Date,
    /// The officer who states it.
    pub by: OfficerId,
}

/// The calendar date that an instant falls on in Europe/Amsterdam, where a day begins an hour before that of UTC, or two in
/// summer.
///
/// # Panics
/// Never: the time zone database is part of the program.
#[must_use]
pub fn day_of(instant: Timestamp) -> Date {
    let zone = TimeZone::get("Europe/Amsterdam").expect("the time zone database is built in");
    instant.to_zoned(zone).date()
}
