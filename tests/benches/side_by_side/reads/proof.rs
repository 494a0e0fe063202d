//! That an event is in the ledger: one proof of one event somewhere in it, checked as an auditor would.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use async_trait::async_trait;
use ledger::Ledger;
use stories::Town;

use super::Everybody;
use crate::contest::{Contestant, Load, Round, drive};

/// Odd and far from any power of two, so that the positions asked for lie all over a ledger of any size.
const STRIDE: u64 = 7_368_787;

pub(super) fn entries(all: Everybody, town: &Arc<Town>) -> Everybody {
    let proved = Proved { ledger: town.ledger.clone(), size: all.size, next: Arc::default() };
    all.and("proof that an event is in it", "proofs", proved)
}

struct Proved {
    ledger: Ledger,
    size: u64,
    next: Arc<AtomicU64>,
}

#[async_trait]
impl Contestant for Proved {
    async fn round(&self, load: Load) -> Round {
        let (ledger, size, next) = (self.ledger.clone(), self.size, self.next.clone());
        drive(load, move |_| {
            let (ledger, position) = (ledger.clone(), next.fetch_add(STRIDE, Ordering::Relaxed) % size);
            async move {
                let proof = ledger.prove_inclusion(position, size).await.unwrap();
                merkle::verify_inclusion(proof.leaf_hash, position, size, &proof.hashes, proof.root).unwrap();
            }
        })
        .await
    }
}
