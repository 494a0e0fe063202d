//! Execution on a real ledger: order on a hot aggregate, retries, legs, what is decided ahead, and two processes that write
//! one ledger.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the error")]

mod deciding;
mod processes;
mod support;
mod writing;
