//! Deadlines: when the clocks start, how they count, what meets them.
//!
//! The dates were counted by hand: Wht 2.21, its transition rule, and months that have no such day.

use domain::household::{Deadline, DeadlineState, Household, HouseholdEvent, Term, deadlines};
use jiff::civil::{Date, date};

use crate::given::*;

/// The deadline of a term as of a date.
fn deadline(events: &[HouseholdEvent], term: Term, on: Date) -> Option<Deadline> {
    household(events).deadlines(on).into_iter().find(|deadline| deadline.term == term)
}

fn due(events: &[HouseholdEvent], term: Term) -> Option<Date> {
    deadline(events, term, TODAY).map(|deadline| deadline.due)
}

fn with_conversation_on(on: Date) -> Vec<HouseholdEvent> {
    vec![reported_on(date(2020, 1, 1)), joined(MOTHER), first_conversation_on(on)]
}

#[test]
fn an_unknown_household_has_no_deadlines() {
    assert_eq!(Household::default().deadlines(TODAY), []);
}

#[test]
fn the_report_starts_eight_weeks_to_the_first_conversation() {
    let reported = [reported()];
    let open = Deadline {
        term: Term::FirstConversation,
        started_on: REPORT_DAY,
        due: date(2026, 3, 30),
        state: DeadlineState::Running,
        overridden: false,
    };
    assert_eq!(household(&reported).deadlines(DAY), [open]);
    let passed = deadline(&reported, Term::FirstConversation, date(2026, 3, 31)).unwrap();
    assert_eq!(passed.state, DeadlineState::Passed);
}

#[test]
fn the_last_day_belongs_to_the_term() {
    let last = deadline(&[reported()], Term::FirstConversation, date(2026, 3, 30)).unwrap();
    assert_eq!(last.state, DeadlineState::Running);
}

#[test]
fn the_first_conversation_meets_its_term_and_starts_the_three_clocks() {
    let events = [reported(), joined(MOTHER), first_conversation()];
    let first = deadline(&events, Term::FirstConversation, TODAY).unwrap();
    assert_eq!(first.state, DeadlineState::Met { on: DAY });
    assert_eq!(due(&events, Term::Plan), Some(date(2026, 4, 27)));
    assert_eq!(due(&events, Term::MaterialProvisions), Some(date(2026, 9, 2)));
    assert_eq!(due(&events, Term::EndOfSupport), Some(date(2028, 3, 2)));
    assert_eq!(due(&events, Term::AfterRejection), None);
}

#[test]
fn the_plan_meets_its_term_in_time_or_late() {
    let events = [reported(), joined(MOTHER), first_conversation()];
    for on in [date(2026, 3, 20), date(2026, 8, 1)] {
        let events = [&events[..], &[drawn_up_on(on)]].concat();
        assert_eq!(deadline(&events, Term::Plan, TODAY).unwrap().state, DeadlineState::Met { on });
    }
}

#[test]
fn a_revision_does_not_meet_the_term_again() {
    let events = [reported(), joined(MOTHER), first_conversation(), drawn_up(), revised()];
    assert_eq!(deadline(&events, Term::Plan, TODAY).unwrap().state, DeadlineState::Met { on: DAY });
}

#[test]
fn material_provisions_are_a_window_that_closes() {
    let events = [reported(), joined(MOTHER), first_conversation(), drawn_up()];
    let state = |on| deadline(&events, Term::MaterialProvisions, on).unwrap().state;
    assert_eq!(state(date(2026, 9, 2)), DeadlineState::Running);
    assert_eq!(state(date(2026, 9, 3)), DeadlineState::Passed);
}

#[test]
fn a_month_without_that_day_ends_the_term_on_its_last_day() {
    for (start, six_months, two_years) in [
        (date(2025, 8, 31), date(2026, 2, 28), date(2027, 8, 31)),
        (date(2027, 8, 31), date(2028, 2, 29), date(2029, 8, 31)),
        (date(2025, 8, 30), date(2026, 2, 28), date(2027, 8, 30)),
        (date(2028, 2, 29), date(2028, 8, 29), date(2030, 2, 28)),
        (date(2025, 12, 31), date(2026, 6, 30), date(2027, 12, 31)),
    ] {
        let events = with_conversation_on(start);
        let due = |term| deadline(&events, term, start).unwrap().due;
        assert_eq!(due(Term::MaterialProvisions), six_months, "six months from {start}");
        assert_eq!(due(Term::EndOfSupport), two_years, "two years from {start}");
    }
}

#[test]
fn a_first_conversation_before_2025_counts_from_new_year_2025() {
    let events = with_conversation_on(date(2023, 5, 17));
    assert_eq!(due(&events, Term::Plan), Some(date(2025, 2, 26)));
    assert_eq!(due(&events, Term::MaterialProvisions), Some(date(2025, 7, 1)));
    assert_eq!(due(&events, Term::EndOfSupport), Some(date(2027, 1, 1)));
}

#[test]
fn the_transition_rule_ends_with_2024() {
    for (start, end) in [
        (date(2024, 12, 31), date(2027, 1, 1)),
        (date(2025, 1, 1), date(2027, 1, 1)),
        (date(2025, 1, 2), date(2027, 1, 2)),
    ] {
        assert_eq!(due(&with_conversation_on(start), Term::EndOfSupport), Some(end));
    }
}

#[test]
fn a_plan_before_2025_counts_from_new_year_2025_with_or_without_a_conversation() {
    let planned = vec![reported_on(date(2020, 1, 1)), joined(MOTHER), drawn_up_on(date(2024, 6, 3))];
    assert_eq!(due(&planned, Term::EndOfSupport), Some(date(2027, 1, 1)));

    let talked_later = [planned, vec![first_conversation_on(date(2025, 4, 9))]].concat();
    assert_eq!(due(&talked_later, Term::EndOfSupport), Some(date(2027, 1, 1)));
}

#[test]
fn a_plan_alone_starts_no_clock_since() {
    assert_eq!(due(&[reported(), drawn_up()], Term::EndOfSupport), None);
}

#[test]
fn the_transition_rule_leaves_the_term_to_the_first_conversation_alone() {
    let events = [reported_on(date(2024, 3, 4))];
    assert_eq!(due(&events, Term::FirstConversation), Some(date(2024, 4, 29)));
}

#[test]
fn a_date_at_the_end_of_time_stops_nothing() {
    let events = [reported_on(Date::MAX)];
    assert_eq!(deadline(&events, Term::FirstConversation, Date::MAX).unwrap().due, Date::MAX);
}

#[test]
fn an_open_case_answers_as_its_household_does() {
    let household = household(&[reported(), joined(MOTHER), first_conversation()]);
    assert_eq!(deadlines(household.case().unwrap(), TODAY), household.deadlines(TODAY));
}
