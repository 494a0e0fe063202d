//! Outreach: households that were reported and never reached, counted from the rows of the caseload.
//!
//! Reached is what [`Course::reached_on`](domain::household::Course::reached_on) says. A household whose support ended
//! before anybody reached it is no longer looked for, and counts apart.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::caseload::Row;
use crate::words;

/// How outreach goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outreach {
    /// Households by how they became known: the words of [`words::SOURCES`] that occur.
    pub sources: BTreeMap<&'static str, SourceCounts>,
    /// The open households that were never reached, by how often that was tried.
    pub attempts: AttemptSpread,
    /// Of these, the one that was reported first; of two on one day the one with the lower reference.
    pub longest_waiting: Option<LongestWaiting>,
}

/// Households of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SourceCounts {
    /// Reached, open or ended.
    pub reached: u64,
    /// Open and never reached.
    pub not_reached: u64,
    /// Ended, and never reached.
    pub given_up: u64,
}

/// How often it was tried to reach a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AttemptSpread {
    /// Never.
    pub none: u64,
    /// Once.
    pub one: u64,
    /// Twice.
    pub two: u64,
    /// Three to five times.
    pub three_to_five: u64,
    /// More than five times.
    pub more: u64,
}

/// The household that waits longest to be reached.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LongestWaiting {
    /// When it was reported.
    pub reported_on: Date,
    /// Its reference.
    pub reference: String,
}

impl Outreach {
    /// Counts a household.
    pub fn add(&mut self, row: &Row) {
        let Some((reported_on, source)) = row.course.reported_on.zip(row.source) else { return };
        let counts = self.sources.entry(words::source(source)).or_default();
        match (row.course.reached_on(), row.course.is_open()) {
            (Some(_), _) => counts.reached += 1,
            (None, false) => counts.given_up += 1,
            (None, true) => {
                counts.not_reached += 1;
                self.attempts.add(row.attempts.count);
                let waiting = LongestWaiting { reported_on, reference: row.reference.clone() };
                self.longest_waiting = match self.longest_waiting.take() {
                    Some(longest) => Some(longest.min(waiting)),
                    None => Some(waiting),
                };
            }
        }
    }
}

impl AttemptSpread {
    fn add(&mut self, attempts: u32) {
        let bucket = match attempts {
            0 => &mut self.none,
            1 => &mut self.one,
            2 => &mut self.two,
            3..=5 => &mut self.three_to_five,
            6.. => &mut self.more,
        };
        *bucket += 1;
    }
}
