//! A log in memory: leaves, what follows from them, and the key that signs.

use std::ops::Range;

use merkle::note::{NoteSigner, SignedNote};
use merkle::{Checkpoint, Frontier, Hash, leaf_hash, plan_consistency};
use witness::{AddCheckpoint, WatchedLog};

/// The origin of Utrecht's ledger.
pub(crate) const UTRECHT: &str = "herstelboek.test/GM0344";

/// The key of whoever keeps the ledgers.
pub(crate) fn keeper() -> NoteSigner {
    NoteSigner::from_seed("herstelboek.test", &[7; 32]).unwrap()
}

/// A log with its leaves.
#[derive(Clone)]
pub(crate) struct Log {
    origin: String,
    leaves: Vec<String>,
}

impl Log {
    /// Utrecht's ledger with so many events.
    pub(crate) fn of(size: u64) -> Self {
        Log { origin: UTRECHT.into(), leaves: (0..size).map(|at| format!("event {at}")).collect() }
    }

    /// The same under another origin.
    pub(crate) fn named(self, origin: &str) -> Self {
        Log { origin: origin.into(), ..self }
    }

    /// The same with another event in one place.
    pub(crate) fn forged(mut self, at: usize) -> Self {
        self.leaves[at] = "what did not happen".into();
        self
    }

    pub(crate) fn watched(&self) -> WatchedLog {
        WatchedLog { key: keeper().verifier_key(), origin: self.origin.clone() }
    }

    pub(crate) fn checkpoint(&self, size: u64) -> Checkpoint {
        let root = self.root(0..size);
        Checkpoint { origin: self.origin.clone(), size, root, extensions: vec![] }
    }

    pub(crate) fn note(&self, size: u64) -> SignedNote {
        keeper().sign(&self.checkpoint(size).to_text()).unwrap()
    }

    pub(crate) fn proof(&self, old: u64, new: u64) -> Vec<Hash> {
        let hash = |range: Range<u64>| Some(self.root(range));
        plan_consistency(old, new)
            .unwrap()
            .build(|subtree| hash(subtree.first_leaf()..subtree.last_leaf() + 1))
            .unwrap()
    }

    /// The body that asks to cosign `new`, from `old`.
    pub(crate) fn body(&self, old: u64, new: u64) -> String {
        let proof = if old <= new { self.proof(old, new) } else { vec![] };
        AddCheckpoint::new(old, proof, self.note(new)).unwrap().to_body()
    }

    fn root(&self, range: Range<u64>) -> Hash {
        let mut frontier = Frontier::new();
        for leaf in &self.leaves[range.start as usize..range.end as usize] {
            frontier.push(leaf_hash(leaf.as_bytes()));
        }
        frontier.root()
    }
}
