//! Legs: what an event in one book requires in others, in the same transaction or not at all.
//!
//! This is the one place that states it. A refusal of a leg refuses the whole command, with the leg's own code.
//! What changes an event's legs changes what is claimed or booked: property tests hold claims and memberships, and
//! provisions and funds, together.

mod account;
mod household;
mod money;
mod payment_run;
mod working_method;

use crate::book::{Book, BookCommand, BookEvent, BookId};

pub use self::money::in_funds;

/// The legs of an event in book `id`, whose state was `before` when the event happened, in a fixed order.
///
/// | event | leg |
/// |---|---|
/// | `MemberJoined` | the person is claimed for the household |
/// | `MemberLeft` | the person is released |
/// | `SupportEnded`, `HouseholdTransferred`, `HandedOverToRegularSupport` | every member is released |
/// | `SupportResumed` | every member is claimed again |
/// | `ProvisionCommitted` | the fund encumbers the amount |
/// | `CommitmentReleased` | the fund frees the amount again |
/// | `PaymentOrdered` | the fund owes the amount: encumbered becomes payable |
/// | `PaymentCancelled`, `PaymentFailed` before it was paid | payable becomes encumbered again |
/// | `PaymentMade` | payable becomes paid |
/// | `PaymentFailed` after it was paid | paid becomes encumbered again |
/// | `PaymentCorrected` | paid moves from one budget line to another |
/// | `RecoveryReceived` | the amount is recovered, and free |
/// | `PaymentRunComposed` | the fund and each provision mark the payments as sent |
/// | `WorkingMethodImproved` | each signal that led to it notes the improvement |
/// | `StatementImported` | each provision takes over what the bank says of its payments, with the legs of that |
/// | `AccountSubmitted` of a year that was not closed | the fund closes the year |
/// | `AccountSubmitted` of the final account, of a fund that was not closed | the fund is closed |
#[must_use]
pub fn legs_of(before: &Book, id: &BookId, event: &BookEvent) -> Vec<(BookId, BookCommand)> {
    match (before, id, event) {
        (_, _, BookEvent::Account(event)) => account::legs(event),
        (Book::Household(before), BookId::Household(id), BookEvent::Household(event)) => {
            household::legs(before, *id, event)
        }
        (_, BookId::Provision(id), BookEvent::Provision(event)) => money::legs(*id, event),
        (_, _, BookEvent::PaymentRun(event)) => payment_run::legs(event),
        (_, _, BookEvent::BankStatement(event)) => money::legs_of_statement(event),
        (_, BookId::WorkingMethod(id), BookEvent::WorkingMethod(event)) => working_method::legs(*id, event),
        _ => Vec::new(),
    }
}
