//! The error model on the wire: one type for every way in which a call can fail, and how it becomes a gRPC status.
//!
//! A [`Problem`] carries a reason from `errors.proto` and the values of the case, never personal data. Which gRPC
//! code a reason has is one exhaustive match (`reason`); what people read is in `locales/`, in Dutch and English.
//! Nothing here knows which rpc failed.

mod definitions;
mod failures;
mod language;
mod messages;
mod problem;
mod reason;
mod status;

pub(crate) use api::v1::ErrorReason as Reason;
pub(crate) use language::Language;
pub(crate) use messages::{bundle, written};
pub(crate) use problem::{Problem, Values, Violation};
pub(crate) use reason::{name, named};

#[cfg(test)]
mod tests;
