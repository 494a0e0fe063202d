//! A witness from the outside: the rule by which it cosigns, what it remembers, what it refuses, and HTTP.
//! The logs it watches are trees in memory, signed as ledgers are.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod durable;
mod hostile;
mod log;
mod over_http;
mod published;
mod random;
mod stories;
mod world;
