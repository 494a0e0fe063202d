//! Provisions: requests become commands, a provision is shown as it is, and who votes sees nobody.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod commands;
pub(super) mod examples;
mod fields;
pub(super) mod life;
mod queries;
mod shown;
mod votes;

const PROVISION: &str = "0190b5a2-7c1e-7000-8000-0000000000c3";

/// A request about a provision with its common fields filled in.
macro_rules! request {
    ($request:ident { $($field:ident $(: $value:expr)?),* $(,)? }) => {
        api::v1::$request {
            ledger: crate::convert::tests::LEDGER.into(),
            request_id: crate::convert::tests::REQUEST.into(),
            provision_id: crate::convert::tests::provision::PROVISION.into(),
            happened_on: crate::convert::tests::day(2026, 11, 20),
            $($field $(: $value)?,)*
            ..Default::default()
        }
    };
}
pub(super) use request;
