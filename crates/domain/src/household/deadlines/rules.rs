//! When each term starts, how long it is and what meets it: the table of Wht 2.21 and its transition rule.
//!
//! Calendar arithmetic follows the European Convention on the Calculation of Time-Limits (Basel 1972, ETS 76):
//! the day on which a term starts is not counted (3(1)); a term in months or years ends on the day with the same
//! number, and when the last month has no such day, on its last day (4(2)). Deliberately absent: the extension
//! past weekends and holidays (Algemene termijnenwet 1), so a date shown is never later than the law allows.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::Term;
use crate::household::course::Course;
use crate::household::victim_status::VictimStatus;

/// Cases that were at a first conversation or a plan before this date count from this date (transition rule of
/// Wht 2.21).
const TRANSITION: Date = date(2025, 1, 1);

/// The length of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    Days(i32),
    Weeks(i32),
    Months(i32),
}

impl Length {
    /// The last day of a term of this length that starts on a date.
    pub(super) fn after(self, start: Date) -> Date {
        match self {
            Self::Days(days) => start.saturating_add(days.days()),
            Self::Weeks(weeks) => start.saturating_add(weeks.weeks()),
            Self::Months(months) => start.saturating_add(months.months()),
        }
    }
}

/// How long a term is.
pub(super) fn length(term: Term) -> Length {
    match term {
        Term::FirstConversation | Term::Plan => Length::Weeks(8),
        Term::MaterialProvisions => Length::Months(6),
        Term::EndOfSupport => Length::Months(24),
        Term::AfterRejection => Length::Days(30),
    }
}

/// From when a term counts, as known on a date; `None` when nothing started it.
pub(super) fn start(course: &Course, term: Term, on: Date) -> Option<Date> {
    match term {
        Term::FirstConversation => course.reported_on,
        Term::Plan | Term::MaterialProvisions | Term::EndOfSupport => support(course),
        Term::AfterRejection => rejection(course, on),
    }
}

/// What meets a term, when it is something else than the end of support.
///
/// Material provisions are not met by anything: the term is a window, and it closes.
pub(super) fn met(course: &Course, term: Term) -> Option<Date> {
    match term {
        Term::FirstConversation => course.first_conversation_on,
        Term::Plan => course.plan_on,
        Term::MaterialProvisions | Term::EndOfSupport | Term::AfterRejection => None,
    }
}

/// From when the clocks of support count: the first conversation, or the transition date.
fn support(course: &Course) -> Option<Date> {
    let conversation = course.first_conversation_on;
    let before = |on: &Date| *on < TRANSITION;
    match conversation.filter(before).or(course.plan_on.filter(before)) {
        Some(_) => Some(TRANSITION),
        None => conversation,
    }
}

/// When the municipality was told of the last rejection, if on a date nobody is a victim or may yet be one; but not before
/// the day from which that is so: until then there was somebody to support.
///
/// Who counts is who was a member on that date, also when that is no longer so.
fn rejection(course: &Course, on: Date) -> Option<Date> {
    let was_member = |left_on: Option<Date>| left_on.is_none_or(|left_on| on < left_on);
    let held = course.memberships().filter(|(_, left_on)| was_member(*left_on));
    let mut told = None;
    for status in held.filter_map(|(member, _)| member.status_on(on)) {
        match status {
            VictimStatus::Potential | VictimStatus::Recognised => return None,
            VictimStatus::Rejected { municipality_told_on } => told = told.max(Some(municipality_told_on)),
            VictimStatus::NotAVictim => {}
        }
    }
    let ceased = course.memberships().filter_map(|(member, left_on)| member.ceased_on(on, left_on)).max();
    told.map(|told| ceased.map_or(told, |ceased| ceased.max(told)))
}
