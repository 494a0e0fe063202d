//! When a call is tried again, and after which pause.
//!
//! Only what passes by itself is tried again, always with the same request id, so that a command whose answer was lost
//! is never recorded twice. The server's own advice (`RetryInfo`) goes before our guess.

use std::time::Duration;

use tonic::{Code, Status};
use tonic_types::StatusExt as _;

/// How often a call is tried in all.
const ATTEMPTS: u32 = 10;
/// The pause after the first failure when the server advises none; it doubles each time.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
/// The longest pause, whoever advises it.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The pause before the next attempt; `None` when there is to be none. Attempts count from 1.
pub(super) fn pause(failed: &Status, attempt: u32) -> Option<Duration> {
    let passes =
        matches!(failed.code(), Code::Unavailable | Code::ResourceExhausted | Code::DeadlineExceeded);
    if !passes || attempt >= ATTEMPTS {
        return None;
    }
    let doubled = FIRST_PAUSE.saturating_mul(1 << attempt.saturating_sub(1).min(16));
    let advised = failed.get_details_retry_info().and_then(|advice| advice.retry_delay);
    Some(advised.unwrap_or(doubled).min(LONGEST_PAUSE))
}
