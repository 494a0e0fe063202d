//! Why a proof cannot be made or is refused.
//! One type for planning, building and verifying, because a caller who serves proofs does all three.

use crate::hash::Hash;
use crate::tree::{MAX_SIZE, Subtree};

/// In order of precedence: first what was asked, then what was available, then what the hashes say.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The size is beyond [`MAX_SIZE`].
    #[error("a tree has at most {MAX_SIZE} leaves, found a size of {size}: ask for a size the log has had")]
    SizeTooLarge {
        /// Size asked, in leaves.
        size: u64,
    },
    /// The index is not in the tree.
    #[error("leaf {index} is not in a tree of {size} leaves: ask for an index below the size")]
    IndexBeyondSize {
        /// Index asked, from 0.
        index: u64,
        /// Size asked, in leaves.
        size: u64,
    },
    /// The old tree is larger than the new one.
    #[error("the old tree has {old} leaves and the new one {new}: pass the smaller size first")]
    SizesReversed {
        /// Size of the old tree.
        old: u64,
        /// Size of the new tree.
        new: u64,
    },
    /// The store has no hash for a subtree of the plan.
    #[error(
        "the hash of {subtree} is missing: the stored hashes are damaged, compute them again from the leaves"
    )]
    MissingSubtree {
        /// The subtree whose hash was asked for.
        subtree: Subtree,
    },
    /// The proof has another number of hashes than these sizes need.
    #[error("the proof has {found} hashes and needs {expected}: it is for another index or size")]
    Length {
        /// Hashes needed.
        expected: usize,
        /// Hashes found.
        found: usize,
    },
    /// The old root does not follow from the proof.
    #[error("the proof leads to the old root {computed}, not to {expected}: the logs differ")]
    OldRootDiffers {
        /// The root given.
        expected: Hash,
        /// The root the proof leads to.
        computed: Hash,
    },
    /// The root does not follow from the proof.
    #[error("the proof leads to the root {computed}, not to {expected}: the leaf or the log differs")]
    RootDiffers {
        /// The root given.
        expected: Hash,
        /// The root the proof leads to.
        computed: Hash,
    },
}

pub(super) fn check_size(size: u64) -> Result<(), ProofError> {
    if size > MAX_SIZE { Err(ProofError::SizeTooLarge { size }) } else { Ok(()) }
}

pub(super) fn check_length(expected: usize, found: usize) -> Result<(), ProofError> {
    if expected == found { Ok(()) } else { Err(ProofError::Length { expected, found }) }
}
