//! The receipt of a recorded command.

use api::v1;
use domain::BookId;
use ledger::{LedgerName, Receipt};

use super::dates::instant;

/// The receipt as the caller gets it. A retry with the same request id gets the same one.
#[must_use]
pub(crate) fn receipt(ledger: &LedgerName, book: BookId, receipt: &Receipt) -> v1::Receipt {
    let of_book = receipt.revisions.iter().find(|(stream, _)| {
        *stream.aggregate_type == *book.aggregate_type() && *stream.aggregate_id == book.aggregate_id()
    });
    let mut told = v1::Receipt {
        ledger: ledger.to_string(),
        first_position: count(receipt.first_position),
        last_position: count(receipt.last_position),
        revision: of_book.map_or(0, |(_, revision)| count(*revision)),
        recorded_at: Some(instant(receipt.recorded_at)),
        tree_size: count(receipt.last_position.saturating_add(1)),
        ..v1::Receipt::default()
    };
    match book {
        BookId::Household(id) => told.household_id = id.to_string(),
        BookId::Provision(id) => told.provision_id = id.to_string(),
        BookId::Fund(id) => told.fund_id = id.to_string(),
        BookId::PaymentRun(id) => told.payment_run_id = id.to_string(),
        BookId::BankStatement(id) => told.statement_id = id.to_string(),
        BookId::Signal(id) => told.signal_id = id.to_string(),
        BookId::WorkingMethod(id) => told.working_method_id = id.to_string(),
        BookId::SupportOffer(id) => told.offer_id = id.to_string(),
        BookId::Account(id) => told.account_id = id.to_string(),
        // Commands to a person are legs: nobody gets a receipt for one.
        BookId::Person(_) => {}
    }
    told
}

/// A position, revision or size on the wire, which counts in int64.
#[must_use]
pub(crate) fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
