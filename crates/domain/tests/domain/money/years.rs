//! The ends of years and of the fund: what is closed stays as it was, and what turns out later is a new fact.

use domain::fund::{FundRefusal, LineBalance};
use domain::money::BudgetLine;
use domain::provision::{
    CommitProvision, CorrectPayment, FailPayment, PaymentCorrected, ProvisionEvent, ProvisionRefusal,
};
use domain::{BookEvent, Fact};

use super::given::*;
use crate::fund::given::{LAST_DAY, allocate};

const AMOUNT: i64 = 640_00;
const NEW_YEAR: Date = date(2027, 1, 1);
const CLOSING_DAY: Date = date(2027, 2, 1);

fn in_2027(officer: OfficerId, on: Date) -> Fact {
    Fact { on, today: date(2027, 3, 1), by: officer }
}

fn this_year() -> BudgetLine {
    line(2027, "c")
}

/// EUR 640 was paid from 2026, and 2026 is closed.
fn closed_year() -> World {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[AMOUNT]);
    world.does(of(PROVISION, confirm(1)));
    world.does(of_fund(allocate(this_year(), 10_000_00)));
    world.closes_2026(CLOSING_DAY);
    world
}

fn correction(on: Date) -> CorrectPayment {
    CorrectPayment { fact: in_2027(clerk(), on), ..correct(1, this_year(), AMOUNT) }
}

#[test]
fn a_correction_of_a_closed_year_is_a_new_fact_that_names_the_old_one() {
    let mut world = closed_year();
    let before = world.events.clone();
    let refusal = world.refuses(of(PROVISION, correction(LAST_DAY)));
    assert_eq!(refusal, FundRefusal::YearClosed { year: year(2026) }.into());
    let on = date(2027, 2, 10);
    world.does(of(PROVISION, correction(on)));
    assert_eq!(world.events[..before.len()], before, "nothing that was recorded changed");
    let Some((_, BookEvent::Provision(ProvisionEvent::PaymentCorrected(corrected)))) =
        world.events.get(before.len())
    else {
        panic!("the correction is what happened");
    };
    let PaymentCorrected { corrects, from, to, .. } = corrected;
    assert_eq!((*corrects, from, to), (DAY, &support(), &this_year()));
    let balances = world.fund(FUND).balances();
    let old = LineBalance { granted: cents(20_000_00), free: cents(20_000_00), ..LineBalance::default() };
    assert_eq!(balances.line(&support()), old);
    let new = balances.line(&this_year());
    assert_eq!((new.free, new.paid), (cents(10_000_00 - AMOUNT), cents(AMOUNT)));
    assert_eq!(balances.bank(), cents(-AMOUNT), "the money itself does not move");
}

#[test]
fn a_correction_takes_no_more_than_is_free_on_the_other_line() {
    let mut world = closed_year();
    let to = line(2026, "a");
    let refusal = world.refuses(of(PROVISION, CorrectPayment { to: to.clone(), ..correction(CLOSING_DAY) }));
    let (free, asked) = (cents(0), eur(AMOUNT));
    assert_eq!(refusal, FundRefusal::FundExhausted { line: to, free, asked }.into());
}

#[test]
fn what_comes_back_of_a_closed_year_is_booked_in_the_open_one() {
    let mut world = closed_year();
    let fail = |on| FailPayment { fact: in_2027(clerk(), on), ..fail(1) };
    let refusal = world.refuses(of(PROVISION, fail(LAST_DAY)));
    assert_eq!(refusal, FundRefusal::YearClosed { year: year(2026) }.into());
    world.does(of(PROVISION, fail(CLOSING_DAY)));
    assert_eq!((world.support().paid, world.support().encumbered), (cents(0), cents(AMOUNT)));
}

#[test]
fn the_bank_gives_back_only_what_is_where_it_was_ordered() {
    let mut world = closed_year();
    world.does(of(PROVISION, correction(CLOSING_DAY)));
    let fail = |on| FailPayment { fact: in_2027(clerk(), on), ..fail(1) };
    let refusal = ProvisionRefusal::PaymentWasCorrected { payment: 1, line: support() };
    assert_eq!(world.refuses(of(PROVISION, fail(CLOSING_DAY))), refusal.into());
    let back = CorrectPayment { to: support(), ..correction(CLOSING_DAY) };
    world.does(of(PROVISION, back));
    world.does(of(PROVISION, fail(CLOSING_DAY)));
    assert_eq!((world.support().paid, world.support().encumbered), (cents(0), cents(AMOUNT)));
}

fn commit_on(on: Date, line_year: i16) -> CommitProvision {
    CommitProvision { fact: in_2027(committer(), on), line_year: year(line_year), ..commit(AMOUNT) }
}

#[test]
fn money_is_promised_until_the_last_day_and_not_on_the_day_after() {
    let mut world = town();
    world.does(of_fund(allocate(this_year(), 10_000_00)));
    world.grants(wanted(PROVISION, AMOUNT));
    for line_year in [2026, 2027] {
        let refusal = world.refuses(of(PROVISION, commit_on(NEW_YEAR, line_year)));
        assert_eq!(refusal, FundRefusal::CommitmentAfterEnd { on: NEW_YEAR, last: LAST_DAY }.into());
    }
    world.does(of(PROVISION, commit_on(LAST_DAY, 2026)));
    assert_eq!(world.support().encumbered, cents(AMOUNT));
}

#[test]
fn nothing_is_promised_from_a_closed_year_or_on_a_day_in_it() {
    let mut terms = terms();
    terms.last_commitment_day = None;
    let mut world = town_with(terms);
    world.grants(wanted(PROVISION, AMOUNT));
    world.does(of_fund(allocate(this_year(), 10_000_00)));
    world.closes_2026(CLOSING_DAY);
    for (on, line_year, closed) in
        [(CLOSING_DAY, 2026, 2026), (LAST_DAY, 2027, 2026), (CLOSING_DAY, 2025, 2025)]
    {
        let refusal = world.refuses(of(PROVISION, commit_on(on, line_year)));
        assert_eq!(refusal, FundRefusal::YearClosed { year: year(closed) }.into());
    }
    world.does(of(PROVISION, commit_on(CLOSING_DAY, 2027)));
}
