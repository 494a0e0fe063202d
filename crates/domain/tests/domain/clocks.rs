//! The clocks, as a table to be read and counted after: what starts each term, how long it is, when it ends, what moves it.
//!
//! The sources are in the headings. The rules themselves are told one by one with the deadlines; here they stand side by
//! side, with the dates on which calendars differ: leap years, short months, the change of the clocks.

use domain::day_of;
use domain::household::{Deadline, DeadlineState, HouseholdEvent, Term, VictimStatus};
use domain::provision::objection_until;
use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::given::*;

/// A part of the table.
struct Table(Vec<String>);

impl Table {
    fn headed(heading: &str) -> Self {
        Self(vec![String::new(), heading.to_owned()])
    }

    /// What stands of a term after this history, on a date.
    fn line(mut self, case: &str, history: &[HouseholdEvent], term: Term, on: Date) -> Self {
        let course = household(history).case().map(|case| case.course.clone()).unwrap_or_default();
        let found = course.deadlines(on).into_iter().find(|deadline| deadline.term == term);
        self.0
            .push(format!("  {case:<58} on {on}: {}", found.map_or_else(|| "no such term".into(), text_of)));
        self
    }

    fn plain(mut self, line: String) -> Self {
        self.0.push(line);
        self
    }
}

fn text_of(deadline: Deadline) -> String {
    let state = match deadline.state {
        DeadlineState::Running => "running".to_owned(),
        DeadlineState::Met { on } => format!("met on {on}"),
        DeadlineState::Passed => "passed".to_owned(),
    };
    let moved = if deadline.overridden { ", moved by the college" } else { "" };
    format!("from {} to {}, {state}{moved}", deadline.started_on, deadline.due)
}

fn talked_on(on: Date) -> Vec<HouseholdEvent> {
    vec![reported_on(date(2020, 1, 1)), joined(MOTHER), first_conversation_on(on)]
}

fn planned_on(on: Date) -> Vec<HouseholdEvent> {
    vec![reported_on(date(2020, 1, 1)), joined(MOTHER), drawn_up_on(on)]
}

fn and(history: &[HouseholdEvent], more: impl Into<Vec<HouseholdEvent>>) -> Vec<HouseholdEvent> {
    [history, &more.into()].concat()
}

/// From report to first conversation: a reasonable term, usually eight weeks.
fn first_conversation_terms() -> Table {
    use Term::FirstConversation as T;
    let reported = [reported_on(date(2026, 2, 2))];
    let winter = [reported_on(date(2028, 1, 10))];
    let met = and(&reported, [joined(MOTHER), first_conversation_on(date(2026, 4, 7))]);
    Table::headed("First conversation: 8 weeks from the report (a reasonable term)")
        .line("the last day", &reported, T, date(2026, 3, 30))
        .line("the day after", &reported, T, date(2026, 3, 31))
        .line("held late", &met, T, date(2026, 4, 7))
        .line("held late, asked of the day before", &met, T, date(2026, 4, 6))
        .line("eight weeks over 29 February", &winter, T, date(2028, 3, 6))
        .line("asked of the day before the report", &reported, T, date(2026, 2, 1))
}

/// From first conversation: plan 8 weeks, material provisions 6 months, end of support 2 years.
fn support_terms() -> Table {
    use Term::{EndOfSupport, MaterialProvisions, Plan};
    let usual = talked_on(date(2026, 3, 2));
    let (leap, august) = (talked_on(date(2028, 2, 29)), talked_on(date(2025, 8, 31)));
    let summer = talked_on(date(2027, 8, 31));
    Table::headed(
        "Plan 8 weeks, material provisions 6 months, end 2 years from the first conversation (Wht 2.21)",
    )
    .line("plan", &usual, Plan, date(2026, 4, 27))
    .line("plan, not drawn up", &usual, Plan, date(2026, 4, 28))
    .line("plan, drawn up late", &and(&usual, [drawn_up_on(date(2026, 5, 4))]), Plan, date(2026, 6, 1))
    .line("material provisions", &usual, MaterialProvisions, date(2026, 9, 2))
    .line("material provisions, the window is closed", &usual, MaterialProvisions, date(2026, 9, 3))
    .line("end of support", &usual, EndOfSupport, date(2028, 3, 2))
    .line(
        "six months from 31 August: no such day in February",
        &august,
        MaterialProvisions,
        date(2026, 2, 28),
    )
    .line("six months from 31 August into a leap year", &summer, MaterialProvisions, date(2028, 2, 29))
    .line("plan, from 29 February", &leap, Plan, date(2028, 4, 25))
    .line("six months from 29 February", &leap, MaterialProvisions, date(2028, 8, 29))
    .line("two years from 29 February: no such day in 2030", &leap, EndOfSupport, date(2030, 2, 28))
    .line("two years over a 29 February", &talked_on(date(2027, 3, 1)), EndOfSupport, date(2029, 3, 1))
    .line("no conversation, no clock", &[reported()], EndOfSupport, TODAY)
}

