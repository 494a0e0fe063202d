//! Who is measured, at what, and how: the same clients, the same clock, the same way of counting for everybody.
//!
//! A contestant does one thing over and over; [`drive`] keeps its clients busy; what a round came to is a [`Round`].

use std::{
    future::Future,
    time::{Duration, Instant},
};

use async_trait::async_trait;
use hdrhistogram::Histogram;
use tokio::{task::JoinSet, time::sleep_until};

/// How many clients wait at once, for how long they go on, and whether they are held back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    pub in_flight: usize,
    pub time: Duration,
    /// Calls per second of all clients together; as fast as they are answered when `None`.
    pub pace: Option<u64>,
}

/// What a round came to.
#[derive(Debug, Clone)]
pub(crate) struct Round {
    /// In the unit of the entry.
    pub done: u64,
    /// Until the last client was answered.
    pub elapsed: Duration,
    /// Of each call, in microseconds; empty where single calls mean nothing.
    pub latencies: Histogram<u64>,
}

impl Round {
    /// A round without clients: so much was done in so much time.
    pub(crate) fn of(done: u64, elapsed: Duration) -> Self {
        Self { done, elapsed, latencies: latencies() }
    }

    /// The same round, where each call did `units` of what is counted.
    pub(crate) fn of_each(self, units: u64) -> Self {
        Self { done: self.done * units, ..self }
    }

    /// Units per second.
    pub(crate) fn rate(&self) -> u64 {
        let rate = u128::from(self.done) * 1_000_000 / self.elapsed.as_micros().max(1);
        u64::try_from(rate).expect("nothing is done that often")
    }
}

/// Somebody who does the same work over and over.
#[async_trait]
pub(crate) trait Contestant: Send + Sync {
    /// One round; panics with the reason when it cannot go on.
    async fn round(&self, load: Load) -> Round;

    /// What else is to be told, after the last round: memory, connections.
    async fn notes(&self) -> Vec<Note> {
        vec![]
    }

    /// Stops what it started.
    async fn leave(&self) {}
}

#[async_trait]
impl Contestant for Box<dyn Contestant> {
    async fn round(&self, load: Load) -> Round {
        (**self).round(load).await
    }

    async fn notes(&self) -> Vec<Note> {
        (**self).notes().await
    }

    async fn leave(&self) {
        (**self).leave().await;
    }
}

/// One line of the table: who, doing which workload, in which unit.
pub(crate) struct Entry {
    pub workload: Workload,
    /// One of [`crate::names`] when a ratio is made of it.
    pub name: String,
    /// What is counted, in the plural: `commands`, `events`, `bytes`.
    pub unit: &'static str,
    pub contestant: Box<dyn Contestant>,
    /// The levels it is measured at.
    pub in_flight: Vec<usize>,
    /// How many events there are before the first round, where that matters (g).
    pub size: Option<u64>,
    /// Also measured with its clients held back to half of the most it reached, for the latency.
    pub at_half: bool,
}

impl Entry {
    /// Measured at these levels, on whatever is there.
    pub(crate) fn new(
        workload: Workload,
        name: impl Into<String>,
        unit: &'static str,
        in_flight: &[usize],
        contestant: impl Contestant + 'static,
    ) -> Self {
        let (name, in_flight) = (name.into(), in_flight.to_vec());
        Self { workload, name, unit, contestant: Box::new(contestant), in_flight, size: None, at_half: false }
    }

    /// The same, at a size of the ledger in events.
    pub(crate) fn at_size(self, events: u64) -> Self {
        Self { size: Some(events), ..self }
    }

    /// The same, and at half of the load too.
    pub(crate) fn also_at_half(self) -> Self {
        Self { at_half: true, ..self }
    }
}

/// Somebody who cannot run here, and why.
#[derive(Debug, Clone)]
pub(crate) struct Absent {
    pub workload: Workload,
    pub name: String,
    /// What is missing, lower case, with what would make it run.
    pub reason: String,
}

impl Absent {
    /// Somebody who cannot run here, and why.
    pub(crate) fn new(workload: Workload, name: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { workload, name: name.into(), reason: reason.into() }
    }
}

