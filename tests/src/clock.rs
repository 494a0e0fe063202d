//! A clock that stands still until a story moves it.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use ledger::Clock;

/// The time of a story, in microseconds since 1970.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// A clock that says it is this instant.
    pub fn at(instant: &str) -> Self {
        let clock = Self(AtomicI64::new(0));
        clock.set(instant);
        clock
    }

    /// Moves to an instant, such as `2025-03-03T09:00:00Z`.
    pub fn set(&self, instant: &str) {
        self.set_to(instant.parse().expect("an instant"));
    }

    /// Moves to an instant.
    pub fn set_to(&self, instant: Timestamp) {
        self.0.store(instant.as_microsecond(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).expect("an instant in range")
    }
}
