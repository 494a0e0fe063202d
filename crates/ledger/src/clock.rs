//! Where instants come from: passed in, so that a test can say what time it is.

use jiff::Timestamp;

/// The source of the instant at which an event is recorded.
pub trait Clock: Send + Sync + 'static {
    /// The present instant. It may go back; the ledger never lets `recorded_at` do so.
    fn now(&self) -> Timestamp;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is passed")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}
