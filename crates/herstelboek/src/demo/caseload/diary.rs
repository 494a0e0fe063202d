//! What happens to one household of the caseload, day by day, until it is turned into requests.

use std::ops::RangeInclusive;

use jiff::{
    Span,
    civil::{Date, Weekday, date},
};
use uuid::Uuid;

use super::dice::Dice;
use crate::demo::{
    command::{Address, Command},
    ids,
    municipalities::Municipality,
};

/// The first day on which a household of the caseload may be reported. The caseload plays in 2025 whatever day it is
/// today: its dates are part of its requests, and a second run must send the same ones.
pub(super) const FIRST_DAY: Date = date(2025, 1, 6);
/// The last day of the caseload.
pub(super) const LAST_DAY: Date = date(2025, 12, 30);

/// A household and everything that happens to it.
pub(super) struct Diary<'a> {
    /// Chance.
    pub(super) dice: Dice,
    /// Where it lives.
    pub(super) home: &'a Municipality,
    /// Its adults, the applicant first.
    pub(super) adults: Vec<String>,
    /// Its children.
    pub(super) children: Vec<String>,
    household: Uuid,
    /// Days since the report.
    day: u32,
    entries: Vec<Entry>,
}

/// What happens on a day after the report; some of it names that day once more.
struct Entry {
    day: u32,
    command: Box<dyn FnOnce(Date) -> Command>,
}

impl<'a> Diary<'a> {
    /// The diary of a household that is reported today.
    pub(super) fn new(dice: Dice, household: Uuid, home: &'a Municipality) -> Self {
        let (adults, children, entries) = (Vec::new(), Vec::new(), Vec::new());
        Self { dice, home, adults, children, household, day: 0, entries }
    }

    /// So many days go by.
    pub(super) fn days_later(&mut self, name: &str, days: RangeInclusive<u32>) {
        self.day += self.dice.between(&format!("{name} days later"), days);
    }

    /// Something happens today.
    pub(super) fn record(&mut self, command: impl Into<Command>) {
        let command = command.into();
        self.record_dated(move |_| command);
    }

    /// Something happens today that names the day.
    pub(super) fn record_dated<C: Into<Command>>(&mut self, command: impl FnOnce(Date) -> C + 'static) {
        let command = Box::new(move |today| command(today).into());
        self.entries.push(Entry { day: self.day, command });
    }

    /// The id of something of this household.
    pub(super) fn id(&self, name: &str) -> String {
        ids::of(&format!("{}/{name}", self.household)).to_string()
    }

    /// Everything that happened, as requests in their order, all between [`FIRST_DAY`] and [`LAST_DAY`].
    pub(super) fn into_requests(self) -> Vec<Command> {
        let span = FIRST_DAY.until(LAST_DAY).expect("both are ordinary dates").get_days();
        let room = u32::try_from(span).expect("the last day is after the first").saturating_sub(self.day + 2);
        let reported = self.dice.between("day of the report", 0..=room);
        let numbered = self.entries.into_iter().enumerate();
        let requests = numbered.map(|(number, entry)| {
            let on = working_day(reported + entry.day);
            let command = (entry.command)(on);
            let step = format!("{number}-{}", command.name());
            command.addressed(Address {
                ledger: &self.home.key,
                book: self.household,
                request: ids::request(self.household, &step),
                on,
            })
        });
        requests.collect()
    }
}

/// The day so many days after the first; a day in the weekend becomes the Monday after it.
fn working_day(days: u32) -> Date {
    let day = FIRST_DAY.saturating_add(Span::new().days(i64::from(days)));
    let more = match day.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    day.saturating_add(Span::new().days(more))
}
