//! Ids as clients draw them: UUIDs of version 7, one after the other in time.

use std::{
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use uuid::{Builder, Uuid};

/// 3 March 2025 at nine, in milliseconds since 1970: when everything here happens.
const BEGIN: u64 = 1_740_992_400_000;

static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);
static DRAWN: AtomicU64 = AtomicU64::new(0);

/// A new id: how long this process has been drawing them, and chance.
pub(crate) fn new_id() -> Uuid {
    let drawn = DRAWN.fetch_add(1, Ordering::Relaxed);
    let mut random = [0; 10];
    random[..8].copy_from_slice(&mixed(drawn).to_be_bytes());
    random[8..].copy_from_slice(&mixed(!drawn).to_be_bytes()[..2]);
    let elapsed = u64::try_from(STARTED.elapsed().as_millis()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(BEGIN + elapsed, &random).into_uuid()
}

/// One of so many, from 0; which, follows from how many were asked for before.
pub(crate) fn one_of(many: u32) -> u32 {
    static ASKED: AtomicU64 = AtomicU64::new(2021);
    let thrown = mixed(ASKED.fetch_add(1, Ordering::Relaxed)) % u64::from(many);
    u32::try_from(thrown).expect("a remainder of a u32 is one")
}

/// SplitMix64.
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
