//! A fund's books from its events: entries with their provenance, balances as of a date, and plain-text books.
//!
//! Which accounts an event moves money between is said in [`domain::fund::postings`] and nowhere else; here it is
//! put beside where and when it was recorded. Everything is a pure function of events that somebody else read.
//! Invariant: no I/O but into a given writer, no clock, no SQL, no protobuf. Nothing personal comes out.
//!
//! ```
//! use domain::fund::{AdvanceReceived, FundEvent};
//! use domain::ids::{BankReference, OfficerId};
//! use domain::money::Amount;
//! use jiff::civil::date;
//! use journal::Located;
//!
//! let advance = Located {
//!     position: 7,
//!     sequence: 2,
//!     recorded_at: "2025-03-04T10:00:00Z".parse()?,
//!     event: FundEvent::from(AdvanceReceived {
//!         on: date(2025, 3, 3),
//!         by: OfficerId::new("treasurer")?,
//!         amount: Amount::new(50_000_00)?,
//!         bank_reference: BankReference::new("2025-0042")?,
//!     }),
//! };
//!
//! let entry = journal::entry(&advance).ok_or("money moved")?;
//! assert_eq!((entry.position, entry.event_type, entry.postings.len()), (7, "AdvanceReceived", 2));
//! assert_eq!(journal::balances_on([&advance], None).bank().to_string(), "EUR 50000.00");
//! assert_eq!(journal::balances_on([&advance], Some(date(2025, 3, 2))).bank().to_string(), "EUR 0.00");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod balance;
mod books;
mod entry;
mod located;

pub use balance::{balances_on, post_on};
pub use books::{Header, write_books};
pub use entry::{Cause, Entry, entries, entry};
pub use located::Located;
