//! SHA-256 of bytes that are in memory, by the library the Merkle tree is made with.

use std::{hint::black_box, sync::Arc, time::Instant};

use async_trait::async_trait;
use aws_lc_rs::digest::{SHA256, digest};
use tokio::task::{JoinSet, spawn_blocking};

use crate::{
    contest::{Contestant, Entry, Load, Place, Round, Workload},
    names,
};

/// Bytes hashed at a time: they stay in the processor's own memory.
const PIECE: usize = 64 * 1024;

struct Hashes;

#[async_trait]
impl Contestant for Hashes {
    /// `in_flight` threads.
    async fn round(&self, load: Load) -> Round {
        let started = Instant::now();
        let piece: Arc<[u8]> = (0..PIECE).map(|index| index.to_le_bytes()[0]).collect();
        let mut threads = JoinSet::new();
        for _ in 0..load.in_flight {
            let piece = piece.clone();
            threads.spawn(async move {
                let hashing = spawn_blocking(move || {
                    let mut pieces = 0_u64;
                    while started.elapsed() < load.time {
                        black_box(digest(&SHA256, black_box(&piece)));
                        pieces += 1;
                    }
                    pieces
                });
                hashing.await.unwrap()
            });
        }
        let pieces: u64 = threads.join_all().await.into_iter().sum();
        Round::of(pieces * PIECE as u64, started.elapsed())
    }
}

/// On one thread and on two.
pub(super) fn entry() -> Place {
    Ok(Entry::new(Workload::Limits, names::SHA256, "bytes", &[1, 2], Hashes))
}
