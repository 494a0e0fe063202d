//! Consistency: the new tree is the old one with leaves added (RFC 6962 section 2.1.2, RFC 9162 section 2.1.4).
//! Invariant: the verifier reads no more hashes than the two sizes need, and refuses any other number.

use crate::hash::{EMPTY_ROOT, Hash, node_hash};
use crate::proof::error::{ProofError, check_length, check_size};
use crate::proof::inclusion::path_length;
use crate::proof::plan::{ProofPlan, split};

/// Plans the proof that the tree of `new` leaves starts with the tree of `old` leaves.
///
/// The proof is empty when `old` is 0 or equal to `new`: there is nothing to show.
///
/// # Errors
/// In this order: [`ProofError::SizeTooLarge`], [`ProofError::SizesReversed`].
pub fn plan_consistency(old: u64, new: u64) -> Result<ProofPlan, ProofError> {
    check_sizes(old, new)?;
    if old == 0 || old == new {
        return Ok(ProofPlan::default());
    }
    let (mut start, mut end) = (0, new);
    let mut ranges = Vec::new();
    while old != end {
        let middle = start + split(end - start);
        if old <= middle {
            ranges.push((middle, end));
            end = middle;
        } else {
            ranges.push((start, middle));
            start = middle;
        }
    }
    if start > 0 {
        ranges.push((start, end));
    }
    Ok(ProofPlan::over(ranges.into_iter().rev()))
}

/// Checks that the tree of `new_size` leaves with `new_root` starts with the tree of `old_size` leaves with
/// `old_root` (RFC 9162 section 2.1.4.2). An old tree of no leaves must have the empty root.
///
/// Both roots must come from signed checkpoints together with their sizes.
///
/// # Errors
/// In this order: [`ProofError::SizeTooLarge`], [`ProofError::SizesReversed`], [`ProofError::Length`],
/// [`ProofError::OldRootDiffers`], [`ProofError::RootDiffers`].
pub fn verify_consistency(
    old_size: u64,
    old_root: Hash,
    new_size: u64,
    new_root: Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    check_sizes(old_size, new_size)?;
    check_length(proof_length(old_size, new_size), proof.len())?;
    if old_size == 0 {
        return same_old_root(old_root, EMPTY_ROOT);
    }
    if old_size == new_size {
        return same_root(new_root, old_root);
    }
    let (seed, path) = if old_size.is_power_of_two() {
        (old_root, proof)
    } else {
        proof
            .split_first()
            .map(|(seed, path)| (*seed, path))
            .ok_or(ProofError::Length { expected: 1, found: 0 })?
    };
    let (old, new) = climb(old_size, new_size, seed, path);
    same_old_root(old_root, old)?;
    same_root(new_root, new)
}

/// Both roots, from the largest perfect subtree that ends the old tree and the path above it.
fn climb(old_size: u64, new_size: u64, seed: Hash, path: &[Hash]) -> (Hash, Hash) {
    let below = old_size.trailing_zeros();
    let (mut at, mut last) = ((old_size - 1) >> below, (new_size - 1) >> below);
    let (mut old, mut new) = (seed, seed);
    for sibling in path {
        if at & 1 == 1 || at == last {
            old = node_hash(*sibling, old);
            new = node_hash(*sibling, new);
            let skipped = if at & 1 == 1 { 0 } else { at.trailing_zeros() };
            at >>= skipped;
            last >>= skipped;
        } else {
            new = node_hash(new, *sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    (old, new)
}

/// Hashes in the proof: the path of the subtree that ends the old tree, and that subtree unless it is the
/// whole old tree.
fn proof_length(old: u64, new: u64) -> usize {
    if old == 0 || old == new {
        return 0;
    }
    let below = old.trailing_zeros();
    let path = path_length((old - 1) >> below, ((new - 1) >> below) + 1);
    path + usize::from(!old.is_power_of_two())
}

fn check_sizes(old: u64, new: u64) -> Result<(), ProofError> {
    check_size(new)?;
    if old <= new { Ok(()) } else { Err(ProofError::SizesReversed { old, new }) }
}

fn same_old_root(expected: Hash, computed: Hash) -> Result<(), ProofError> {
    if expected == computed { Ok(()) } else { Err(ProofError::OldRootDiffers { expected, computed }) }
}

fn same_root(expected: Hash, computed: Hash) -> Result<(), ProofError> {
    if expected == computed { Ok(()) } else { Err(ProofError::RootDiffers { expected, computed }) }
}
