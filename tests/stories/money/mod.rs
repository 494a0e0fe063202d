//! The recovery fund over the wire: from request to payment, and never a cent over.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod books;
mod hledger;
mod hot_fund;
mod limits;
mod openings;
mod questions;
mod random_year;
mod reopened;
mod runs;
mod statements;
mod two_servers;
mod votes;
mod who_may;
mod whole_way;

use stories::{App, Refusal};

/// What is recorded at a moment of a story.
struct Recorded(Vec<String>);

impl Recorded {
    async fn so_far(app: &App) -> Self {
        Self(app.recorded().await)
    }

    /// Nothing was since: a refusal leaves nothing.
    async fn is_all(&self, app: &App) {
        assert_eq!(app.recorded().await, self.0);
    }
}

/// A refusal as a line of a story: its reason and its values.
fn line<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> String {
    let refusal = answer.unwrap_err();
    let values: Vec<_> = refusal.values.iter().map(|(name, value)| format!("{name} {value}")).collect();
    format!("{} {}", refusal.reason, values.join(", ")).trim_end().to_owned()
}
