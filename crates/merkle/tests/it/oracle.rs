//! Against `ct-merkle`, an independent implementation: the same roots, the same proofs, and each accepts what
//! the other made.

use crate::store::Store;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use merkle::{EMPTY_ROOT, Frontier, Hash, verify_consistency, verify_inclusion};
use proptest::prelude::*;
use sha2::Sha256;

type Oracle = MemoryBackedTree<Sha256, Vec<u8>>;

fn oracle(leaves: &[Vec<u8>]) -> Oracle {
    let mut tree = Oracle::new();
    leaves.iter().for_each(|leaf| tree.push(leaf.clone()));
    tree
}

fn root_of(oracle: &Oracle) -> Hash {
    Hash::try_from(oracle.root().as_bytes().as_slice()).unwrap()
}

fn hashes(bytes: &[u8]) -> Vec<Hash> {
    bytes.chunks_exact(32).map(|chunk| Hash::try_from(chunk).unwrap()).collect()
}

/// A tree and one size or index in it.
fn leaves_and_a_place() -> impl Strategy<Value = (Vec<Vec<u8>>, usize)> {
    prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..600)
        .prop_flat_map(|leaves| (0..leaves.len()).prop_map(move |place| (leaves.clone(), place)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn roots_agree((leaves, place) in leaves_and_a_place()) {
        let ours = Store::of(&leaves);
        prop_assert_eq!(ours.frontier.root(), root_of(&oracle(&leaves)));
        prop_assert_eq!(ours.root_at(place as u64 + 1), root_of(&oracle(&leaves[..=place])));
    }

    #[test]
    fn inclusion_proofs_agree((leaves, place) in leaves_and_a_place()) {
        let (ours, theirs) = (Store::of(&leaves), oracle(&leaves));
        let (index, size) = (place as u64, leaves.len() as u64);
        let proof = ours.inclusion(index, size).unwrap();
        prop_assert_eq!(&proof, &hashes(theirs.prove_inclusion(place).as_bytes()));
        prop_assert_eq!(verify_inclusion(ours.leaf(index), index, size, &proof, root_of(&theirs)), Ok(()));
    }

    #[test]
    fn consistency_proofs_agree((leaves, place) in leaves_and_a_place()) {
        let (ours, theirs) = (Store::of(&leaves), oracle(&leaves));
        let (old, new) = (place as u64 + 1, leaves.len() as u64);
        let proof = ours.consistency(old, new).unwrap();
        prop_assert_eq!(&proof, &hashes(theirs.prove_consistency(leaves.len() - place - 1).as_bytes()));
        prop_assert_eq!(verify_consistency(old, ours.root_at(old), new, root_of(&theirs), &proof), Ok(()));
    }

    #[test]
    fn a_frontier_that_was_stored_grows_like_one_that_was_not((leaves, place) in leaves_and_a_place()) {
        let before = Store::of(&leaves[..place]).frontier;
        let mut restored = Frontier::from_parts(before.size(), &before.to_bytes()).unwrap();
        leaves[place..].iter().for_each(|leaf| { restored.push(merkle::leaf_hash(leaf)); });
        prop_assert_eq!(restored, Store::of(&leaves).frontier);
    }
}

/// Every leaf of every tree up to a size at which all shapes of the right edge have occurred.
#[test]
fn every_small_proof_is_accepted() {
    let store = Store::counting(130);
    for size in 0..=130 {
        let root = store.root_at(size);
        for place in 0..size {
            let proof = store.inclusion(place, size).unwrap();
            verify_inclusion(store.leaf(place), place, size, &proof, root).unwrap();
        }
        for old in 0..=size {
            let proof = store.consistency(old, size).unwrap();
            verify_consistency(old, store.root_at(old), size, root, &proof).unwrap();
        }
        assert_eq!(size == 0, root == EMPTY_ROOT);
    }
}
