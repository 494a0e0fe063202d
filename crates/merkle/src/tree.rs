//! The growing tree: its frontier, and the perfect subtrees a store keeps so that it can prove things later.
//! Neither holds more than the logarithm of what was added.

mod frontier;
mod subtree;

pub use frontier::{Frontier, FrontierError};
pub use subtree::Subtree;
pub(crate) use subtree::cut;

/// The most leaves a tree may have: what a signed 64-bit column holds.
pub const MAX_SIZE: u64 = i64::MAX as u64;
