//! A perfect subtree: 2^level leaves, aligned on a multiple of its own size.
//!
//! The hash of such a subtree never changes again once its last leaf is there, so it may be stored for good.

use std::fmt;

/// The place of a perfect subtree; level 0 is a single leaf.
///
/// The hash of level 0 is the leaf hash; that of level L >= 1 is element L-1 of what
/// [`Frontier::push`](crate::Frontier::push) returned for leaf [`last_leaf`](Subtree::last_leaf).
///
/// ```
/// let subtree = merkle::Subtree { level: 2, index: 1 };
/// assert_eq!((subtree.first_leaf(), subtree.last_leaf(), subtree.size()), (4, 7, 4));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subtree {
    /// Height above the leaves: the subtree has 2^level leaves, level at most 62.
    pub level: u8,
    /// Which of the subtrees of this level, from 0 at the left.
    pub index: u64,
}

impl Subtree {
    /// Index of its first leaf.
    #[must_use]
    pub fn first_leaf(&self) -> u64 {
        self.index << self.level
    }

    /// Index of its last leaf: the one whose arrival completes it.
    #[must_use]
    pub fn last_leaf(&self) -> u64 {
        self.first_leaf() + (self.size() - 1)
    }

    /// Number of leaves.
    #[must_use]
    pub fn size(&self) -> u64 {
        1 << self.level
    }
}

impl fmt::Display for Subtree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "leaves {} to {}", self.first_leaf(), self.last_leaf())
    }
}

/// Cuts leaves `start..end` into perfect subtrees, largest and leftmost first.
///
/// `start` is a multiple of the largest power of two that fits: true for every range RFC 6962 splits off.
pub(crate) fn cut(start: u64, end: u64) -> impl Iterator<Item = Subtree> {
    let mut at = start;
    std::iter::from_fn(move || {
        let level = (end - at).checked_ilog2()?;
        let subtree = Subtree { level: u8::try_from(level).ok()?, index: at >> level };
        at += subtree.size();
        Some(subtree)
    })
}
