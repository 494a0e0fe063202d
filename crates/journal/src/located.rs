//! An event and its place in the ledger.
//!
//! Whoever reads a ledger makes these; this crate never learns where they come from.

use jiff::Timestamp;

/// An event with where and when it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<E> {
    /// Its place in the ledger, from 0.
    pub position: u64,
    /// Its place in its stream, from 1.
    pub sequence: u64,
    /// When the ledger recorded it.
    pub recorded_at: Timestamp,
    /// What happened.
    pub event: E,
}
