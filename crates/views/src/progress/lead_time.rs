//! Lead times: how many days a step took, and whether it was done before its term passed.
//!
//! Steps that were done in the period count. Percentiles are by the nearest-rank method: the p-th of n days in order is the
//! one at place ⌈p·n/100⌉, so it is always a number of days that some household really took.

use std::collections::BTreeMap;

use domain::household::{Course, Deadline, DeadlineState, Term};
use jiff::civil::Date;

use super::Period;

/// A step of which the time is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clock {
    /// From the report to the first contact; no term is set for it.
    FirstContact,
    /// From the report to the first conversation.
    FirstConversation,
    /// From the first conversation to the first version of the plan.
    Plan,
    /// From the first conversation to the end of support, when that was not undone by the end of the period.
    EndOfSupport,
    /// From the day the 30 days after a rejection count, to the end of support, when that was not undone by the end of the
    /// period.
    AfterRejection,
}

/// How long a step took, of all households that did it in the period. No time is taken of a step dated before the one it
/// counts from: it does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeadTime {
    /// Which step.
    pub clock: Clock,
    /// How many households.
    pub count: u64,
    /// The median number of days; `None` of no households.
    pub median_days: Option<u32>,
    /// The 90th percentile of the number of days; `None` of no households.
    pub ninetieth_days: Option<u32>,
    /// How many did it on or before the last day of its term, overrides and the transition rule counted; `None` where no
    /// term is set.
    pub in_time: Option<Share>,
    /// Of how many households the term had passed at the end of the period, and the step was not done: those open then, and
    /// those whose support ended in the period; `None` where no term is set.
    pub overdue: Option<u64>,
}

/// A share, as two counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many were in time.
    pub count: u64,
    /// Of how many.
    pub of: u64,
}

/// How long a step took one household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taken {
    days: u32,
    in_time: bool,
}

/// How long a step took many, as counts by number of days.
#[derive(Debug, Clone, Default)]
pub(super) struct Spread {
    days: BTreeMap<u32, u64>,
    in_time: u64,
    overdue: u64,
}

impl Clock {
    /// All of them, in order.
    pub const ALL: [Self; 5] =
        [Self::FirstContact, Self::FirstConversation, Self::Plan, Self::EndOfSupport, Self::AfterRejection];

    /// The term that is set for the step.
    #[must_use]
    pub fn term(self) -> Option<Term> {
        match self {
            Self::FirstContact => None,
            Self::FirstConversation => Some(Term::FirstConversation),
            Self::Plan => Some(Term::Plan),
            Self::EndOfSupport => Some(Term::EndOfSupport),
            Self::AfterRejection => Some(Term::AfterRejection),
        }
    }

    fn begun_and_done(self, course: &Course, to: Date) -> (Option<Date>, Option<Date>) {
        match self {
            Self::FirstContact => (course.reported_on, course.first_contact_on),
            Self::FirstConversation => (course.reported_on, course.first_conversation_on),
            Self::Plan => (course.first_conversation_on, course.plan_on),
            Self::EndOfSupport => (course.first_conversation_on, course.ended_as_of(to)),
            Self::AfterRejection => {
                let ended = course.ended_as_of(to);
                let term = ended.and_then(|ended| course.term_on(Term::AfterRejection, ended));
                (term.map(|term| term.started_on), ended)
            }
        }
    }
}

/// How long a step took this household, when it was done in the period.
pub(super) fn of(course: &Course, clock: Clock, period: &Period) -> Option<Taken> {
    let (Some(begun), Some(done)) = clock.begun_and_done(course, period.to) else { return None };
    let days = u32::try_from((done - begun).get_days()).ok().filter(|_| period.has(done))?;
    Some(Taken { days, in_time: is_in_time(course, clock, done) })
}

/// On the day it was done, its term had not passed, whether support had ended by then or not; a term that had not started by
/// then cannot have.
fn is_in_time(course: &Course, clock: Clock, done: Date) -> bool {
    let term = clock.term().and_then(|term| course.term_on(term, done));
    term.is_none_or(|deadline| done <= deadline.due)
}

/// Whether the term of a step had passed at the end of the period and the step was not done, in a household that was open
/// for some of the period: one that ended before is not counted over and over.
pub(super) fn is_overdue(course: &Course, clock: Clock, period: &Period) -> bool {
    let passed = |one: &Deadline| Some(one.term) == clock.term() && one.state == DeadlineState::Passed;
    let was_open = course.ended_as_of(period.to).is_none_or(|ended| period.has(ended));
    was_open && course.deadlines(period.to).iter().any(passed)
}

impl Extend<Taken> for Spread {
    fn extend<I: IntoIterator<Item = Taken>>(&mut self, all: I) {
        for taken in all {
            *self.days.entry(taken.days).or_default() += 1;
            self.in_time += u64::from(taken.in_time);
        }
    }
}

impl Spread {
    /// Counts a household in which the step was overdue, or not.
    pub(super) fn add_overdue(&mut self, is_overdue: bool) {
        self.overdue += u64::from(is_overdue);
    }

    pub(super) fn finish(&self, clock: Clock) -> LeadTime {
        let count = self.days.values().sum();
        LeadTime {
            clock,
            count,
            median_days: self.percentile(50, count),
            ninetieth_days: self.percentile(90, count),
            in_time: clock.term().map(|_| Share { count: self.in_time, of: count }),
            overdue: clock.term().map(|_| self.overdue),
        }
    }

    /// By the nearest-rank method.
    fn percentile(&self, percent: u64, count: u64) -> Option<u32> {
        let rank = (percent * count).div_ceil(100);
        let mut place = 0;
        let found = self.days.iter().find(|(_, households)| {
            place += **households;
            place >= rank
        });
        found.map(|(days, _)| *days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percentiles(days: &[u32]) -> (Option<u32>, Option<u32>) {
        let mut spread = Spread::default();
        spread.extend(days.iter().map(|days| Taken { days: *days, in_time: true }));
        let lead_time = spread.finish(Clock::Plan);
        (lead_time.median_days, lead_time.ninetieth_days)
    }

    #[test]
    fn percentiles_are_by_nearest_rank() {
        assert_eq!(percentiles(&[]), (None, None));
        assert_eq!(percentiles(&[7]), (Some(7), Some(7)));
        assert_eq!(percentiles(&[30, 10]), (Some(10), Some(30)));
        assert_eq!(percentiles(&[15, 20, 35, 40, 50]), (Some(35), Some(50)));
        assert_eq!(percentiles(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), (Some(5), Some(9)));
        assert_eq!(percentiles(&[5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 90]), (Some(5), Some(5)));
    }
}
