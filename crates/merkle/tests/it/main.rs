//! Tests of `merkle` from the outside: published vectors, an independent oracle, and what is refused.
//! One program, because linking many costs more than running them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod checkpoints;
mod cosignatures;
mod long_leaves;
mod notes;
mod oracle;
mod reference_vectors;
mod refusals;
mod store;
