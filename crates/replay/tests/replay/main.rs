//! Histories are read as the rules know them: whole, in order, in the shape of today, and never past what cannot be read.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the reason")]

mod books;
mod folding;
mod support;
mod upcasting;
