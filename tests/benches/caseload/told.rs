//! What is printed: one line for each measurement, as soon as it is there.

use std::{
    io::{Write as _, stdout},
    time::Duration,
};

use stories::generator::Filled;

/// Prints lines.
pub(crate) struct Told;

/// How long each of many took.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The one that so many percent are not longer than.
    fn percentile(&self, percent: usize) -> Duration {
        self.0[(self.0.len() * percent).div_ceil(100).max(1) - 1]
    }
}

impl Told {
    pub(crate) fn begin(households: u32) -> Self {
        let told = Self;
        told.line(format_args!("A caseload of {households} households, in one ledger\n"));
        told
    }

    pub(crate) fn line(&self, text: impl std::fmt::Display) {
        writeln!(stdout().lock(), "{text}").unwrap();
    }

    pub(crate) fn filled(&self, filled: &Filled, peak: Option<u64>) {
        let Filled { events, batches, took } = filled;
        let rate = per_second(*events, *took);
        self.line(format_args!(
            "filled: {events} events in {batches} batches, {rate} events/s, making them included{}",
            at_most(peak)
        ));
    }

    /// The heading of the views that are built.
    pub(crate) fn building(&self) {
        self.line("\n                    events/s     seconds   of reading");
    }

    /// How fast all events went through something, and how that is to reading them.
    pub(crate) fn built(
        &self,
        what: &str,
        events: u64,
        took: Duration,
        reading: Duration,
        peak: Option<u64>,
    ) {
        let percent = (reading.as_micros() * 100).checked_div(took.as_micros()).unwrap_or(0);
        self.line(format_args!(
            "{what:<18} {:>9} {:>9}.{:01} {percent:>10} %{}",
            per_second(events, took),
            took.as_secs(),
            took.subsec_millis() / 100,
            at_most(peak)
        ));
    }

    /// The heading of what is asked.
    pub(crate) fn asking(&self, where_from: &str) {
        self.line(format_args!("\n{where_from:<54} median       95 %      worst"));
    }

    /// How long one kind of question took, in milliseconds.
    pub(crate) fn asked(&self, what: &str, times: &Times) {
        let shown =
            |time: Duration| format!("{}.{:02} ms", time.as_millis(), time.subsec_micros() % 1000 / 10);
        self.line(format_args!(
            "{what:<50} {:>10} {:>10} {:>10}",
            shown(times.percentile(50)),
            shown(times.percentile(95)),
            shown(times.percentile(100))
        ));
    }
}

fn per_second(events: u64, took: Duration) -> u128 {
    u128::from(events) * 1_000_000 / took.as_micros().max(1)
}

fn at_most(peak: Option<u64>) -> String {
    peak.map_or_else(String::new, |mebibytes| format!("; at most {mebibytes} MiB"))
}
