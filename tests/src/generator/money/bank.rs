//! The bank: takes a file, carries most payments out, refuses a few, and gives a few back later.

use domain::bank_statement::{BankStatementCommand, Booking, ImportStatement, StatedAccount, StatementLine};
use domain::ids::{BankReason, BankReference, FileHash, PaymentReference, PaymentRunId, StatementId};
use domain::money::Amount;
use domain::payment_run::{MakePaymentFile, PaymentRunCommand};
use domain::provision::PaymentStage;
use domain::{Book, BookCommand, BookId};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use ledger::Submission;

use super::{
    terms::account,
    treasury::{Errand, PAYMENTS},
};
use crate::generator::{
    agenda::{Agenda, Turn, date, instant},
    chance::Chance,
    desk::Desk,
    metadata::Actor,
    words::{fact, new_id},
};

/// The file of a run is made.
pub(super) fn file(at: Timestamp, run: PaymentRunId, desk: &mut Desk) -> Option<Submission> {
    let today = date(at);
    let command =
        MakePaymentFile { fact: fact(today, today, PAYMENTS), sha256: hash(run.as_uuid()), bytes: 2_048 };
    let command = BookCommand::from(PaymentRunCommand::from(command));
    desk.ask(at, actor(), BookId::PaymentRun(run), command)
}

/// The bank answers to a run: paid, refused, or paid and given back within two weeks.
pub(super) fn statement(
    at: Timestamp,
    run: PaymentRunId,
    chance: &mut Chance,
    desk: &mut Desk,
    agenda: &mut Agenda,
) -> Option<Submission> {
    let today = date(at);
    let composed = match desk.book(BookId::PaymentRun(run)) {
        Some(Book::PaymentRun(run)) => run.composed()?.clone(),
        _ => return None,
    };
    let mut lines = Vec::with_capacity(composed.payments.len());
    for (entry, payment) in (1..).zip(&composed.payments) {
        let booking = if chance.happens(4) { returned() } else { Booking::Debit };
        if booking == Booking::Debit && chance.happens(2) {
            let day = today.saturating_add(i64::from(chance.between(2..=12)).days());
            agenda.add(instant(day, 60), Turn::Errand(Errand::GivenBack(payment.payment)));
        }
        lines.push(line(entry, payment.payment, payment.amount, today, booking));
    }
    desk.forget(BookId::PaymentRun(run));
    import(at, lines, chance, desk)
}

/// The bank gives a payment back that it had made.
pub(super) fn given_back(
    at: Timestamp,
    payment: PaymentReference,
    chance: &mut Chance,
    desk: &mut Desk,
) -> Option<Submission> {
    let file = match desk.book(BookId::Provision(payment.provision)) {
        Some(Book::Provision(provision)) => provision.file()?,
        _ => return None,
    };
    let paid = file.payments().iter().find(|one| one.number() == payment.number)?;
    if paid.stage() != PaymentStage::Paid {
        return None;
    }
    let lines = vec![line(1, payment, paid.amount(), date(at), returned())];
    import(at, lines, chance, desk)
}

fn import(
    at: Timestamp,
    lines: Vec<StatementLine>,
    chance: &mut Chance,
    desk: &mut Desk,
) -> Option<Submission> {
    let today = date(at);
    let statement = StatementId::new(new_id(chance, at));
    let sha256 = hash(statement.as_uuid());
    let command = ImportStatement { fact: fact(today, today, PAYMENTS), sha256, lines };
    let command = BookCommand::from(BankStatementCommand::from(command));
    let submission = desk.ask(at, actor(), BookId::BankStatement(statement), command);
    desk.forget(BookId::BankStatement(statement));
    submission
}

fn line(
    entry: u32,
    payment: PaymentReference,
    amount: Amount,
    booked_on: Date,
    booking: Booking,
) -> StatementLine {
    StatementLine {
        entry,
        account: Some(StatedAccount::new(account().iban)),
        payment: Some(payment),
        amount,
        booked_on,
        booking,
        bank_reference: Some(BankReference::new("NTRF-0001").expect("a short reference")),
    }
}

/// AC01: the account number is wrong.
fn returned() -> Booking {
    Booking::Returned(BankReason::new("AC01").expect("a code of ISO 20022 is well formed"))
}

/// What stands for the hash of a file.
fn hash(of: uuid::Uuid) -> FileHash {
    FileHash::new(format!("{0}{0}", of.simple())).expect("64 hexadecimal digits")
}

fn actor() -> Actor<'static> {
    Actor { officer: PAYMENTS, organisation: None }
}
