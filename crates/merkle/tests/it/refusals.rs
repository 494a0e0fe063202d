//! What is refused: a flipped bit anywhere, sizes that were never there, hashes that are missing.
//! And what must not be refused: a size is bound by the checkpoint, not by the proof alone.

use crate::store::{Store, flipped};
use merkle::{
    EMPTY_ROOT, Frontier, FrontierError, Hash, HashParseError, MAX_SIZE, ProofError, Subtree, leaf_hash,
    plan_consistency, plan_inclusion, verify_consistency, verify_inclusion,
};
use proptest::prelude::*;

/// A size, an index in it, and a bit to flip.
fn a_place_and_a_bit() -> impl Strategy<Value = (u64, u64, usize)> {
    (1..400_u64).prop_flat_map(|size| (Just(size), 0..size, 0..256_usize))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn inclusion_refuses_a_flipped_bit((size, index, bit) in a_place_and_a_bit()) {
        let store = Store::counting(size);
        let (leaf, root, proof) = (store.leaf(index), store.frontier.root(), store.inclusion(index, size).unwrap());
        for at in 0..proof.len() {
            let mut changed = proof.clone();
            changed[at] = flipped(changed[at], bit);
            prop_assert!(verify_inclusion(leaf, index, size, &changed, root).is_err());
        }
        prop_assert!(verify_inclusion(flipped(leaf, bit), index, size, &proof, root).is_err());
        prop_assert!(verify_inclusion(leaf, index, size, &proof, flipped(root, bit)).is_err());
        prop_assert!(verify_inclusion(leaf, index ^ 1 << (bit % 63), size, &proof, root).is_err());
    }

    /// A size is bound by the checkpoint that states it with its root. Beside that, a proof for one size fits
    /// another only if the path to the leaf turns left and right in the same way.
    #[test]
    fn inclusion_refuses_a_flipped_bit_in_the_size((size, index, bit) in a_place_and_a_bit()) {
        let store = Store::counting(size);
        let proof = store.inclusion(index, size).unwrap();
        let other = size ^ 1 << (bit % 63);
        let accepted = verify_inclusion(store.leaf(index), index, other, &proof, store.frontier.root()).is_ok();
        prop_assert_eq!(accepted, other > index && turns(index, other) == turns(index, size));
    }

    #[test]
    fn consistency_refuses_a_flipped_bit((new, at, bit) in a_place_and_a_bit()) {
        let old = at + 1;
        let store = Store::counting(new);
        let (old_root, new_root) = (store.root_at(old), store.frontier.root());
        let proof = store.consistency(old, new).unwrap();
        for at in 0..proof.len() {
            let mut changed = proof.clone();
            changed[at] = flipped(changed[at], bit);
            prop_assert!(verify_consistency(old, old_root, new, new_root, &changed).is_err());
        }
        prop_assert!(verify_consistency(old, flipped(old_root, bit), new, new_root, &proof).is_err());
        prop_assert!(verify_consistency(old, old_root, new, flipped(new_root, bit), &proof).is_err());
        let other = old ^ 1 << (bit % 63);
        prop_assert!(verify_consistency(other, old_root, new, new_root, &proof).is_err());
    }

    #[test]
    fn proofs_of_another_length_are_refused((size, index, _) in a_place_and_a_bit()) {
        let store = Store::counting(size);
        let (leaf, root) = (store.leaf(index), store.frontier.root());
        let mut proof = store.inclusion(index, size).unwrap();
        let expected = proof.len();
        proof.push(root);
        prop_assert_eq!(
            verify_inclusion(leaf, index, size, &proof, root),
            Err(ProofError::Length { expected, found: expected + 1 })
        );
        proof.truncate(expected.saturating_sub(1));
        prop_assert_eq!(verify_inclusion(leaf, index, size, &proof, root).is_err(), expected > 0);
    }

    #[test]
    fn no_input_makes_a_verifier_panic(numbers: [u64; 2], hashes: [[u8; 32]; 3], length in 0..70_usize) {
        let [leaf, root, element] = hashes.map(Hash);
        let proof = vec![element; length];
        let [first, second] = numbers;
        let _ = verify_inclusion(leaf, first, second, &proof, root);
        let _ = verify_consistency(first, leaf, second, root, &proof);
        if let Ok(plan) = plan_inclusion(first, second) {
            prop_assert!(plan.needs().len() <= 125);
            let _ = verify_inclusion(leaf, first, second, &plan.build(|_| Some(element)).unwrap(), root);
        }
        if let Ok(plan) = plan_consistency(first, second) {
            prop_assert!(plan.needs().len() <= 125);
            let _ = verify_consistency(first, leaf, second, root, &plan.build(|_| Some(element)).unwrap());
        }
    }
}

