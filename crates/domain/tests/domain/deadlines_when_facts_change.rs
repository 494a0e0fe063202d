//! Deadlines when facts change: rejections, overrides, the end of support, and the answer as of a past date.
//!
//! A past date is answered with the facts that had happened by then.

use domain::household::{DeadlineState, HouseholdEvent, HouseholdRefusal, Term, VictimStatus};
use jiff::civil::{Date, date};

use crate::given::*;

const TOLD: Date = date(2026, 5, 4);
const REJECTED: VictimStatus = VictimStatus::Rejected { municipality_told_on: TOLD };

fn state(events: &[HouseholdEvent], term: Term, on: Date) -> Option<(Date, DeadlineState)> {
    let found = household(events).deadlines(on).into_iter().find(|deadline| deadline.term == term);
    found.map(|deadline| (deadline.due, deadline.state))
}

fn conversation() -> Vec<HouseholdEvent> {
    vec![reported(), joined(MOTHER), joined_as(SON, VictimStatus::NotAVictim), first_conversation()]
}

#[test]
fn a_rejection_starts_thirty_days_from_the_day_the_municipality_was_told() {
    let events = [conversation(), vec![status_recorded(date(2026, 5, 1), MOTHER, REJECTED)]].concat();
    let due = date(2026, 6, 3);
    assert_eq!(state(&events, Term::AfterRejection, due), Some((due, DeadlineState::Running)));
    assert_eq!(state(&events, Term::AfterRejection, date(2026, 6, 4)), Some((due, DeadlineState::Passed)));
}

#[test]
fn one_who_may_still_be_a_victim_stops_that_clock() {
    for status in [VictimStatus::Potential, VictimStatus::Recognised] {
        let events = [reported(), joined_as(MOTHER, REJECTED), joined_as(SON, status)];
        assert_eq!(state(&events, Term::AfterRejection, TODAY), None);
    }
}

#[test]
fn a_household_in_which_nobody_applied_was_not_rejected() {
    let events = [reported(), joined_as(MOTHER, VictimStatus::NotAVictim)];
    assert_eq!(state(&events, Term::AfterRejection, TODAY), None);
}

#[test]
fn the_last_rejection_counts() {
    let later = date(2026, 7, 1);
    let second = VictimStatus::Rejected { municipality_told_on: later };
    let events = [
        reported(),
        joined(MOTHER),
        joined(SON),
        status_recorded(TOLD, MOTHER, REJECTED),
        status_recorded(later, SON, second),
    ];
    assert_eq!(state(&events, Term::AfterRejection, date(2026, 6, 30)), None);
    let expected = Some((date(2026, 7, 31), DeadlineState::Running));
    assert_eq!(state(&events, Term::AfterRejection, later), expected);
}

#[test]
fn recognition_after_all_stops_the_clock_and_the_past_stays_as_it_was() {
    let recognised = status_recorded(date(2026, 6, 20), MOTHER, VictimStatus::Recognised);
    let events = [conversation(), vec![status_recorded(TOLD, MOTHER, REJECTED), recognised]].concat();
    assert_eq!(state(&events, Term::AfterRejection, TODAY), None);
    let then = state(&events, Term::AfterRejection, date(2026, 6, 19));
    assert_eq!(then, Some((date(2026, 6, 3), DeadlineState::Passed)));
}

#[test]
fn who_joined_later_does_not_count_before() {
    let joined = joined_on(date(2026, 6, 1), SON, VictimStatus::Potential);
    let events =
        [reported(), joined_as(MOTHER, VictimStatus::Rejected { municipality_told_on: DAY }), joined];
    assert!(state(&events, Term::AfterRejection, date(2026, 5, 31)).is_some());
    assert_eq!(state(&events, Term::AfterRejection, date(2026, 6, 1)), None);
}

#[test]
fn an_override_moves_the_last_day_and_says_so() {
    let until = date(2026, 7, 1);
    let events = [conversation(), vec![overridden(LATER, Term::Plan, until)]].concat();
    let deadline =
        household(&events).deadlines(LATER).into_iter().find(|one| one.term == Term::Plan).unwrap();
    assert_eq!((deadline.due, deadline.overridden), (until, true));
    assert_eq!(state(&events, Term::Plan, date(2026, 7, 2)), Some((until, DeadlineState::Passed)));
}

