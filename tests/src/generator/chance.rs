//! Chance that is the same every time: SplitMix64, seeded for each household apart.
//!
//! A household that is added changes no other.

use std::ops::RangeInclusive;

/// A source of chance.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// The chance of one of many, such as a household by its number.
    pub(super) fn of(seed: u64, one: u64) -> Self {
        let mut chance = Self(seed ^ one.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        chance.next();
        chance
    }

    /// Any number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number in a range, every one as likely.
    pub(super) fn between(&mut self, range: RangeInclusive<u32>) -> u32 {
        let numbers = u64::from(range.end() - range.start()) + 1;
        range.start() + u32::try_from(self.next() % numbers).expect("a number in a range of u32 is one")
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(super) fn happens(&mut self, percent: u32) -> bool {
        self.between(0..=99) < percent
    }

    /// One of these, every one as likely.
    pub(super) fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        let last = u32::try_from(of.len()).expect("a short list") - 1;
        of[self.between(0..=last) as usize]
    }

    /// One of these, each as likely as its weight.
    pub(super) fn weighed<T: Copy>(&mut self, of: &[(u32, T)]) -> T {
        let total: u32 = of.iter().map(|(weight, _)| weight).sum();
        let mut thrown = self.between(0..=total - 1);
        for (weight, one) in of {
            match thrown.checked_sub(*weight) {
                Some(left) => thrown = left,
                None => return *one,
            }
        }
        unreachable!("the throw is below the sum of the weights")
    }
}