/// Cases that were at a first conversation or a plan before 2025-01-01 count from that day.
fn transition() -> Table {
    use Term::{EndOfSupport, FirstConversation, MaterialProvisions, Plan};
    let (long_ago, eve) = (talked_on(date(2023, 5, 17)), talked_on(date(2024, 12, 31)));
    let (new_year, after) = (talked_on(date(2025, 1, 1)), talked_on(date(2025, 1, 2)));
    let plan = planned_on(date(2024, 6, 3));
    let asked = date(2026, 11, 22);
    Table::headed("The transition rule: a conversation or plan before 2025 counts from 2025-01-01 (Wht 2.21)")
        .line("conversation in 2023: plan", &long_ago, Plan, asked)
        .line("conversation in 2023: material provisions", &long_ago, MaterialProvisions, asked)
        .line("conversation in 2023: end of support", &long_ago, EndOfSupport, asked)
        .line("conversation in 2023, asked of a day in 2024", &long_ago, EndOfSupport, date(2024, 7, 1))
        .line("conversation on 31 December 2024", &eve, EndOfSupport, asked)
        .line("conversation on 1 January 2025", &new_year, EndOfSupport, asked)
        .line("conversation on 2 January 2025", &after, EndOfSupport, asked)
        .line("plan in 2024, no conversation", &plan, EndOfSupport, asked)
        .line(
            "plan in 2024, conversation in 2025",
            &and(&plan, [first_conversation_on(date(2025, 4, 9))]),
            EndOfSupport,
            asked,
        )
        .line("plan in 2025 alone starts nothing", &planned_on(date(2025, 1, 1)), EndOfSupport, asked)
        .line(
            "the term to the conversation is left alone",
            &[reported_on(date(2024, 3, 4))],
            FirstConversation,
            asked,
        )
}

/// When nobody is a victim or may yet be one: 30 days after the municipality was told of the last rejection.
fn rejections() -> Table {
    use Term::AfterRejection as T;
    let told = |on| VictimStatus::Rejected { municipality_told_on: on };
    let (january, may, june) = (date(2028, 1, 31), date(2026, 5, 4), date(2026, 6, 20));
    let base = talked_on(date(2026, 3, 2));
    let rejected = and(&base, [status_recorded(date(2026, 5, 6), MOTHER, told(may))]);
    let two =
        and(&rejected, [joined_as(SON, VictimStatus::Potential), status_recorded(june, SON, told(june))]);
    let after_all = and(&rejected, [status_recorded(june, MOTHER, VictimStatus::Recognised)]);
    let leap = and(&base, [status_recorded(january, MOTHER, told(january))]);
    Table::headed("After rejection: 30 days after the municipality was told (Wht 2.21)")
        .line("the last day", &rejected, T, date(2026, 6, 3))
        .line("the day after", &rejected, T, date(2026, 6, 4))
        .line("told on the 4th, recorded as of the 6th: asked of the 5th", &rejected, T, date(2026, 5, 5))
        .line("another may yet be a victim", &two, T, date(2026, 6, 19))
        .line("the last one rejected", &two, T, june)
        .line("recognised after all", &after_all, T, date(2026, 6, 21))
        .line("recognised after all, asked of the day before", &after_all, T, date(2026, 6, 19))
        .line("thirty days over 29 February", &leap, T, date(2028, 3, 1))
}

