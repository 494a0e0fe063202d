//! When each term starts, how long it is and what meets it: the table of Wht 2.21 and its transition rule.
//!
//! Calendar arithmetic follows the European Convention on the Calculation of Time-Limits (Basel 1972, ETS 76):
//! the day on which a term starts is not counted (3(1)); a term in months or years ends on the day with the same
//! number, and when the last month has no such day, on its last day (4(2)). Deliberately absent: the extension
//! past weekends and holidays (Algemene termijnenwet 1), so a date shown is never later than the law allows.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::Term;
use crate::household::add_member::Member;
use crate::household::case::Case;
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
pub(super) fn start(case: &Case, term: Term, on: Date) -> Option<Date> {
    match term {
        Term::FirstConversation => Some(case.report.on),
        Term::Plan | Term::MaterialProvisions | Term::EndOfSupport => support(case),
        Term::AfterRejection => rejection(case, on),
    }
}

/// What meets a term, when it is something else than the end of support.
///
/// Material provisions are not met by anything: the term is a window, and it closes.
pub(super) fn met(case: &Case, term: Term) -> Option<Date> {
    match term {
        Term::FirstConversation => case.first_conversation.as_ref().map(|held| held.on),
        Term::Plan => drawn_up(case),
        Term::MaterialProvisions | Term::EndOfSupport | Term::AfterRejection => None,
    }
}

/// From when the clocks of support count: the first conversation, or the transition date.
fn support(case: &Case) -> Option<Date> {
    let conversation = case.first_conversation.as_ref().map(|held| held.on);
    let before = |on: &Date| *on < TRANSITION;
    match conversation.filter(before).or(drawn_up(case).filter(before)) {
        Some(_) => Some(TRANSITION),
        None => conversation,
    }
}

/// When the first version of the plan was drawn up.
fn drawn_up(case: &Case) -> Option<Date> {
    case.plan.as_ref().and_then(|plan| plan.versions.iter().next()).map(|first| first.on)
}

/// When the municipality was told of the last rejection, if by a date nobody is a victim or may yet be one.
fn rejection(case: &Case, on: Date) -> Option<Date> {
    let members = case.members.values().filter(|member| member.joined_on <= on);
    let mut last = None;
    for status in members.filter_map(|member| status(member, on)) {
        match status {
            VictimStatus::Potential | VictimStatus::Recognised => return None,
            VictimStatus::Rejected { municipality_told_on } => last = last.max(Some(municipality_told_on)),
            VictimStatus::NotAVictim => {}
        }
    }
    last
}

/// The status of a member on a date: of those that hold by then, the one recorded last.
fn status(member: &Member, on: Date) -> Option<VictimStatus> {
    member.status.iter().rev().find(|held| held.on <= on).map(|held| held.status)
}
