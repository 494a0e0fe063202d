//! The specific fields of each command, one file per step.
//!
//! Every function here has the same shape: run all checks in the order of the fields, unwrap them, and hand over
//! how the command is built once its texts are sealed.

mod account;
mod catalogue;
mod contact;
mod ending;
mod finding;
mod fund;
mod identity;
mod intake;
mod payment;
mod plan;
mod provision;
mod signal;
mod support;
mod working_method;

use domain::BookEvent;

pub(crate) use account::DraftQuery;
pub(super) use account::report_sha256;
pub(super) use finding::person_id;
pub(super) use payment::{count, message_id, payment, payment_reference, total};
pub(super) use provision::{commitment, in_provision, invoice, objection_until, policy_version, statement};

/// Which version a recorded event made.
pub(super) fn version(recorded: Option<&BookEvent>) -> i32 {
    match recorded {
        Some(BookEvent::Fund(recorded)) => fund::version(recorded),
        Some(BookEvent::Provision(recorded)) => provision::version(recorded),
        Some(BookEvent::WorkingMethod(recorded)) => working_method::version(recorded),
        _ => 0,
    }
}
