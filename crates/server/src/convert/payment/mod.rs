//! Payments of a fund as the wire shows them: payment runs, bank statements, and what waits to be paid.
//!
//! None of it is personal but what a file of the bank says, which is shown to who sent it and to nobody else.

mod payment_file;
pub(super) mod statement_file;

use api::v1;
use domain::bank_statement::{BankStatement, Booking, Matched, Unmatched, UnmatchedCause};
use domain::fund::Payable;
use domain::ids::{PaymentReference, PaymentRunId, StatementId};
use domain::payment_run::{PaymentFileMade, PaymentRun, PaymentRunComposed, RunPayment};

pub(crate) use self::payment_file::{PaymentFileBytes, PaymentOfRun, payees, payment_file, payments_of_run};
use self::statement_file::StatementFile;
use super::dates::{day, instant};
use super::fund::account;
use super::money::{euro_cents, line};
use super::receipt::count;
use crate::errors::{Problem, Reason};

/// A payment run at a revision; `None` when nobody composed it.
#[must_use]
pub(crate) fn payment_run(id: PaymentRunId, state: &PaymentRun, revision: u64) -> Option<v1::PaymentRun> {
    let composed = state.composed()?;
    Some(v1::PaymentRun {
        payment_run_id: id.to_string(),
        revision: count(revision),
        fund_id: composed.fund.to_string(),
        composed_on: day(composed.on),
        composed_by: composed.by.to_string(),
        execution_on: day(composed.execution_on),
        created_at: Some(instant(composed.created_at)),
        message_id: composed.message_id(),
        account: Some(account(&composed.account)),
        payments: composed.payments.iter().map(run_payment).collect(),
        total: Some(euro_cents(composed.total)),
        file: state.file().map(file),
    })
}

fn run_payment(payment: &RunPayment) -> v1::RunPayment {
    let (payment_reference, provision_id, number) = named(payment.payment);
    v1::RunPayment {
        payment_reference,
        provision_id,
        payment: number,
        amount: Some(euro_cents(payment.amount)),
    }
}

fn file(made: &PaymentFileMade) -> v1::PaymentFile {
    v1::PaymentFile {
        made_on: day(made.on),
        made_by: made.by.to_string(),
        sha256: made.sha256.to_string(),
        size: count(made.bytes),
    }
}

/// How many payments a run holds.
#[must_use]
pub(crate) fn payments(composed: &PaymentRunComposed) -> i32 {
    i32::try_from(composed.payments.len()).unwrap_or(i32::MAX)
}

/// The answer with the file of a run.
#[must_use]
pub(crate) fn made_file(
    receipt: v1::Receipt,
    composed: &PaymentRunComposed,
    made: PaymentFileBytes,
) -> v1::MakePaymentFileResponse {
    v1::MakePaymentFileResponse {
        receipt: Some(receipt),
        file: made.bytes,
        sha256: made.sha256.to_string(),
        count: payments(composed),
        total: Some(euro_cents(composed.total)),
    }
}

/// A payment that waits to be paid.
#[must_use]
pub(crate) fn payable(payment: PaymentReference, payable: &Payable) -> v1::Payable {
    let (payment_reference, provision_id, number) = named(payment);
    v1::Payable {
        payment_reference,
        provision_id,
        payment: number,
        line: Some(line(&payable.line)),
        amount: Some(euro_cents(payable.amount)),
        ordered_on: day(payable.ordered_on),
        payment_run_id: payable.sent.map(|run| run.to_string()).unwrap_or_default(),
    }
}

/// A bank statement at a revision, as it is recorded; `None` when nobody took it in.
#[must_use]
pub(crate) fn bank_statement(
    id: StatementId,
    state: &BankStatement,
    revision: u64,
) -> Option<v1::BankStatement> {
    let imported = state.imported()?;
    Some(v1::BankStatement {
        statement_id: id.to_string(),
        revision: count(revision),
        imported_on: day(imported.on),
        imported_by: imported.by.to_string(),
        matched: imported.matched.iter().map(matched).collect(),
        unmatched: imported.unmatched.iter().map(unmatched).collect(),
        sha256: imported.sha256.to_string(),
        accounts: imported.accounts.iter().map(ToString::to_string).collect(),
    })
}

pub(super) fn matched(entry: &Matched) -> v1::MatchedEntry {
    let (payment_reference, provision_id, payment) = named(entry.payment);
    let (booking, reason) = booked(&entry.booking);
    v1::MatchedEntry {
        entry: number(entry.entry),
        payment_reference,
        provision_id,
        payment,
        amount: Some(euro_cents(entry.amount)),
        booked_on: day(entry.booked_on),
        booking,
        reason,
        bank_reference: entry.bank_reference.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

pub(super) fn unmatched(entry: &Unmatched) -> v1::UnmatchedEntry {
    let (booking, reason) = booked(&entry.booking);
    let (cause, ordered, refusal) = cause(&entry.cause);
    v1::UnmatchedEntry {
        entry: number(entry.entry),
        amount: Some(euro_cents(entry.amount)),
        booked_on: day(entry.booked_on),
        booking,
        reason,
        bank_reference: entry.bank_reference.as_ref().map(ToString::to_string).unwrap_or_default(),
        cause,
        ordered,
        refusal,
    }
}

/// Adds to an answer what else the file says of the entries that moved nothing, and which accounts it is about.
///
/// # Errors
/// Never for a file that was taken in.
pub(crate) fn tell(answer: &mut v1::ImportStatementResponse, file: &[u8]) -> Result<(), Problem> {
    let file = StatementFile::read(file).map_err(|_| Problem::new(Reason::Internal))?;
    for details in &mut answer.unmatched {
        let entry = details.entry.as_ref().and_then(|entry| u32::try_from(entry.entry).ok());
        let told = file.told(entry.unwrap_or_default());
        details.name = told.name;
        details.text = told.text;
    }
    answer.accounts = file.accounts.into_iter().collect();
    Ok(())
}

/// What happened, and why it came back when it did.
fn booked(booking: &Booking) -> (i32, String) {
    let (word, reason) = match booking {
        Booking::Debit => (v1::Booking::Debit, None),
        Booking::Credit => (v1::Booking::Credit, None),
        Booking::Returned(reason) => (v1::Booking::Returned, Some(reason)),
        Booking::Pending => (v1::Booking::Pending, None),
    };
    (word as i32, reason.map(ToString::to_string).unwrap_or_default())
}

/// Why an entry moved nothing, with the amount that was ordered or the rule that refuses it.
fn cause(cause: &UnmatchedCause) -> (i32, Option<v1::EuroCents>, String) {
    use v1::UnmatchedCause as Wire;
    let (word, ordered, refusal) = match cause {
        UnmatchedCause::NotBooked => (Wire::NotBooked, None, None),
        UnmatchedCause::NotOurs => (Wire::NotOurs, None, None),
        UnmatchedCause::PaymentUnknown => (Wire::PaymentUnknown, None, None),
        UnmatchedCause::OtherAccount => (Wire::OtherAccount, None, None),
        UnmatchedCause::AmountDiffers { ordered } => (Wire::AmountDiffers, Some(*ordered), None),
        UnmatchedCause::NoReturn => (Wire::NoReturn, None, None),
        UnmatchedCause::Refused(code) => (Wire::Refused, None, Some(code)),
    };
    (word as i32, ordered.map(euro_cents), refusal.map(ToString::to_string).unwrap_or_default())
}

/// A payment by what it is called at the bank, and by the provision and its number in it.
fn named(payment: PaymentReference) -> (String, String, i32) {
    (payment.to_string(), payment.provision.to_string(), payment.number.into())
}

fn number(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
