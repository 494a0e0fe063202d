//! Money is promised while there is some, until the last day, and released again.
//!
//! Told at the cent and at the day.

use domain::fund::{Encumber, FundEvent, FundRefusal, FundTerms, Release};

use super::given::*;

#[test]
fn money_is_promised_from_a_line() {
    given_fund(with_budget())
        .when(leg(encumber(support(), 640_00)))
        .then_expect_events(vec![encumbered(support(), 640_00)]);
    let balance = fund(&with_budget_and([encumbered(support(), 640_00)])).balances().line(&support());
    assert_eq!((balance.free, balance.encumbered), (cents(19_360_00), cents(640_00)));
}

#[test]
fn the_last_cent_may_be_promised_and_not_one_more() {
    let history = with_budget_and([encumbered(support(), 19_999_99)]);
    given_fund(history.clone())
        .when(leg(encumber(support(), 1)))
        .then_expect_events(vec![encumbered(support(), 1)]);
    let (line, free) = (support(), cents(1));
    given_fund(history).when(leg(encumber(support(), 2))).then_expect_error(FundRefusal::FundExhausted {
        line,
        free,
        asked: eur(2),
    });
}

#[test]
fn a_line_without_budget_promises_nothing() {
    let (line, free, asked) = (line(2027, "c"), cents(0), eur(1));
    given_fund(with_budget())
        .when(leg(encumber(line.clone(), 1)))
        .then_expect_error(FundRefusal::FundExhausted { line, free, asked });
}

#[test]
fn money_is_promised_until_the_last_day() {
    let encumber_on = |on| leg(Encumber { on, ..encumber(support(), 1) });
    let last_moment = fund(&with_budget()).decide(&encumber_on(LAST_DAY));
    assert!(
        matches!(last_moment.as_deref(), Ok([FundEvent::FundsEncumbered(event)]) if event.on == LAST_DAY)
    );
    let on = date(2027, 1, 1);
    given_fund(with_budget())
        .when(encumber_on(on))
        .then_expect_error(FundRefusal::CommitmentAfterEnd { on, last: LAST_DAY });
}

#[test]
fn without_a_last_day_money_is_promised_for_ever() {
    let endless = FundTerms { last_commitment_day: None, ..terms() };
    let late = leg(Encumber { on: date(2035, 1, 1), ..encumber(support(), 1) });
    let fund = fund(&[opened_with(endless), allocated(support(), 1)]);
    assert_eq!(fund.decide(&late).map(|events| events.len()), Ok(1));
}

#[test]
fn a_promise_is_for_a_component_and_an_activity_of_the_terms() {
    given_fund(with_budget())
        .when(leg(encumber(line(2026, "x"), 1)))
        .then_expect_error(FundRefusal::ComponentUnknown { component: component("x") });
    let (component, activity) = (component("c"), activity("sailing"));
    given_fund(with_budget())
        .when(leg(encumber_for("sailing", 1)))
        .then_expect_error(FundRefusal::ActivityUnknown { component, activity });
}

#[test]
fn an_activity_belongs_to_its_component() {
    let (component, restructuring) = (component("a"), activity("restructuring"));
    let elsewhere = Encumber { activity: Some(restructuring.clone()), ..encumber(line(2026, "a"), 1) };
    given_fund([opened(), allocated(line(2026, "a"), 1)])
        .when(leg(elsewhere))
        .then_expect_error(FundRefusal::ActivityUnknown { component, activity: restructuring });
}

#[test]
fn nothing_is_promised_in_or_from_a_closed_year() {
    let history = [opened(), allocated(line(2025, "c"), 1), allocated(support(), 1), year_closed()];
    let in_closed = Encumber { on: date(2025, 12, 31), ..encumber(support(), 1) };
    for command in [in_closed, encumber(line(2025, "c"), 1)] {
        given_fund(history.clone())
            .when(leg(command))
            .then_expect_error(FundRefusal::YearClosed { year: year(2025) });
    }
}

#[test]
fn what_was_promised_is_released() {
    let history = with_budget_and([encumbered(support(), 640_00)]);
    given_fund(history.clone()).when(leg(release(support(), 640_00))).then_expect_events(vec![released(
        support(),
        640_00,
        None,
    )]);
    given_fund(history)
        .when(leg(release(support(), 640_01)))
        .then_expect_error(FundRefusal::BooksDisagree { line: support() });
}

#[test]
fn what_was_promised_from_a_closed_year_is_released_in_an_open_one() {
    let last_year = line(2025, "c");
    let history =
        [opened(), allocated(last_year.clone(), 10_00), encumbered(last_year.clone(), 10_00), year_closed()];
    given_fund(history.clone())
        .when(leg(release(last_year.clone(), 10_00)))
        .then_expect_events(vec![released(last_year.clone(), 10_00, None)]);
    given_fund(history)
        .when(leg(Release { on: date(2025, 12, 31), ..release(last_year, 10_00) }))
        .then_expect_error(FundRefusal::YearClosed { year: year(2025) });
}

#[test]
fn nothing_is_promised_before_the_fund_was_opened() {
    let on_day = |on| leg(Encumber { on, ..encumber(support(), 1) });
    let on = date(2025, 2, 2);
    given_fund(with_budget())
        .when(on_day(on))
        .then_expect_error(FundRefusal::DateBeforeFund { on, opened_on: OPENING_DAY });
    assert_eq!(fund(&with_budget()).decide(&on_day(OPENING_DAY)).map(|events| events.len()), Ok(1));
}
