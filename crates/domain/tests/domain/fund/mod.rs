//! Funds, told as stories: terms, budget, promises, payments, years, and books that balance to the cent.
//!
//! `given` is the vocabulary, also for stories in which a fund plays a part.

#![expect(
    clippy::inconsistent_digit_grouping,
    reason = "cents stand apart from euros: 6_200_00 is EUR 6,200.00"
)]

pub(crate) mod given;

mod bank;
mod budget;
mod closing;
mod encumber;
mod freezing;
mod journal;
mod limits;
mod method;
mod norms;
mod opening;
mod payables;
mod policies;
mod policy_problems;
mod precedence;
mod properties;
pub(crate) mod refusals;
mod terms_problems;
