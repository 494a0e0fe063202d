//! Read models in PostgreSQL: rows that follow the ledgers, and the same rows as of any earlier position.
//!
//! An edition of a view is its rows as folded up to a position. The current one follows the head, one that is being
//! built beside it will take its place, and one of the past stops where somebody asked. Now, then, rebuilding and
//! checking are one fold and one way of asking.
//! Must never know: what a row means; commands, protobuf.

mod changes;
mod error;
mod fold;
mod moment;
mod past;
mod projections;
mod query;
mod registered;
mod runner;
mod save;
mod store;
mod tools;

pub use error::ProjectionError;
pub use moment::{AsOf, Asked, Moment};
pub use projections::Projections;
pub use query::{
    Among, Answer, Choice, Counts, Direction, FacetCount, Filter, FilterError, LARGEST_PAGE, Listing,
    MOST_FACET_VALUES, Mistake, Operator, Order, OrderError, Page, Place, PlaceError, Reading, Remedy,
    UnknownField, ValueCount, field, filter,
};
pub use registered::Registered;
pub use runner::{Fault, Runner, RunnerHandle, RunnerHealth, RunnerOptions, Step, StoppedView};
pub use tools::{
    Difference, EditionStatus, Progress, Rebuilt, ViewStatus, What, catch_up, check, rebuild, status,
};
