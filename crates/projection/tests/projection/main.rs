//! Views in a real PostgreSQL: following, crashing, stopping, rebuilding, and answering as of any moment. Every test has
//! a database of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the error")]

mod as_of;
mod checking;
mod crashing;
mod following;
mod isolation;
mod rebuilding;
mod samples;
mod stopping;
mod support;
mod upcasting;
