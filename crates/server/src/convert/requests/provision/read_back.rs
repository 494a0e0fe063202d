//! What an answer says that only the recorded event knows: numbers and days that the rules give.

use api::google::r#type::Date as WireDate;
use domain::BookEvent;
use domain::provision::ProvisionEvent;

use crate::convert::dates::day;
use crate::convert::fund;

/// The event of a provision.
pub(in crate::convert) fn in_provision(recorded: Option<&BookEvent>) -> Option<&ProvisionEvent> {
    match recorded {
        Some(BookEvent::Provision(event)) => Some(event),
        _ => None,
    }
}

/// Which version of the request an event made; 0 when it made none.
pub(in crate::convert) fn version(recorded: &ProvisionEvent) -> i32 {
    match recorded {
        ProvisionEvent::RequestChanged(changed) => fund::version(changed.version),
        _ => 0,
    }
}

/// By which approval policy is voted.
pub(in crate::convert) fn policy_version(recorded: Option<&BookEvent>) -> i32 {
    match in_provision(recorded) {
        Some(ProvisionEvent::VoteOpened(opened)) => fund::version(opened.policy_version),
        _ => 0,
    }
}

/// The last day on which an objection is in time.
pub(in crate::convert) fn objection_until(recorded: Option<&BookEvent>) -> Option<WireDate> {
    match in_provision(recorded) {
        Some(ProvisionEvent::DecisionNotified(notified)) => day(notified.objection_until),
        _ => None,
    }
}

/// The number of a commitment.
pub(in crate::convert) fn commitment(recorded: Option<&BookEvent>) -> i32 {
    match in_provision(recorded) {
        Some(ProvisionEvent::ProvisionCommitted(committed)) => committed.commitment.into(),
        _ => 0,
    }
}

/// The number of a performance statement.
pub(in crate::convert) fn statement(recorded: Option<&BookEvent>) -> i32 {
    match in_provision(recorded) {
        Some(ProvisionEvent::PerformanceStated(stated)) => stated.statement.into(),
        _ => 0,
    }
}

/// The number of an invoice.
pub(in crate::convert) fn invoice(recorded: Option<&BookEvent>) -> i32 {
    match in_provision(recorded) {
        Some(ProvisionEvent::InvoiceReceived(received)) => received.invoice.into(),
        _ => 0,
    }
}