/// A place in the line-up: taken, or told why not.
pub(crate) type Place = Result<Entry, Absent>;

/// One number that is not a rate.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    /// One of [`crate::names`] when it is compared with what is wanted.
    pub what: String,
    pub value: u64,
    /// In the plural: `bytes`, `connections`.
    pub unit: &'static str,
}

impl Note {
    /// One number that is not a rate.
    pub(crate) fn new(what: impl Into<String>, value: u64, unit: &'static str) -> Self {
        Self { what: what.into(), value, unit }
    }
}

/// What is done. The letters are those of the README.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Workload {
    DecideAndAppend,
    Mix,
    HotFund,
    OneHousehold,
    ManyLedgers,
    Reading,
    Growth,
    Limits,
}

impl Workload {
    /// All, in the order in which they are told.
    pub(crate) const ALL: [Self; 8] = [
        Self::DecideAndAppend,
        Self::Mix,
        Self::HotFund,
        Self::OneHousehold,
        Self::ManyLedgers,
        Self::Reading,
        Self::Growth,
        Self::Limits,
    ];

    /// What `ONLY` calls it.
    pub(crate) fn letter(self) -> &'static str {
        match self {
            Self::DecideAndAppend => "a",
            Self::Mix => "b",
            Self::HotFund => "c",
            Self::OneHousehold => "d",
            Self::ManyLedgers => "e",
            Self::Reading => "f",
            Self::Growth => "g",
            Self::Limits => "limits",
        }
    }

    /// What it is, in a few words.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::DecideAndAppend => "decide and append: one command, one event, 10,000 households",
            Self::Mix => "a mix of the five steps and payments",
            Self::HotFund => "one hot fund",
            Self::OneHousehold => "one household",
            Self::ManyLedgers => "many ledgers",
            Self::Reading => "reading: feed, replay, views, export, proof",
            Self::Growth => "the same as the ledger grows",
            Self::Limits => "what this machine can do",
        }
    }
}

/// Keeps `load.in_flight` clients busy: each calls `again` with its number (from 0) anew as soon as its last call was
/// answered, until the time is up. A failure panics with the reason.
///
/// With a pace, calls have their turns at even distances, and a latency counts from the turn: who answers late makes the next
/// ones late too, and that shows.
pub(crate) async fn drive<F, Fut>(load: Load, again: F) -> Round
where
    F: Fn(usize) -> Fut + Send + Sync + Clone + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    let started = Instant::now();
    let mut clients = JoinSet::new();
    for client in 0..load.in_flight {
        let again = again.clone();
        clients.spawn(async move {
            let mut took = Vec::with_capacity(1024);
            for turn in 0.. {
                let due = load.pace.map(|pace| started + nth(client + turn * load.in_flight, pace));
                let now = Instant::now();
                if due.unwrap_or(now).duration_since(started) >= load.time {
                    break;
                }
                let begun = turn_of(due, now).await;
                again(client).await;
                took.push(micros(begun.elapsed()));
            }
            took
        });
    }
    let took = clients.join_all().await;
    let elapsed = started.elapsed();
    let mut round = Round::of(0, elapsed);
    for took in took.iter().flatten() {
        round.done += 1;
        round.latencies.saturating_record(*took);
    }
    round
}

/// Waits for a turn, and says from when its call counts. Only a client that was still waiting for an answer when its turn
/// came is late: the clock wakes a resting one up to a millisecond after it, and that is nobody's slowness.
async fn turn_of(due: Option<Instant>, now: Instant) -> Instant {
    match due {
        Some(due) if due > now => {
            sleep_until(due.into()).await;
            Instant::now()
        }
        due => due.unwrap_or(now),
    }
}

/// When the call of this number has its turn, at so many per second.
fn nth(call: usize, per_second: u64) -> Duration {
    Duration::from_nanos(call as u64 * 1_000_000_000 / per_second.max(1))
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// From a microsecond to ten minutes, three digits exact.
pub(crate) fn latencies() -> Histogram<u64> {
    Histogram::new_with_bounds(1, 600_000_000, 3).expect("the bounds are in order")
}
