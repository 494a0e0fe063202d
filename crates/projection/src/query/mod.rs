//! Asking: filtered and ordered pages, rows by key, counts, and all rows one by one.
//!
//! Every statement names its edition by a look-up in the same statement, so an answer is of one edition at one position.
//! Statements are made of the names of columns that a view states and of bound values. Because there are as many as
//! people think of filters, none is kept prepared: each is planned for its values, and never pushes the few statements
//! that are hot out of a connection's cache.

mod counts;
mod field;
pub mod filter;
mod listing;
mod mistake;
mod order;
mod place;
mod reading;
mod remedy;
mod scan;
mod statement;
#[cfg(test)]
mod tests;

pub use counts::{Counts, FacetCount, MOST_FACET_VALUES, ValueCount};
pub use field::{UnknownField, field};
pub use filter::{Filter, FilterError, Operator};
pub use listing::{LARGEST_PAGE, Listing, Page};
pub use mistake::Mistake;
pub use order::{Direction, Order, OrderError};
pub use place::{Place, PlaceError};
pub use reading::{Answer, Reading};
pub use remedy::{Among, Choice, Remedy};