/// Hardship (Wht 9.1): overrides give more time, from the day on which they were given.
fn overrides() -> Table {
    let base = talked_on(date(2026, 3, 2));
    let one = and(&base, [overridden(date(2026, 5, 20), Term::Plan, date(2026, 7, 1))]);
    let two = and(&one, [overridden(date(2026, 6, 10), Term::Plan, date(2026, 9, 1))]);
    Table::headed("Overrides for hardship (Wht 9.1)")
        .line("none", &base, Term::Plan, date(2026, 6, 1))
        .line("one, the day before it was given", &one, Term::Plan, date(2026, 5, 19))
        .line("one, on the day it was given", &one, Term::Plan, date(2026, 5, 20))
        .line("one, passed again", &one, Term::Plan, date(2026, 7, 2))
        .line("two, between them", &two, Term::Plan, date(2026, 6, 9))
        .line("two: the latest last day counts", &two, Term::Plan, date(2026, 9, 1))
        .line("only its own term is moved", &two, Term::MaterialProvisions, date(2026, 9, 2))
}

/// The end of support meets what asks for it and stops the rest; resuming lets clocks run on.
fn ends() -> Table {
    let ended = and(&talked_on(date(2026, 3, 2)), [ended_on(date(2026, 5, 30))]);
    let resumed = and(&ended, [resumed_on(date(2026, 8, 10))]);
    Table::headed("The end of support, and resuming it")
        .line("ended: the term that asks for it", &ended, Term::EndOfSupport, date(2026, 6, 15))
        .line("ended: what had passed stays passed", &ended, Term::Plan, date(2026, 6, 15))
        .line("ended: what was running stops", &ended, Term::MaterialProvisions, date(2026, 6, 15))
        .line("asked of the day before the end", &ended, Term::MaterialProvisions, date(2026, 5, 29))
        .line("resumed, asked of a day between", &resumed, Term::MaterialProvisions, date(2026, 6, 15))
        .line(
            "resumed: the clock runs from where it started",
            &resumed,
            Term::MaterialProvisions,
            date(2026, 8, 10),
        )
        .line(
            "resumed: two years from the first conversation",
            &resumed,
            Term::EndOfSupport,
            date(2028, 3, 2),
        )
}

/// Six weeks from the day after the notification, to a working day.
fn objections() -> Table {
    let cases = [
        ("an ordinary Monday", date(2026, 3, 2)),
        ("a Saturday", date(2026, 3, 7)),
        ("Good Friday, then Easter Monday", date(2026, 2, 20)),
        ("Christmas on Thursday and Friday", date(2025, 11, 13)),
        ("over 29 February", date(2028, 2, 1)),
        ("notified on 29 February", date(2028, 2, 29)),
    ];
    cases.into_iter().fold(
        Table::headed("Objection: 6 weeks from the day after the notification (Awb 6:7, 6:8; Atw 1, 3)"),
        |table, (case, on)| {
            let (until, day) = (objection_until(on), objection_until(on).weekday());
            table.plain(format!("  {case:<58} notified {on}: to {until}, a {day:?}"))
        },
    )
}

/// Terms count in calendar dates; an instant means the day it falls on in Europe/Amsterdam.
fn instants() -> Table {
    let instants = [
        "2026-03-28T22:30:00Z",
        "2026-03-28T23:30:00Z",
        "2026-03-29T00:59:59Z",
        "2026-03-29T21:59:59Z",
        "2026-03-29T23:30:00Z",
        "2026-10-24T21:59:59Z",
        "2026-10-24T22:30:00Z",
        "2026-10-25T22:30:00Z",
        "2026-10-25T23:30:00Z",
        "2028-02-28T23:30:00Z",
        "2026-12-31T23:00:00Z",
    ];
    let to_the_last_sunday = [reported_on(date(2026, 2, 1))];
    instants.into_iter().fold(
        Table::headed("As of an instant: the day in Europe/Amsterdam; reported on 2026-02-01, so 8 weeks end on the last Sunday of March"),
        |table, text| {
            let day = day_of(text.parse::<Timestamp>().expect("an instant of the table is well formed"));
            table.line(text, &to_the_last_sunday, Term::FirstConversation, day)
        },
    )
}

#[test]
fn the_clocks_as_a_table() {
    let parts = [
        first_conversation_terms(),
        support_terms(),
        transition(),
        rejections(),
        overrides(),
        ends(),
        objections(),
        instants(),
    ];
    let lines: Vec<_> = parts.into_iter().flat_map(|part| part.0).skip(1).collect();
    insta::assert_snapshot!(lines.join("\n"));
}
