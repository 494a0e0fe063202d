//! The course: what stage and next deadline are read from, also as of a past date.
//!
//! That it says what the case says is checked on random histories, with the other properties.

use domain::household::{Course, Due, HouseholdEvent, Stage, Term, VictimStatus};
use jiff::civil::{Date, date};

use crate::given::*;

fn course(events: &[HouseholdEvent]) -> Course {
    let mut course = Course::default();
    events.iter().for_each(|event| course.apply(event));
    course
}

fn due(on: Date, term: Term) -> Option<Due> {
    Some(Due { on, term })
}

#[test]
fn nothing_comes_before_the_report() {
    let unreported = course(&[joined(MOTHER), first_conversation(), drawn_up(), ended()]);
    assert_eq!(unreported, Course::default());
    assert_eq!(
        (unreported.stage(), unreported.next_due(), unreported.is_open()),
        (Stage::Unknown, None, false)
    );
}

#[test]
fn a_stage_of_the_past_is_what_had_happened_by_then() {
    let events = [
        reported(),
        joined(MOTHER),
        first_conversation_on(date(2026, 3, 2)),
        drawn_up_on(date(2026, 4, 7)),
        ended_on(date(2026, 6, 1)),
        resumed_on(date(2026, 7, 1)),
    ];
    let course = course(&events);
    let stages = [
        (date(2026, 2, 1), Stage::Unknown),
        (date(2026, 2, 2), Stage::Reported),
        (date(2026, 3, 2), Stage::Intake),
        (date(2026, 4, 7), Stage::Planned),
        (date(2026, 6, 1), Stage::Ended),
        (date(2026, 6, 30), Stage::Ended),
        (date(2026, 7, 1), Stage::Planned),
    ];
    for (on, stage) in stages {
        assert_eq!(course.stage_on(on), stage, "on {on}");
    }
}

#[test]
fn what_comes_next_follows_the_facts() {
    let mut course = Course::default();
    let mut next = |event: HouseholdEvent| {
        course.apply(&event);
        course.next_due()
    };
    assert_eq!(next(reported()), due(date(2026, 3, 30), Term::FirstConversation));
    assert_eq!(next(joined(MOTHER)), due(date(2026, 3, 30), Term::FirstConversation));
    assert_eq!(next(first_conversation()), due(date(2026, 4, 27), Term::Plan));
    assert_eq!(next(drawn_up()), due(date(2028, 3, 2), Term::EndOfSupport));
    let rejected = VictimStatus::Rejected { municipality_told_on: date(2026, 5, 4) };
    assert_eq!(
        next(status_recorded(date(2026, 5, 4), MOTHER, rejected)),
        due(date(2026, 6, 3), Term::AfterRejection)
    );
    let more = overridden(date(2026, 5, 20), Term::AfterRejection, date(2026, 9, 1));
    assert_eq!(next(more), due(date(2026, 9, 1), Term::AfterRejection));
    assert_eq!(next(ended_on(date(2026, 8, 1))), None);
    assert_eq!(next(resumed_on(date(2026, 8, 15))), due(date(2026, 9, 1), Term::AfterRejection));
}

#[test]
fn a_household_is_reached_by_the_earliest_of_contact_conversation_and_agreement() {
    assert_eq!(course(&[reported(), attempted(), drawn_up()]).reached_on(), None);
    assert_eq!(course(&[reported(), first_contact()]).reached_on(), Some(DAY));
    assert_eq!(course(&[reported(), joined(MOTHER), intake()]).reached_on(), Some(DAY));
    let talked_first = [reported(), first_contact(), joined(MOTHER), first_conversation_on(REPORT_DAY)];
    assert_eq!(course(&talked_first).reached_on(), Some(REPORT_DAY));
}

#[test]
fn a_three_way_talk_reaches_a_household() {
    let course = course(&[reported(), joined(MOTHER), three_way_talk()]);
    assert_eq!((course.reached_on(), course.stage()), (Some(DAY), Stage::Contacted));
}

#[test]
fn what_comes_next_counts_from_when_the_last_who_might_be_a_victim_left() {
    let rejected = VictimStatus::Rejected { municipality_told_on: DAY };
    let before = [reported(), joined_as(MOTHER, rejected), joined(SON), first_conversation(), drawn_up()];
    assert_eq!(course(&before).next_due(), due(date(2028, 3, 2), Term::EndOfSupport));
    let after = [&before[..], &[left_on(date(2026, 6, 1), SON)]].concat();
    assert_eq!(course(&after).next_due(), due(date(2026, 7, 1), Term::AfterRejection));
}
