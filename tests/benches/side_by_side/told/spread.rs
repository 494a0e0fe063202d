//! The middle of several measurements, and how far they lie apart.

/// Of the same thing measured several times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spread {
    pub slowest: u64,
    pub median: u64,
    pub fastest: u64,
}

impl Spread {
    /// Of these rates; all zero when there are none. The median of an even number is the lower of the two in the middle.
    pub(crate) fn of(mut rates: Vec<u64>) -> Self {
        rates.sort_unstable();
        let at = |index: usize| rates.get(index).copied().unwrap_or(0);
        let last = rates.len().saturating_sub(1);
        Self { slowest: at(0), median: at(last / 2), fastest: at(last) }
    }
}
