//! The account to the granting authority a second time: every figure of random years and of small dense histories is that
//! of a deliberately naive implementation, which reads JSON and knows nothing of the code under test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the reason")]

mod compared;
mod dense;
mod naive;
mod reached;
mod sets;
mod year;
