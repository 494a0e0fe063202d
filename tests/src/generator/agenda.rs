//! What is going to happen, by the instant at which it does.

use std::{cmp::Reverse, collections::BinaryHeap};

use domain::{
    ids::{FundId, ProvisionId},
    money::AccountingYear,
};
use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};

use super::{family::Act, money::Errand, programme::Chore};

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// The next household is reported.
    Arrival,
    /// Something happens to the household with this number.
    Family(u32, Act),
    /// Somebody looks at a provision.
    Provision(ProvisionId),
    /// Something is to be done for a fund.
    Errand(Errand),
    /// Somebody looks at the account of a fund for a year.
    Account(FundId, AccountingYear),
    /// The programme lead has something to do.
    Chore(Chore),
}

/// The turns to come. Two at the same instant are taken in the order in which they were put in.
#[derive(Default)]
pub(super) struct Agenda {
    turns: BinaryHeap<Reverse<(Timestamp, u64, Turn)>>,
    added: u64,
}

impl Agenda {
    /// Puts a turn in.
    pub(super) fn add(&mut self, at: Timestamp, turn: Turn) {
        self.added += 1;
        self.turns.push(Reverse((at, self.added, turn)));
    }

    /// Takes the next turn out.
    pub(super) fn next(&mut self) -> Option<(Timestamp, Turn)> {
        self.turns.pop().map(|Reverse((at, _, turn))| (at, turn))
    }
}

/// The seconds of a working day.
pub(super) const DAY: u32 = 9 * 3600;

/// A second of the working day of a date: from 8 to 17 UTC, so that it is the same date in Amsterdam.
pub(super) fn instant(on: Date, second: u32) -> Timestamp {
    let seconds = i64::from(8 * 3600 + second % DAY);
    let midnight = on.to_zoned(TimeZone::UTC).expect("a date of this century");
    midnight.timestamp() + seconds.seconds()
}

/// The date of an instant of [`instant`].
pub(super) fn date(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}