#[test]
fn an_override_moves_its_own_term_only() {
    let events = [conversation(), vec![overridden(LATER, Term::Plan, date(2029, 1, 1))]].concat();
    assert_eq!(state(&events, Term::EndOfSupport, TODAY), Some((date(2028, 3, 2), DeadlineState::Running)));
}

#[test]
fn of_several_overrides_the_latest_last_day_counts() {
    let (first, second) = (date(2026, 9, 1), date(2026, 7, 1));
    let overrides = [overridden(LATER, Term::Plan, first), overridden(LATER, Term::Plan, second)];
    let events = [&conversation()[..], &overrides[..]].concat();
    assert_eq!(state(&events, Term::Plan, TODAY).map(|(due, _)| due), Some(first));
}

#[test]
fn the_day_before_an_override_knows_nothing_of_it() {
    let given_on = date(2026, 5, 20);
    let events = [conversation(), vec![overridden(given_on, Term::Plan, date(2026, 7, 1))]].concat();
    let before = state(&events, Term::Plan, given_on.yesterday().unwrap());
    assert_eq!(before, Some((date(2026, 4, 27), DeadlineState::Passed)));
}

#[test]
fn a_past_date_is_answered_as_it_was() {
    let events = [conversation(), vec![drawn_up_on(date(2026, 5, 11))]].concat();
    let before_conversation = household(&events).deadlines(DAY.yesterday().unwrap());
    assert_eq!(before_conversation.len(), 1);
    assert_eq!(before_conversation[0].state, DeadlineState::Running);
    let due = date(2026, 4, 27);
    assert_eq!(state(&events, Term::Plan, LATER), Some((due, DeadlineState::Running)));
    assert_eq!(state(&events, Term::Plan, date(2026, 5, 10)), Some((due, DeadlineState::Passed)));
    let met = DeadlineState::Met { on: date(2026, 5, 11) };
    assert_eq!(state(&events, Term::Plan, date(2026, 5, 11)), Some((due, met)));
    assert_eq!(household(&events).deadlines(REPORT_DAY.yesterday().unwrap()), []);
}

#[test]
fn the_end_of_support_meets_the_terms_that_ask_for_it() {
    let end = date(2026, 5, 30);
    let rejected = status_recorded(TOLD, MOTHER, REJECTED);
    let events = [conversation(), vec![rejected, ended_on(end)]].concat();
    let met = DeadlineState::Met { on: end };
    assert_eq!(state(&events, Term::EndOfSupport, TODAY), Some((date(2028, 3, 2), met)));
    assert_eq!(state(&events, Term::AfterRejection, TODAY), Some((date(2026, 6, 3), met)));
}

#[test]
fn the_end_of_support_stops_what_was_running_and_keeps_what_had_passed() {
    let events = [conversation(), vec![ended_on(date(2026, 5, 30))]].concat();
    assert_eq!(state(&events, Term::MaterialProvisions, TODAY), None);
    let plan = state(&events, Term::Plan, TODAY);
    assert_eq!(plan, Some((date(2026, 4, 27), DeadlineState::Passed)));
}

#[test]
fn before_the_end_the_terms_were_running() {
    let events = [conversation(), vec![ended_on(date(2026, 5, 30))]].concat();
    let running = state(&events, Term::MaterialProvisions, date(2026, 5, 29));
    assert_eq!(running, Some((date(2026, 9, 2), DeadlineState::Running)));
}

#[test]
fn resuming_lets_the_clocks_run_on_from_where_they_started() {
    let (end, again) = (date(2026, 5, 30), date(2026, 8, 10));
    let events = [conversation(), vec![ended_on(end), resumed_on(again)]].concat();
    let due = date(2026, 9, 2);
    assert_eq!(state(&events, Term::MaterialProvisions, date(2026, 6, 15)), None);
    assert_eq!(state(&events, Term::MaterialProvisions, again), Some((due, DeadlineState::Running)));
    assert_eq!(state(&events, Term::MaterialProvisions, TODAY), Some((due, DeadlineState::Passed)));
}

