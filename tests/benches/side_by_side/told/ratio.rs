//! One series over another, as a ratio of medians.

use super::{Spread, shown};
use crate::run::Series;

/// How many times as fast, in thousandths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ratio {
    /// Of the medians.
    pub of_medians: u64,
    /// Round by round: both were measured close together in each.
    pub by_round: Spread,
}

impl Ratio {
    /// The first over the second.
    pub(super) fn of(ours: &Series, theirs: &Series) -> Self {
        let rounds = ours.rates().into_iter().zip(theirs.rates());
        let by_round = Spread::of(rounds.map(|(ours, theirs)| thousandths(ours, theirs)).collect());
        Self { of_medians: thousandths(ours.median(), theirs.median()), by_round }
    }

    /// `5.83x [5.50x–6.10x]`.
    pub(super) fn shown(&self) -> String {
        let Spread { slowest, fastest, .. } = self.by_round;
        let [middle, least, most] = [self.of_medians, slowest, fastest].map(shown::times);
        format!("{middle} [{least}–{most}]")
    }
}

/// One number over another, in thousandths.
pub(super) fn thousandths(one: u64, other: u64) -> u64 {
    one.saturating_mul(1_000) / other.max(1)
}
