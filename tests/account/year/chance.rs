//! Chance that is the same every time (SplitMix64).

/// A source of chance.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    /// A number below this one.
    pub(super) fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % most
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(super) fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// So many days.
    pub(super) fn days(&mut self, most: u64) -> jiff::Span {
        jiff::Span::new().days(i64::try_from(self.below(most)).unwrap())
    }

    /// So many cents.
    pub(super) fn cents(&mut self, most: u64) -> i64 {
        i64::try_from(self.below(most)).unwrap() + 1
    }
}
