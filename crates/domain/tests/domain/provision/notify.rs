//! The household is notified, and has six weeks to object.
//!
//! The term ends on a working day: the table shows from which day to which it is moved, and why.

use domain::provision::{
    DecisionNotified, NotifyDecision, ObjectionOutcome, Outcome, ProvisionDecided, ProvisionRefusal as R,
    objection_until,
};
use jiff::ToSpan;

use super::given::*;

const AMOUNT: i64 = 640_00;

#[test]
fn the_household_is_notified_of_a_grant_and_of_a_refusal() {
    for history in [a_grant(AMOUNT), a_refusal(AMOUNT)] {
        given_provision(history).when(ask(notify())).then_expect_events(vec![notified()]);
    }
}

#[test]
fn nothing_is_notified_before_it_is_decided_or_while_it_is_open_again() {
    given_provision(a_carried_vote(AMOUNT)).when(ask(notify())).then_expect_error(R::NotDecided);
    let reopened = and(a_grant(AMOUNT), [objected(), objection_decided(ObjectionOutcome::Founded)]);
    given_provision(reopened).when(ask(notify())).then_expect_error(R::NotDecided);
}

#[test]
fn a_decision_is_notified_once() {
    given_provision(a_notified_grant(AMOUNT))
        .when(ask(notify()))
        .then_expect_error(R::AlreadyNotified { on: DAY });
}

#[test]
fn a_decision_is_not_notified_before_it_is_taken() {
    let decided = ProvisionDecided {
        on: LATER,
        by: decider(),
        outcome: Outcome::Refused,
        amount: None,
        mandate: domain::fund::Mandate::College,
        votes: NO_VOTES,
        text: sealed(3),
    };
    given_provision([requested(AMOUNT), decided.into()])
        .when(ask(notify()))
        .then_expect_error(R::DateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn a_term_that_would_end_on_whit_monday_ends_on_the_next_working_day() {
    let on = date(2026, 4, 13);
    let expected = DecisionNotified { on, by: clerk(), objection_until: date(2026, 5, 26) };
    given_provision(a_grant(AMOUNT))
        .when(ask(NotifyDecision { fact: by_on(clerk(), on) }))
        .then_expect_events(vec![expected.into()]);
}

#[test]
fn the_last_day_for_an_objection() {
    let mut table = String::new();
    for (notified, why) in [
        (date(2026, 3, 2), "a working day"),
        (date(2026, 2, 21), "the Saturday before Easter, Easter Monday"),
        (date(2026, 2, 20), "Good Friday, the weekend, Easter Monday"),
        (date(2026, 2, 22), "Easter Sunday, Easter Monday"),
        (date(2026, 2, 23), "Easter Monday"),
        (date(2026, 2, 24), "the day after Easter Monday"),
        (date(2038, 3, 12), "Good Friday, the weekend, Easter Monday, King's day"),
        (date(2026, 3, 16), "King's day"),
        (date(2025, 3, 15), "King's day a day earlier, on a Saturday: the weekend"),
        (date(2026, 3, 24), "Liberation day"),
        (date(2026, 4, 2), "Ascension day"),
        (date(2026, 4, 13), "Whit Monday"),
        (date(2026, 11, 13), "Christmas on a Friday, the second day on a Saturday, Sunday"),
        (date(2025, 11, 13), "Christmas on a Thursday and a Friday, the weekend"),
        (date(2026, 11, 20), "New Year's day, the weekend"),
        (date(2024, 1, 18), "the last day of February of a leap year"),
        (date(2026, 1, 31), "a Saturday"),
        (date(2026, 2, 1), "a Sunday"),
    ] {
        let (six_weeks, last) = (notified.saturating_add(6.weeks()), objection_until(notified));
        let day = |date: Date| date.strftime("%a %Y-%m-%d").to_string();
        let moved = (last - six_weeks).get_days();
        table += &format!("{}  {}  +{moved}  {}  {why}\n", day(notified), day(six_weeks), day(last));
    }
    insta::assert_snapshot!(table, @r#"
    Mon 2026-03-02  Mon 2026-04-13  +0  Mon 2026-04-13  a working day
    Sat 2026-02-21  Sat 2026-04-04  +3  Tue 2026-04-07  the Saturday before Easter, Easter Monday
    Fri 2026-02-20  Fri 2026-04-03  +4  Tue 2026-04-07  Good Friday, the weekend, Easter Monday
    Sun 2026-02-22  Sun 2026-04-05  +2  Tue 2026-04-07  Easter Sunday, Easter Monday
    Mon 2026-02-23  Mon 2026-04-06  +1  Tue 2026-04-07  Easter Monday
    Tue 2026-02-24  Tue 2026-04-07  +0  Tue 2026-04-07  the day after Easter Monday
    Fri 2038-03-12  Fri 2038-04-23  +5  Wed 2038-04-28  Good Friday, the weekend, Easter Monday, King's day
    Mon 2026-03-16  Mon 2026-04-27  +1  Tue 2026-04-28  King's day
    Sat 2025-03-15  Sat 2025-04-26  +2  Mon 2025-04-28  King's day a day earlier, on a Saturday: the weekend
    Tue 2026-03-24  Tue 2026-05-05  +1  Wed 2026-05-06  Liberation day
    Thu 2026-04-02  Thu 2026-05-14  +1  Fri 2026-05-15  Ascension day
    Mon 2026-04-13  Mon 2026-05-25  +1  Tue 2026-05-26  Whit Monday
    Fri 2026-11-13  Fri 2026-12-25  +3  Mon 2026-12-28  Christmas on a Friday, the second day on a Saturday, Sunday
    Thu 2025-11-13  Thu 2025-12-25  +4  Mon 2025-12-29  Christmas on a Thursday and a Friday, the weekend
    Fri 2026-11-20  Fri 2027-01-01  +3  Mon 2027-01-04  New Year's day, the weekend
    Thu 2024-01-18  Thu 2024-02-29  +0  Thu 2024-02-29  the last day of February of a leap year
    Sat 2026-01-31  Sat 2026-03-14  +2  Mon 2026-03-16  a Saturday
    Sun 2026-02-01  Sun 2026-03-15  +1  Mon 2026-03-16  a Sunday
    "#);
}

#[test]
fn the_last_day_is_a_day_on_which_one_can_object() {
    let mut day = date(2020, 1, 1);
    while day.year() < 2040 {
        let (six_weeks, last) = (day.saturating_add(6.weeks()), objection_until(day));
        let moved = (last - six_weeks).get_days();
        assert!((0..=5).contains(&moved), "{day}: {last}");
        assert!(!matches!(last.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday));
        assert!(objection_until(day.tomorrow().unwrap()) >= last);
        day = day.tomorrow().unwrap();
    }
}

/// Easter Sundays as the tables of the churches have them.
#[test]
fn easter_monday_is_never_a_last_day() {
    for easter in [
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2028, 4, 16),
        date(2029, 4, 1),
        date(2030, 4, 21),
        date(2035, 3, 25),
        date(2049, 4, 18),
        date(2076, 4, 19),
    ] {
        let notified = easter.tomorrow().unwrap().saturating_sub(6.weeks());
        assert_eq!(objection_until(notified), easter.saturating_add(2.days()), "{easter}");
    }
}
