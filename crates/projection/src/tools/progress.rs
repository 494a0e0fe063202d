//! How far something is that goes through a whole ledger.

use std::time::{Duration, Instant};

/// How far it is, in events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Those that are done.
    pub done: u64,
    /// All of them, as far as is known.
    pub total: u64,
    /// How long the rest takes at the pace so far; none before there is a pace.
    pub remaining: Option<Duration>,
}

/// A pace that is measured from when this is made.
pub(super) struct Pace(Instant);

impl Pace {
    pub(super) fn new() -> Self {
        Self(Instant::now())
    }

    pub(super) fn at(&self, done: u64, total: u64) -> Progress {
        let left = u128::from(total.saturating_sub(done));
        let millis = (self.0.elapsed().as_millis() * left).checked_div(u128::from(done));
        let remaining = millis.and_then(|millis| u64::try_from(millis).ok()).map(Duration::from_millis);
        Progress { done, total, remaining }
    }
}
