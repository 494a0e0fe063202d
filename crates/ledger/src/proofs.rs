//! Proofs from stored hashes: a handful of look-ups by primary key, never a walk over the ledger.

use std::collections::HashMap;

use merkle::{EMPTY_ROOT, Hash, ProofPlan, Subtree};
use sqlx::Row as _;

use crate::{Ledger, LedgerError, append::signed, read};

/// How many rows one statement asks for at most, when many events are proved at once.
const ROWS_AT_ONCE: usize = 4_000;

/// That an event is in a tree (RFC 9162, section 2.1.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InclusionProof {
    /// The hash of the event's record.
    pub leaf_hash: Hash,
    /// The size of the tree.
    pub size: u64,
    /// The root of the tree.
    pub root: Hash,
    /// The path, from the leaf up.
    pub hashes: Vec<Hash>,
}

/// That one tree is the beginning of another (RFC 9162, section 2.1.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsistencyProof {
    /// The size of the older tree.
    pub old_size: u64,
    /// Its root.
    pub old_root: Hash,
    /// The size of the newer tree.
    pub new_size: u64,
    /// Its root.
    pub new_root: Hash,
    /// The proof, in the order of the RFC.
    pub hashes: Vec<Hash>,
}

impl Ledger {
    /// Proves that the event at `position` is in the tree of the first `size` events.
    pub async fn prove_inclusion(&self, position: u64, size: u64) -> Result<InclusionProof, LedgerError> {
        self.check_size(size).await?;
        let plan = merkle::plan_inclusion(position, size).map_err(|_| self.past_the_end(position, size))?;
        let leaf = Subtree { level: 0, index: position };
        let stored = self.stored(&[&plan, &merkle::plan_root(size)], &[leaf]).await?;
        Ok(InclusionProof {
            leaf_hash: stored.leaf(self, leaf)?,
            size,
            root: stored.root(self, size)?,
            hashes: stored.proof(self, &plan)?,
        })
    }

    /// Proves that the events at some positions are in the tree of the first `size` events, in the order in which they
    /// are named. What the proofs have in common is read once, and some thousand rows in a round trip; it is kept in
    /// memory, so prove so many thousand at a time.
    pub async fn prove_inclusions(
        &self,
        positions: &[u64],
        size: u64,
    ) -> Result<Vec<InclusionProof>, LedgerError> {
        self.check_size(size).await?;
        let plan = |position: &u64| {
            merkle::plan_inclusion(*position, size).map_err(|_| self.past_the_end(*position, size))
        };
        let plans = positions.iter().map(plan).collect::<Result<Vec<_>, _>>()?;
        let whole = merkle::plan_root(size);
        let leaf = |position: &u64| Subtree { level: 0, index: *position };
        let leaves: Vec<_> = positions.iter().map(leaf).collect();
        let wanted: Vec<_> = plans.iter().chain([&whole]).collect();
        let stored = self.stored(&wanted, &leaves).await?;
        let root = stored.root(self, size)?;
        let proof = |(plan, leaf): (&ProofPlan, &Subtree)| {
            let (leaf_hash, hashes) = (stored.leaf(self, *leaf)?, stored.proof(self, plan)?);
            Ok(InclusionProof { leaf_hash, size, root, hashes })
        };
        plans.iter().zip(&leaves).map(proof).collect()
    }

    /// Proves that the tree of the first `new` events continues that of the first `old`.
    pub async fn prove_consistency(&self, old: u64, new: u64) -> Result<ConsistencyProof, LedgerError> {
        self.check_size(new).await?;
        let plan = merkle::plan_consistency(old, new).map_err(|_| LedgerError::NoSuchProof { old, new })?;
        let stored = self.stored(&[&plan, &merkle::plan_root(old), &merkle::plan_root(new)], &[]).await?;
        Ok(ConsistencyProof {
            old_size: old,
            old_root: stored.root(self, old)?,
            new_size: new,
            new_root: stored.root(self, new)?,
            hashes: stored.proof(self, &plan)?,
        })
    }

    /// The root of the tree of the first `size` events.
    pub async fn root_at(&self, size: u64) -> Result<Hash, LedgerError> {
        self.check_size(size).await?;
        self.stored(&[&merkle::plan_root(size)], &[]).await?.root(self, size)
    }

    async fn check_size(&self, size: u64) -> Result<(), LedgerError> {
        let head = self.head().await?;
        if size > head.size() { Err(self.past_the_end(size, head.size())) } else { Ok(()) }
    }

    fn past_the_end(&self, asked: u64, size: u64) -> LedgerError {
        LedgerError::PastTheEnd { ledger: self.name().clone(), asked, size }
    }

    /// The hashes that some plans need, each kept with the last leaf it covers; in one round trip but for very many.
    async fn stored(&self, plans: &[&ProofPlan], leaves: &[Subtree]) -> Result<Stored, LedgerError> {
        let needs = plans.iter().flat_map(|plan| plan.needs()).chain(leaves);
        let mut positions: Vec<i64> = needs.map(|subtree| signed(subtree.last_leaf())).collect();
        positions.sort_unstable();
        positions.dedup();
        let mut by_last_leaf = HashMap::with_capacity(positions.len());
        for positions in positions.chunks(ROWS_AT_ONCE) {
            let statement = sqlx::query(
                "select position, leaf_hash || subtree_hashes as hashes from events where ledger = $1 and position = any($2)",
            )
            .bind(self.name().as_str())
            .bind(positions);
            for row in &self.rows(statement).await? {
                let position = read::unsigned(row, "position")?;
                let hashes = read::whole_hashes(row.try_get("hashes")?).ok_or_else(|| {
                    LedgerError::damaged(
                        self.name(),
                        format!("the hashes at position {position} are not whole"),
                    )
                })?;
                by_last_leaf.insert(position, hashes);
            }
        }
        Ok(Stored { by_last_leaf })
    }
}

/// Hashes as stored: by position, the leaf first and then the subtrees it completes, smallest first.
struct Stored {
    by_last_leaf: HashMap<u64, Vec<Hash>>,
}

impl Stored {
    fn get(&self, subtree: Subtree) -> Option<Hash> {
        self.by_last_leaf.get(&subtree.last_leaf())?.get(usize::from(subtree.level)).copied()
    }

    fn proof(&self, ledger: &Ledger, plan: &ProofPlan) -> Result<Vec<Hash>, LedgerError> {
        plan.build(|subtree| self.get(subtree))
            .map_err(|error| LedgerError::damaged(ledger.name(), error.to_string()))
    }

    fn root(&self, ledger: &Ledger, size: u64) -> Result<Hash, LedgerError> {
        Ok(self.proof(ledger, &merkle::plan_root(size))?.first().copied().unwrap_or(EMPTY_ROOT))
    }

    fn leaf(&self, ledger: &Ledger, leaf: Subtree) -> Result<Hash, LedgerError> {
        let absent = || LedgerError::damaged(ledger.name(), format!("position {} is missing", leaf.index));
        self.get(leaf).ok_or_else(absent)
    }
}
