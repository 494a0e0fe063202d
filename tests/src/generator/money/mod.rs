//! Money: two funds, provisions on their way through vote, decision and delivery, and the bank.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod bank;
mod grant;
mod grants;
mod terms;
mod treasury;

pub(super) use grant::Grant;
pub(super) use grants::Grants;
pub(super) use terms::{component_of, restructuring};
pub(super) use treasury::{Errand, Treasury};
