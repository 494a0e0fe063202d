//! Inclusion: the audit path of a leaf (RFC 6962 section 2.1.1, RFC 9162 section 2.1.3).
//! Invariant: the verifier reads no more hashes than index and size need, and refuses any other number.

use crate::hash::{Hash, node_hash};
use crate::proof::error::{ProofError, check_length, check_size};
use crate::proof::plan::{ProofPlan, split};

/// Plans the proof that leaf `index` is in the tree of the first `size` leaves.
///
/// # Errors
/// In this order: [`ProofError::SizeTooLarge`], [`ProofError::IndexBeyondSize`].
pub fn plan_inclusion(index: u64, size: u64) -> Result<ProofPlan, ProofError> {
    check_size(size)?;
    check_index(index, size)?;
    let (mut start, mut end) = (0, size);
    let mut siblings = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            siblings.push((middle, end));
            end = middle;
        } else {
            siblings.push((start, middle));
            start = middle;
        }
    }
    Ok(ProofPlan::over(siblings.into_iter().rev()))
}

/// Checks that `leaf` is leaf `index` of the tree of `size` leaves with this root (RFC 9162 section 2.1.3.2).
///
/// The root must come from a signed checkpoint together with its size: the algorithm binds the size only as
/// far as it shapes the path, so take neither from whoever hands over the proof.
///
/// # Errors
/// In this order: [`ProofError::SizeTooLarge`], [`ProofError::IndexBeyondSize`], [`ProofError::Length`],
/// [`ProofError::RootDiffers`].
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: Hash,
) -> Result<(), ProofError> {
    check_size(size)?;
    check_index(index, size)?;
    check_length(path_length(index, size), proof.len())?;
    let (mut at, mut last) = (index, size - 1);
    let mut computed = leaf;
    for sibling in proof {
        if at & 1 == 1 || at == last {
            computed = node_hash(*sibling, computed);
            let skipped = if at & 1 == 1 { 0 } else { at.trailing_zeros() };
            at >>= skipped;
            last >>= skipped;
        } else {
            computed = node_hash(computed, *sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    if computed == root { Ok(()) } else { Err(ProofError::RootDiffers { expected: root, computed }) }
}

/// Hashes in the audit path: one for each level below the leaf's and the last leaf's common ancestor, and one
/// for each left sibling above it.
pub(super) fn path_length(index: u64, size: u64) -> usize {
    let shared = (index ^ (size - 1)).checked_ilog2().map_or(0, |top| top + 1);
    let left_siblings = index.checked_shr(shared).unwrap_or(0).count_ones();
    (shared + left_siblings) as usize
}

fn check_index(index: u64, size: u64) -> Result<(), ProofError> {
    if index < size { Ok(()) } else { Err(ProofError::IndexBeyondSize { index, size }) }
}
