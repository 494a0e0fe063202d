//! Proofs that a leaf is in a tree, and that a tree is an earlier one with leaves added at the end.
//!
//! Making a proof is in two steps, so that a store fetches few hashes and this crate no rows: plan which
//! perfect subtrees are needed, then build the proof from their hashes.

mod consistency;
mod error;
mod inclusion;
mod plan;

pub use consistency::{plan_consistency, verify_consistency};
pub use error::ProofError;
pub use inclusion::{plan_inclusion, verify_inclusion};
pub use plan::{ProofPlan, plan_root};
