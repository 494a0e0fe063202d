//! The statements: editions and their positions, rows, aliases, and the lease of the runner.
//!
//! Every statement names its ledger, also where row-level security would do, so that an index is used.

mod aliases;
mod compare;
mod editions;
mod lease;
mod line_up;
mod past;
mod rows;
mod swap;

use ledger::LedgerName;

pub(crate) use aliases::{load_aliases, stored_aliases, write_aliases};
pub(crate) use compare::{DifferentRow, compare};
pub(crate) use editions::{
    Dropped, create, delete_some, discard, dropped, hold, lock_current, lock_line_up, promote, retire,
};
pub(crate) use lease::{Lease, new_holder};
pub(crate) use line_up::{Edition, LineUp, Role, line_up};
pub(crate) use past::{Past, begin_past, counts, evict, expire, find_past, touch};
pub(crate) use rows::{load_rows, rows_after, tell_planner, write_rows};
pub(crate) use swap::{Move, swap};

/// Which rows are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EditionId {
    pub(crate) ledger: LedgerName,
    pub(crate) view: &'static str,
    pub(crate) edition: i64,
}

/// A position as PostgreSQL keeps it: `u64::MAX`, "no bound", is the largest it can name.
pub(crate) fn signed(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

/// A position from PostgreSQL, where a check keeps it from being negative.
pub(crate) fn unsigned(position: i64) -> u64 {
    u64::try_from(position).unwrap_or_default()
}
