//! The annex as people get it: written by this crate, read back by somebody else's reader.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the error")]
#![expect(clippy::inconsistent_digit_grouping, reason = "the last two digits of an amount are cents")]

mod account;
mod accounts;
mod bytes;
mod comma_separated;
mod limits;
mod random;
mod read_back;
mod standing;
mod texts;
mod workbooks;
