//! Euro cents as they stand in balances and postings.
//!
//! Every amount that enters is bounded by [`super::Amount::MOST`], so a sum would have to hold millions of the
//! largest amounts before it could leave its range.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Euro cents, with a sign. As text: `EUR 6200.00`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
#[schemars(inline)]
pub struct EuroCents(i64);

impl EuroCents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// This many cents.
    #[must_use]
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// The number of cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }
}

impl fmt::Display for EuroCents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "EUR {sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl Add for EuroCents {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.checked_add(other.0).expect("amounts are bounded far below the range of a sum"))
    }
}

impl Sub for EuroCents {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Neg for EuroCents {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.checked_neg().expect("amounts are bounded far below the range of a sum"))
    }
}

impl AddAssign for EuroCents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for EuroCents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for EuroCents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}
