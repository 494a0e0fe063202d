//! Merkle trees of append-only logs, and the signed notes that publish their roots.
//!
//! Hashing and proofs are those of RFC 6962 section 2.1 (the same in RFC 9162 section 2.1) with SHA-256;
//! notes and checkpoints are C2SP `signed-note` and `tlog-checkpoint`. Sizes and indices count leaves.
//! Invariant: this crate knows bytes and hashes only. It never learns what a leaf means or where it is kept.

mod checkpoint;
mod hash;
pub mod note;
mod proof;
mod tree;

pub use checkpoint::{Checkpoint, CheckpointError};
pub use hash::{EMPTY_ROOT, Hash, HashParseError, LeafBuffer, leaf_hash, leaf_hash_in_place, node_hash};
pub use proof::{
    ProofError, ProofPlan, plan_consistency, plan_inclusion, plan_root, verify_consistency, verify_inclusion,
};
pub use tree::{Frontier, FrontierError, MAX_SIZE, Subtree};
