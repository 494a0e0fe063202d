//! From the events a ledger recorded to those the rules know: the one home of it.
//!
//! Each event is brought to the shape of today and read with its book, never half: what this version cannot read is an
//! error that names the position, also when reading it panicked, and never skipped.
//! Must never know: what an event does to a state, SQL, protobuf; anything of ours but `ledger` and `domain`.
//!
//! ```no_run
//! # async fn example(ledger: ledger::Ledger) -> Result<(), replay::ReplayError> {
//! let (below, mut statements) = (ledger.head().await?.size(), 0);
//! let each = |happened: &replay::Happened<'_>| {
//!     statements += u64::from(happened.event.event_type() == "PerformanceStated");
//!     Ok::<(), replay::ReplayError>(())
//! };
//! replay::fold(&ledger, &["provision"], below, each, |_| ()).await?;
//! println!("{statements} performances were stated by position {below}");
//! # Ok(()) }
//! ```

mod book;
mod error;
mod event;
mod fold;
mod page;

pub use book::{BookEvents, InBook};
pub use error::{ReplayError, UnreadableEvent};
pub use event::{event, read};
pub use fold::{Happened, fold};
pub use page::{Replayed, ReplayedPage, page};
