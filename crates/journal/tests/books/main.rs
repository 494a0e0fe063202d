//! The books of a fund, read and checked by the real hledger: `tools/ensure-hledger` installs it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the error")]
#![expect(clippy::inconsistent_digit_grouping, reason = "the last two digits of an amount are cents")]

mod checked;
mod fund;
mod hledger;
mod provenance;
mod random;
mod written;
