//! Money, told across the books: household, provision, fund, payment run and bank statement as they move together.
//!
//! Stories first, each with every book it touches. Then random histories against a model of plain sums, which knows the
//! events and none of the code that made them.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod given;
mod limits;
mod model;
mod statements;
mod stories;
mod years;
