//! A store of everything `Frontier::push` hands out, as the ledger keeps it: one row per leaf.
//! Proofs are built from these rows only, never from the leaves.

use merkle::{Frontier, Hash, ProofError, Subtree, leaf_hash};

/// A tree with the rows a database would hold.
#[derive(Default)]
pub(crate) struct Store {
    /// The tree as far as it has grown.
    pub(crate) frontier: Frontier,
    rows: Vec<(Hash, Vec<Hash>)>,
}

impl Store {
    /// A store of these leaves.
    pub(crate) fn of<L: AsRef<[u8]>>(leaves: impl IntoIterator<Item = L>) -> Self {
        let mut store = Store::default();
        for leaf in leaves {
            let hash = leaf_hash(leaf.as_ref());
            let completed = store.frontier.push(hash);
            store.rows.push((hash, completed));
        }
        store
    }

    /// A store of `size` leaves, each different.
    pub(crate) fn counting(size: u64) -> Self {
        Store::of((0..size).map(|at| at.to_string()))
    }

    /// The hash of leaf `index`.
    pub(crate) fn leaf(&self, index: u64) -> Hash {
        self.rows[index as usize].0
    }

    /// The root as it was at a size.
    pub(crate) fn root_at(&self, size: u64) -> Hash {
        let mut frontier = Frontier::new();
        for (leaf, _) in &self.rows[..size as usize] {
            frontier.push(*leaf);
        }
        frontier.root()
    }

    /// A stored hash, as the documentation of [`Subtree`] says where to find it.
    pub(crate) fn hash(&self, subtree: Subtree) -> Option<Hash> {
        let (leaf, completed) = self.rows.get(subtree.last_leaf() as usize)?;
        match subtree.level {
            0 => Some(*leaf),
            level => completed.get(usize::from(level) - 1).copied(),
        }
    }

    /// The inclusion proof of a leaf at a size.
    pub(crate) fn inclusion(&self, index: u64, size: u64) -> Result<Vec<Hash>, ProofError> {
        merkle::plan_inclusion(index, size)?.build(|subtree| self.hash(subtree))
    }

    /// The consistency proof between two sizes.
    pub(crate) fn consistency(&self, old: u64, new: u64) -> Result<Vec<Hash>, ProofError> {
        merkle::plan_consistency(old, new)?.build(|subtree| self.hash(subtree))
    }
}

/// A hash with one bit flipped.
pub(crate) fn flipped(hash: Hash, bit: usize) -> Hash {
    let mut bytes = *hash.as_bytes();
    bytes[bit / 8 % 32] ^= 1 << (bit % 8);
    Hash(bytes)
}
