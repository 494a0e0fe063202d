//! From the errors of the crates below to what a caller is told; what somebody must look at is logged here.

use crate::errors::{Problem, Reason};

/// The problem for an error, which is logged when the caller can do nothing about it.
pub(super) fn told<E>(error: E) -> Problem
where
    E: std::error::Error,
    for<'a> Problem: From<&'a E>,
{
    let problem = Problem::from(&error);
    match problem.reason() {
        Reason::LedgerDamaged => {
            tracing::error!(%error, "a ledger is damaged: export it and run the verifier")
        }
        Reason::Internal | Reason::KeysUnavailable => tracing::error!(%error, "a fault of ours"),
        Reason::DatabaseUnavailable => tracing::warn!(%error, "the database is not available"),
        _ => {}
    }
    problem
}
