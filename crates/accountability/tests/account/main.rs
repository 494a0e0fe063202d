//! Stories and properties of the account to the granting authority, told in events.

#![expect(clippy::inconsistent_digit_grouping, reason = "the last two digits of an amount are cents")]
#![expect(clippy::unwrap_used, reason = "helpers of stories: what cannot be unwrapped fails the story")]

mod basis;
mod closed_years;
mod comparisons;
mod cost;
mod definitions;
mod explanations;
mod given;
mod given_money;
mod limits;
mod marks;
mod properties;
mod random;
mod reports;
mod shipped;
mod units;
