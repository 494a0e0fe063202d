//! Provisions, told as stories: from request through vote, decision and commitment to payment, and back.
//!
//! `given` is the vocabulary, also for stories in which a provision plays a part.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

pub(crate) mod given;

mod bank;
mod change;
mod commit;
mod corrections;
mod decide;
mod delivery;
mod fullness;
mod invoices;
mod looks_at;
mod notify;
mod objections;
mod orders;
mod overrides;
mod precedence;
mod properties;
mod recoveries;
mod refusals;
mod request;
mod rulings;
mod separation;
mod stages;
mod standing;
mod subject;
mod vote;
mod vote_rules;
mod waiting;
mod withdraw;
mod worth;

pub(crate) use self::given::examples;
pub(crate) use self::refusals::refusals;
