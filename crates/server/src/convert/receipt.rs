//! The receipt of a recorded command.

use api::v1;
use domain::BookId;
use domain::ids::HouseholdId;
use ledger::{LedgerName, Receipt};

use super::dates::instant;

/// The receipt as the caller gets it. A retry with the same request id gets the same one.
#[must_use]
pub(crate) fn receipt(ledger: &LedgerName, household: HouseholdId, receipt: &Receipt) -> v1::Receipt {
    let book = BookId::Household(household);
    let of_household = receipt.revisions.iter().find(|(stream, _)| {
        *stream.aggregate_type == *book.aggregate_type() && *stream.aggregate_id == book.aggregate_id()
    });
    v1::Receipt {
        ledger: ledger.to_string(),
        household_id: household.to_string(),
        first_position: count(receipt.first_position),
        last_position: count(receipt.last_position),
        revision: of_household.map_or(0, |(_, revision)| count(*revision)),
        recorded_at: Some(instant(receipt.recorded_at)),
        tree_size: count(receipt.last_position.saturating_add(1)),
    }
}

/// A position, revision or size on the wire, which counts in int64.
#[must_use]
pub(crate) fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
