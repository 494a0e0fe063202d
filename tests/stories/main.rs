//! Stories of the whole system, each ending with the real verifier over the exported ledger.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops with the reason")]

mod account;
mod bad_input;
mod caseload;
mod draining;
mod endings;
mod five_steps;
mod funds;
mod limits;
mod many_ledgers;
mod money;
mod openings;
mod persons;
mod proofs;
mod retries;
mod signals;
mod streams;
mod tampering;
mod told;
mod unreadable;
mod who_may;
