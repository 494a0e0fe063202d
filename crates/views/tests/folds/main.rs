//! The caseload, provisions, funds and the summaries, told as stories: what is asked, what the rows make of it.
//!
//! Events come from the rules themselves: `given` is a small world of books in which commands are decided with their legs,
//! and a reader that folds what was recorded into rows, as whoever keeps a view does.

#![expect(clippy::unwrap_used, reason = "a test ends where its story does")]
#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod given;

mod accounts;
mod caseload;
mod funds;
mod histories;
mod outreach;
mod progress;
mod provisions;
mod workload;
