//! Wishes about the bank: runs, their files, and statements with lines that make sense and lines that do not.

use domain::bank_statement::{BankStatementCommand, Booking, ImportStatement, StatementLine};
use domain::ids::{PaymentRunId, StatementId};
use domain::payment_run::{ComposePaymentRun, MakePaymentFile, PaymentRunCommand};
use domain::{BookId, Fact};
use jiff::ToSpan;
use uuid::Uuid;

use super::super::given::*;
use super::case::{At, Paying};
use super::play::Play;
use super::question::Question;
use super::scene::{FUNDS, PROVISIONS};
use crate::fund::given::paying_account;

/// Mostly a new id; seldom one that was used.
fn run(q: &Question, play: &Play) -> PaymentRunId {
    let next = play.asked - usize::from(q.seldom(9, 10)) * 3;
    PaymentRunId::new(Uuid::from_u128(0xD000 + next as u128))
}

pub(super) fn compose_run(q: &Question, play: &Play) -> Step {
    let waits = |fund: &&_| !play.model.waiting(**fund).is_empty();
    let fund = FUNDS.iter().find(waits).filter(|_| !q.seldom(8, 4)).copied();
    let (run, fact) = (run(q, play), q.fact_by_anybody(play.today));
    let execution_on = fact.today.saturating_add(if q.seldom(10, 20) { -1 } else { 1 }.days());
    let command = ComposePaymentRun {
        fact,
        run,
        fund: fund.unwrap_or(q.one(8, &FUNDS)),
        execution_on,
        most: if q.seldom(11, 6) { 1 } else { 500 },
        created_at: "2026-12-01T09:00:00Z".parse().expect("it is written as an instant"),
    };
    (BookId::PaymentRun(run), PaymentRunCommand::from(command).into())
}

/// Mostly of the last run, else of any, or of one that is not there.
pub(super) fn make_a_file(q: &Question, play: &Play) -> Step {
    let runs: Vec<_> = play.runs().collect();
    let run = match runs.last().filter(|_| !q.seldom(11, 3)) {
        Some(last) => *last,
        None if runs.is_empty() => run(q, play),
        None => q.one(9, &runs),
    };
    let digit = if q.seldom(10, 4) { "b" } else { "a" };
    let fact = q.fact_by_anybody(play.today);
    let command = MakePaymentFile { fact, sha256: file_hash(digit), bytes: 2_048 };
    (BookId::PaymentRun(run), PaymentRunCommand::from(command).into())
}

/// Mostly what is at the bank, each with what became of it; then lines at random, of which few make sense.
pub(super) fn import_statement(q: &Question, play: &Play) -> Step {
    let Fact { on, today, by } = q.fact_by_anybody(play.today);
    let (at_bank, others): (Vec<_>, Vec<_>) =
        play.model.payments().partition(|(_, payment)| matches!(payment.at, At::Bank(_)));
    let told = at_bank.iter().zip(q.die(8, 16)..).filter(|(_, place)| place % 5 != 4 && !q.seldom(14, 4));
    let sensible = told.map(|((reference, payment), place)| {
        let said = if place % 7 == 3 { Booking::Returned(wrong_account()) } else { Booking::Debit };
        StatementLine { booked_on: on, ..booking(*reference, payment.cents, said) }
    });
    let mut lines: Vec<_> = sensible.collect();
    lines.extend((9..10 + q.die(15, 4)).map(|place| {
        let about = if at_bank.is_empty() || q.die(place, 3) == 0 { &others } else { &at_bank };
        random_line(q, place, on, about)
    }));
    lines.iter_mut().zip(1..).for_each(|(line, entry)| line.entry = entry);
    let id = StatementId::new(Uuid::from_u128(0xE000 + play.asked as u128));
    let command = ImportStatement { fact: Fact { on, today, by }, sha256: file_hash("c"), lines };
    (BookId::BankStatement(id), BankStatementCommand::from(command).into())
}

/// A line about one of these payments, or none; by three dice from this place on.
fn random_line(
    q: &Question,
    place: usize,
    on: Date,
    payments: &[(PaymentReference, &Paying)],
) -> StatementLine {
    let known = payments.get(q.die(place, payments.len().max(1)));
    let (reference, cents, since) = match known {
        Some((reference, payment)) => (*reference, payment.cents, payment.since),
        None => (payment_of(PROVISIONS[0], 7), 640_00, on),
    };
    let said = match q.die(place + 1, 8) {
        0..4 => Booking::Debit,
        4 | 5 => Booking::Returned(wrong_account()),
        6 => Booking::Credit,
        _ => Booking::Pending,
    };
    let day = |days: i32| on.saturating_add(days.days());
    let account = Some(stated(paying_account())).filter(|_| !q.seldom(place + 2, 12));
    let (booked_on, payment, off) = match q.die(place + 2, 16) {
        0..8 => (on, Some(reference), 0),
        8 | 9 => (since, Some(reference), 0),
        10 => (day(-14), Some(reference), 0),
        11 => (day(1), Some(reference), 0),
        12 => (on, Some(reference), 1),
        13 => (on, None, 0),
        14 => (on, Some(PaymentReference { number: 900, ..reference }), 0),
        _ => (day(-365), Some(reference), 0),
    };
    StatementLine { account, payment, booked_on, ..booking(reference, cents + off, said) }
}