/// A rejected mother, and a son who may be a victim until he leaves.
fn until_the_son_left(on: Date) -> Vec<HouseholdEvent> {
    vec![reported(), joined_as(MOTHER, REJECTED), joined(SON), first_conversation(), left_on(on, SON)]
}

#[test]
fn who_left_counts_until_then_and_the_thirty_days_begin() {
    let events = until_the_son_left(date(2026, 6, 1));
    assert_eq!(state(&events, Term::AfterRejection, date(2026, 5, 31)), None, "he may yet be a victim");
    let due = date(2026, 7, 1);
    for (on, expected) in [
        (date(2026, 6, 1), DeadlineState::Running),
        (due, DeadlineState::Running),
        (date(2026, 7, 2), DeadlineState::Passed),
    ] {
        assert_eq!(state(&events, Term::AfterRejection, on), Some((due, expected)), "on {on}");
    }
}

#[test]
fn who_joined_again_counts_again() {
    let again = [joined_on(date(2026, 7, 10), SON, VictimStatus::Recognised), left_on(date(2026, 9, 1), SON)];
    let events = [until_the_son_left(date(2026, 6, 1)), again.to_vec()].concat();
    let between = Some((date(2026, 7, 1), DeadlineState::Passed));
    assert_eq!(state(&events, Term::AfterRejection, date(2026, 7, 9)), between);
    assert_eq!(state(&events, Term::AfterRejection, date(2026, 7, 10)), None);
    assert_eq!(state(&events, Term::AfterRejection, date(2026, 8, 31)), None);
    let left = Some((date(2026, 10, 1), DeadlineState::Running));
    assert_eq!(state(&events, Term::AfterRejection, date(2026, 9, 1)), left);
}

#[test]
fn the_one_who_was_rejected_and_left_was_rejected_then() {
    let events =
        [conversation(), vec![status_recorded(TOLD, MOTHER, REJECTED), left_on(TODAY, MOTHER)]].concat();
    let then = state(&events, Term::AfterRejection, date(2026, 6, 4));
    assert_eq!(then, Some((date(2026, 6, 3), DeadlineState::Passed)));
    assert_eq!(state(&events, Term::AfterRejection, TODAY), None);
}

#[test]
fn one_who_turned_out_to_be_no_victim_held_the_thirty_days_back_until_then() {
    let turned_out = status_recorded(date(2026, 6, 1), SON, VictimStatus::NotAVictim);
    let events = [reported(), joined_as(MOTHER, REJECTED), joined(SON), turned_out];
    let expected = Some((date(2026, 7, 1), DeadlineState::Running));
    assert_eq!(state(&events, Term::AfterRejection, date(2026, 6, 1)), expected);
}

#[test]
fn a_rejection_entered_late_does_not_undo_a_recognition() {
    let events = [
        conversation(),
        vec![
            status_recorded(date(2026, 6, 20), MOTHER, VictimStatus::Recognised),
            status_recorded(TOLD, MOTHER, REJECTED),
        ],
    ];
    let events = events.concat();
    assert_eq!(state(&events, Term::AfterRejection, TODAY), None);
    let then = state(&events, Term::AfterRejection, date(2026, 6, 3));
    assert_eq!(then, Some((date(2026, 6, 3), DeadlineState::Running)));
}

#[test]
fn support_may_begin_in_the_thirty_days_after_the_last_who_might_be_a_victim_left() {
    let plan = vec![drawn_up(), agreed(1, [MOTHER])];
    let history = [until_the_son_left(date(2026, 6, 1)), plan].concat();
    let (due, after) = (date(2026, 7, 1), date(2026, 7, 2));
    assert!(given(history.clone()).when(start_on(due, MEASURE)).inspect_result().is_ok());
    let refusal = HouseholdRefusal::SupportTermPassed { term: Term::AfterRejection, due, on: after };
    given(history).when(start_on(after, MEASURE)).then_expect_error(refusal);
}
