//! The frontier: all a tree needs to remember in order to grow, at most 63 hashes whatever its size.
//!
//! It holds the roots of the perfect subtrees the leaves cut into, one for each binary 1 in the size, largest
//! first: the shape a database row keeps.

use crate::hash::{EMPTY_ROOT, Hash, node_hash};
use crate::tree::{MAX_SIZE, Subtree};

/// A tree that can grow and tell its root, in constant memory.
///
/// ```
/// use merkle::{Frontier, leaf_hash};
///
/// let mut tree = Frontier::new();
/// assert!(tree.push(leaf_hash(b"first")).is_empty());
/// let completed = tree.push(leaf_hash(b"second"));
/// assert_eq!(completed, [tree.root()]);
/// assert_eq!(Frontier::from_parts(2, &tree.to_bytes())?, tree);
/// # Ok::<(), merkle::FrontierError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// Largest subtree first; as many as `size` has binary ones.
    roots: Vec<Hash>,
}

/// Why stored parts are not a frontier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrontierError {
    /// The size is beyond [`MAX_SIZE`].
    #[error("a tree has at most {MAX_SIZE} leaves, found a size of {size}: the stored head is damaged")]
    TooLarge {
        /// Size found, in leaves.
        size: u64,
    },
    /// There must be 32 bytes for each binary 1 in the size.
    #[error(
        "a frontier of {size} leaves takes {expected} bytes, found {found}: the stored head is damaged, \
         compute it again from the leaf hashes"
    )]
    Length {
        /// Size given, in leaves.
        size: u64,
        /// Bytes that belong to that size.
        expected: usize,
        /// Bytes found.
        found: usize,
    },
}

impl Frontier {
    /// The tree without leaves.
    #[must_use]
    pub fn new() -> Self {
        Frontier::default()
    }

    /// A frontier as [`to_bytes`](Frontier::to_bytes) wrote it.
    ///
    /// # Errors
    /// In this order: [`FrontierError::TooLarge`], [`FrontierError::Length`].
    pub fn from_parts(size: u64, bytes: &[u8]) -> Result<Self, FrontierError> {
        if size > MAX_SIZE {
            return Err(FrontierError::TooLarge { size });
        }
        let expected = size.count_ones() as usize * Hash::LEN;
        if bytes.len() != expected {
            return Err(FrontierError::Length { size, expected, found: bytes.len() });
        }
        let roots = bytes.as_chunks::<{ Hash::LEN }>().0.iter().map(|chunk| Hash(*chunk)).collect();
        Ok(Frontier { size, roots })
    }

    /// The roots of the perfect subtrees, largest first, 32 bytes each.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.roots.iter().flat_map(|root| root.0).collect()
    }

    /// Number of leaves.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf hash and answers the roots of the perfect subtrees of level 1, 2, … it completes, lowest
    /// first: nothing (and no allocation) for every leaf at an even index.
    pub fn push(&mut self, leaf: Hash) -> Vec<Hash> {
        let mut completed = Vec::with_capacity(self.size.trailing_ones() as usize);
        self.push_with(leaf, |_, root| {
            completed.push(root);
            root
        });
        completed
    }

    /// Adds a leaf hash and shows `settle` each perfect subtree it completes with its computed root, lowest
    /// first; the tree grows on with what `settle` answers. An auditor who finds another root on record can
    /// thus go on from that one, and find the next difference.
    pub fn push_with(&mut self, leaf: Hash, mut settle: impl FnMut(Subtree, Hash) -> Hash) {
        let levels = self.size.trailing_ones() as usize;
        let mut root = leaf;
        for (level, left) in (1..).zip(self.roots.drain(self.roots.len() - levels..).rev()) {
            root = settle(Subtree { level, index: self.size >> level }, node_hash(left, root));
        }
        self.roots.push(root);
        self.size += 1;
    }

    /// The root of the tree; [`EMPTY_ROOT`] without leaves.
    #[must_use]
    pub fn root(&self) -> Hash {
        self.roots.iter().rev().copied().reduce(|right, left| node_hash(left, right)).unwrap_or(EMPTY_ROOT)
    }
}
