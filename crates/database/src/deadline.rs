//! The caller's deadline, passed on to PostgreSQL: what nobody waits for any more is not computed to the end.

use std::future::Future;
use std::time::{Duration, Instant};

tokio::task_local! {
    /// When the caller of this task stops waiting.
    static DEADLINE: Instant;
}

/// Does some work for a caller who waits so long: transactions begun in it end their statements when that time is up.
/// The caller's own wait is the caller's to end.
pub async fn within<F: Future>(time: Duration, work: F) -> F::Output {
    DEADLINE.scope(Instant::now() + time, work).await
}

/// How long the caller of this task still waits; `None` when that was not said.
pub fn left() -> Option<Duration> {
    DEADLINE.try_with(|deadline| deadline.saturating_duration_since(Instant::now())).ok()
}

/// What a transaction begins with so that the deadline holds in it; nothing when there is none.
pub(crate) fn statement() -> String {
    // Zero would mean no limit at all.
    left()
        .map(|left| format!("; SET LOCAL statement_timeout = {}", left.as_millis().max(1)))
        .unwrap_or_default()
}
