//! The ledger against a real PostgreSQL: order, once-only, conflicts, immutability, proofs, and life as a cqrs-es
//! repository. Every test has a database of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the error")]

mod appending;
mod cosignatures;
mod damaged;
mod facts;
mod immutable;
mod merged;
mod model;
mod proving;
mod reading;
mod repository;
mod signer;
mod support;
mod together;
