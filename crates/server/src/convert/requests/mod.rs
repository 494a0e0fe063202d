//! The specific fields of each command, one file per step.
//!
//! Every function here has the same shape: run all checks in the order of the fields, unwrap them, and hand over
//! how the command is built once its texts are sealed.

mod contact;
mod ending;
mod finding;
mod identity;
mod intake;
mod plan;
mod support;

pub(super) use finding::person_id;
