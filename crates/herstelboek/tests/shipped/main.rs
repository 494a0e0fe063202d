//! The shipped executable as its users have it: child processes, exit codes, signals, two servers on one ledger.
//!
//! The stories in `tests/` run the parts in one process with a clock that stands still. Here nothing is replaced: what
//! is started is `herstelboek` itself, and what is read is what it prints and serves.

#![expect(clippy::expect_used, reason = "a test that cannot go on stops with the reason")]

mod account;
mod auditor;
mod cli;
mod concurrency;
mod demo;
mod home;
mod kill;
mod load;
mod program;
mod stopping;
mod tls_and_tokens;
