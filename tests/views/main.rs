//! Views over random histories: as of any position, through any crash, and beside any rebuild, they are what a replay of
//! the events says, made here a second time in the plainest way.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the reason")]

mod accounts;
mod as_of;
mod beside;
mod crashes;
mod history;
mod naive;
mod questions;
mod raised;

use jiff::civil::date;
use stories::generator::Size;

/// Does the same for every view of the product, by its type.
macro_rules! each_view {
    ($name:ident($($argument:expr),*)) => {{
        use views::{
            accounts::Accounts, caseload::Caseload, funds::Funds, methods::Methods, offers::Offers, provisions::Provisions,
            signals::Signals,
        };
        $name::<Caseload>($($argument),*).await;
        $name::<Provisions>($($argument),*).await;
        $name::<Funds>($($argument),*).await;
        $name::<Signals>($($argument),*).await;
        $name::<Offers>($($argument),*).await;
        $name::<Methods>($($argument),*).await;
        $name::<Accounts>($($argument),*).await;
    }};
}
use each_view;

/// Some thousands of events, over two years.
fn some_thousands(households: u32) -> Size {
    Size { households, from: date(2024, 3, 4), to: date(2026, 3, 2) }
}

#[test]
fn every_view_of_the_product_is_looked_at_here() {
    let all: Vec<_> = projection::Registered::all().names().collect();
    assert_eq!(all.len(), 7, "add what is new to each_view: {all:?}");
}