/// The turns from the leaf to the root: whether the sibling is on the left.
fn turns(index: u64, size: u64) -> Vec<bool> {
    let (mut at, mut last, mut turns) = (index, size - 1, vec![]);
    while last > 0 {
        if at & 1 == 1 {
            turns.push(true);
        } else if at < last {
            turns.push(false);
        }
        at >>= 1;
        last >>= 1;
    }
    turns
}

#[test]
fn a_leaf_beyond_the_tree_has_no_proof() {
    assert_eq!(plan_inclusion(5, 5), Err(ProofError::IndexBeyondSize { index: 5, size: 5 }));
    assert_eq!(plan_inclusion(0, 0), Err(ProofError::IndexBeyondSize { index: 0, size: 0 }));
    assert_eq!(plan_inclusion(0, MAX_SIZE + 1), Err(ProofError::SizeTooLarge { size: MAX_SIZE + 1 }));
    assert!(plan_inclusion(MAX_SIZE - 1, MAX_SIZE).is_ok());
}

#[test]
fn time_does_not_run_backwards() {
    assert_eq!(plan_consistency(6, 5), Err(ProofError::SizesReversed { old: 6, new: 5 }));
    let root = leaf_hash(b"");
    assert_eq!(verify_consistency(2, root, 1, root, &[]), Err(ProofError::SizesReversed { old: 2, new: 1 }));
}

#[test]
fn trees_of_one_size_are_consistent_only_when_equal() {
    let (one, other) = (leaf_hash(b"one"), leaf_hash(b"other"));
    assert_eq!(verify_consistency(1, one, 1, one, &[]), Ok(()));
    assert_eq!(
        verify_consistency(1, one, 1, other, &[]),
        Err(ProofError::RootDiffers { expected: other, computed: one })
    );
}

#[test]
fn a_tree_without_leaves_starts_every_tree_but_has_one_root() {
    let root = leaf_hash(b"");
    assert_eq!(verify_consistency(0, EMPTY_ROOT, 1, root, &[]), Ok(()));
    assert_eq!(
        verify_consistency(0, root, 1, root, &[]),
        Err(ProofError::OldRootDiffers { expected: root, computed: EMPTY_ROOT })
    );
    assert_eq!(
        verify_consistency(0, EMPTY_ROOT, 1, root, &[root]),
        Err(ProofError::Length { expected: 0, found: 1 })
    );
}

#[test]
fn a_missing_row_is_named_when_a_proof_is_built() {
    let store = Store::counting(7);
    let missing = Subtree { level: 1, index: 2 };
    let built =
        plan_inclusion(0, 7).unwrap().build(|subtree| store.hash(subtree).filter(|_| subtree != missing));
    assert_eq!(built, Err(ProofError::MissingSubtree { subtree: missing }));
    assert_eq!(
        built.unwrap_err().to_string().split(':').next(),
        Some("the hash of leaves 4 to 5 is missing")
    );
}

#[test]
fn a_damaged_head_is_refused() {
    let bytes = Store::counting(7).frontier.to_bytes();
    assert_eq!(
        Frontier::from_parts(6, &bytes),
        Err(FrontierError::Length { size: 6, expected: 64, found: 96 })
    );
    assert_eq!(Frontier::from_parts(u64::MAX, &bytes), Err(FrontierError::TooLarge { size: u64::MAX }));
}

#[test]
fn a_hash_is_64_digits() {
    let text = EMPTY_ROOT.to_string();
    assert_eq!(text.to_uppercase().parse(), Ok(EMPTY_ROOT));
    assert_eq!(text[1..].parse::<Hash>(), Err(HashParseError::Digits { found: 63 }));
    assert_eq!(text.replace('e', "g").parse::<Hash>(), Err(HashParseError::NotHex { place: 0 }));
    assert_eq!(Hash::try_from(&[0; 31][..]), Err(HashParseError::Bytes { found: 31 }));
}
