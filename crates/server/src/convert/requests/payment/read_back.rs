//! What an answer says that only the recorded event knows: what a payment is called, and what a run holds.

use api::v1;
use domain::BookEvent;
use domain::ids::PaymentReference;
use domain::payment_run::{PaymentRunComposed, PaymentRunEvent};
use domain::provision::ProvisionEvent;

use crate::convert::money::euro_cents;
use crate::convert::payment;
use crate::convert::requests::in_provision;

fn ordered(recorded: Option<&BookEvent>) -> Option<PaymentReference> {
    match in_provision(recorded) {
        Some(ProvisionEvent::PaymentOrdered(ordered)) => Some(ordered.payment),
        _ => None,
    }
}

fn composed(recorded: Option<&BookEvent>) -> Option<&PaymentRunComposed> {
    match recorded {
        Some(BookEvent::PaymentRun(PaymentRunEvent::PaymentRunComposed(composed))) => Some(composed),
        _ => None,
    }
}

/// The number of a payment in its provision.
pub(in crate::convert) fn payment(recorded: Option<&BookEvent>) -> i32 {
    ordered(recorded).map_or(0, |payment| payment.number.into())
}

/// What a payment is called at the bank.
pub(in crate::convert) fn payment_reference(recorded: Option<&BookEvent>) -> String {
    ordered(recorded).map(|payment| payment.to_string()).unwrap_or_default()
}

/// How many payments a run holds.
pub(in crate::convert) fn count(recorded: Option<&BookEvent>) -> i32 {
    composed(recorded).map_or(0, payment::payments)
}

/// What the payments of a run are together.
pub(in crate::convert) fn total(recorded: Option<&BookEvent>) -> Option<v1::EuroCents> {
    composed(recorded).map(|composed| euro_cents(composed.total))
}

/// What the file of a run is called at the bank.
pub(in crate::convert) fn message_id(recorded: Option<&BookEvent>) -> String {
    composed(recorded).map(PaymentRunComposed::message_id).unwrap_or_default()
}
