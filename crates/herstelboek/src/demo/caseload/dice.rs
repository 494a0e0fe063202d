//! Chance that is the same every time: each throw has a name, and its outcome is a hash of seed, household and name.
//!
//! Not a generator of random numbers on purpose: a throw that is added or left out changes no other, and no version of
//! a library can change an outcome. Both would turn the requests of a second run into other ones.

use std::ops::RangeInclusive;

use crate::demo::ids;

/// The bits of a version 5 UUID behind its variant: all of them are hash.
const HASH_BITS: u64 = (1 << 62) - 1;

/// The dice of one household.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dice {
    seed: u64,
    household: u32,
}

impl Dice {
    /// The dice of a household of the caseload with a seed.
    pub(super) fn new(seed: u64, household: u32) -> Self {
        Self { seed, household }
    }

    /// A number in a range, every one as likely.
    pub(super) fn between(&self, name: &str, range: RangeInclusive<u32>) -> u32 {
        let name = format!("dice/{}/{}/{name}", self.seed, self.household);
        let hash = ids::of(&name).as_u64_pair().1 & HASH_BITS;
        let numbers = u64::from(range.end() - range.start()) + 1;
        range.start() + u32::try_from(hash % numbers).expect("a number in a range of u32 is one")
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(super) fn happens(&self, name: &str, percent: u32) -> bool {
        self.between(name, 0..=99) < percent
    }

    /// One of these, every one as likely.
    pub(super) fn one_of<T: Copy>(&self, name: &str, of: &[T]) -> T {
        let last = u32::try_from(of.len()).expect("lists of the demonstration are short") - 1;
        of[self.between(name, 0..=last) as usize]
    }

    /// One of these, each as likely as its weight.
    pub(super) fn weighed<T: Copy>(&self, name: &str, of: &[(u32, T)]) -> T {
        let total: u32 = of.iter().map(|(weight, _)| weight).sum();
        let mut rest = self.between(name, 0..=total - 1);
        for (weight, outcome) in of {
            match rest.checked_sub(*weight) {
                Some(left) => rest = left,
                None => return *outcome,
            }
        }
        unreachable!("the rest is below the sum of the weights")
    }
}
