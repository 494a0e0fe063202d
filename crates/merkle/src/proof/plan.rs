//! A plan: which perfect subtrees a proof needs, and how their hashes make it.
//! The subtrees of a plan are perfect, so each hash was final when the store wrote it.

use crate::hash::{Hash, node_hash};
use crate::proof::error::ProofError;
use crate::tree::{Subtree, cut};

/// What to fetch for a proof. Made by [`plan_inclusion`](crate::plan_inclusion) and
/// [`plan_consistency`](crate::plan_consistency); it needs at most 125 hashes whatever the size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProofPlan {
    needs: Vec<Subtree>,
    /// How many of `needs`, in order, make each element of the proof: more than one at the ragged right edge.
    elements: Vec<usize>,
}

impl ProofPlan {
    /// The plan whose elements are the roots over these ranges of leaves, in order.
    pub(super) fn over(ranges: impl IntoIterator<Item = (u64, u64)>) -> Self {
        let mut plan = ProofPlan::default();
        for (start, end) in ranges {
            let before = plan.needs.len();
            plan.needs.extend(cut(start, end));
            plan.elements.push(plan.needs.len() - before);
        }
        plan
    }

    /// All perfect subtrees whose hashes must be fetched; none twice.
    #[must_use]
    pub fn needs(&self) -> &[Subtree] {
        &self.needs
    }

    /// The proof, from the hashes `fetched` answers.
    ///
    /// # Errors
    /// [`ProofError::MissingSubtree`] when `fetched` has no answer for one of [`needs`](ProofPlan::needs).
    pub fn build(&self, fetched: impl Fn(Subtree) -> Option<Hash>) -> Result<Vec<Hash>, ProofError> {
        let mut proof = Vec::with_capacity(self.elements.len());
        let mut rest = self.needs.as_slice();
        for count in &self.elements {
            let (element, later) = rest.split_at(*count);
            proof.extend(root_over(element, &fetched)?);
            rest = later;
        }
        Ok(proof)
    }
}

/// Plans the root of the tree of `size` leaves: a proof of one hash, or of none for the empty tree, whose root is
/// [`EMPTY_ROOT`](crate::EMPTY_ROOT).
#[must_use]
pub fn plan_root(size: u64) -> ProofPlan {
    ProofPlan::over([(0, size)])
}

/// The root over adjacent subtrees, largest first; none for no subtrees.
fn root_over(
    subtrees: &[Subtree],
    fetched: &impl Fn(Subtree) -> Option<Hash>,
) -> Result<Option<Hash>, ProofError> {
    let mut root = None;
    for subtree in subtrees.iter().rev() {
        let left = fetched(*subtree).ok_or(ProofError::MissingSubtree { subtree: *subtree })?;
        root = Some(root.map_or(left, |right| node_hash(left, right)));
    }
    Ok(root)
}

/// The largest power of two below `size`, where RFC 6962 splits a tree of two or more leaves.
pub(super) fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}
