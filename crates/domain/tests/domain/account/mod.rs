//! The account of a year of a fund, told as stories: opened, drafted, examined, submitted and settled.
//!
//! Then what holds for every history of accounts, whatever is asked in whatever order, by whomever.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod certifying;
mod drafting;
mod given;
mod legs;
mod marking;
mod opening;
mod precedence;
mod properties;
mod refusals;
mod separation;
mod settling;
mod submitting;
mod words;
mod years;

pub(crate) use self::given::examples;
pub(crate) use self::refusals::refusals;
