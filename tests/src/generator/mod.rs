//! Random but valid histories of a municipality, the same ones for the same seed.
//!
//! Every event is what the domain's own rules decided, legs included: what they refuse is not taken. Households come one
//! after the other and are played side by side, so their events lie mixed as in life, in one order in time. A household
//! nothing more happens to is forgotten, so memory holds those under way and not the history.

mod accounting;
mod agenda;
mod chance;
mod desk;
mod family;
mod fill;
mod making;
mod metadata;
mod money;
mod programme;
mod words;

use jiff::{Timestamp, civil::Date};
use ledger::Submission;

pub use desk::Counted;
pub use fill::{Filled, fill};
use making::Making;
pub use words::coordinator_of;

/// How large a history is, and over which days.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// How many households are reported; each has about 20 events.
    pub households: u32,
    /// The day of the first report.
    pub from: Date,
    /// The last day; what would happen after it has not happened yet.
    pub to: Date,
}

/// What was submitted at one instant.
#[derive(Debug, Clone)]
pub struct Submitted {
    /// When it was recorded.
    pub at: Timestamp,
    /// The events, as an executor submits them.
    pub submission: Submission,
}

/// A history, one submission after the other, never going back in time.
pub struct Generator {
    making: Making,
}

impl Generator {
    /// The history with this seed and size.
    pub fn new(seed: u64, size: Size) -> Self {
        Self { making: Making::new(seed, size) }
    }

    /// What was asked and what was refused until now.
    pub fn counted(&self) -> Counted {
        self.making.counted()
    }
}

impl Iterator for Generator {
    type Item = Submitted;

    fn next(&mut self) -> Option<Submitted> {
        self.making.next_submission()
    }
}

#[cfg(test)]
mod tests;
