//! Whose turn it is: the ledgers of one role, first come first served, a few at a time.

use std::{
    collections::{HashMap, VecDeque},
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};

use futures::FutureExt as _;
use ledger::{Ledger, LedgerName};
use tokio::task::JoinSet;

use super::{
    fault::{Engine, Halt},
    work::{Outcome, Stop, Work},
};
use crate::store::Role;

/// How long a ledger rests after its first failure; twice as long after each next one.
const REST: Duration = Duration::from_millis(100);
/// And never longer than this.
const LONGEST_REST: Duration = Duration::from_secs(5);

/// From so many failures in a row on a ledger is said to be failing: after some three seconds.
const SEVERAL: u32 = 5;

/// A turn that ended.
type Ended = (LedgerName, Box<Work>, Result<Outcome, Halt>);

/// The ledgers of one role.
pub(super) struct Lane {
    role: Role,
    at_once: usize,
    desks: HashMap<LedgerName, Desk>,
    queue: VecDeque<LedgerName>,
    turns: JoinSet<Ended>,
}

/// What is known of one ledger between its turns.
struct Desk {
    /// Away while it has its turn.
    work: Option<Box<Work>>,
    size: u64,
    queued: bool,
    /// What it knows is no longer true.
    outdated: bool,
    failures: u32,
    rests_until: Option<Instant>,
    /// How far each view was after its last turn, and since when it is behind.
    positions: Vec<(&'static str, u64)>,
    behind_since: Option<Instant>,
    stopped: Vec<Stop>,
}

impl Lane {
    pub(super) fn new(role: Role, at_once: usize) -> Self {
        let (desks, queue, turns) = (HashMap::new(), VecDeque::new(), JoinSet::new());
        Self { role, at_once, desks, queue, turns }
    }

    /// Whether this lane has heard of a ledger.
    pub(super) fn knows(&self, ledger: &LedgerName) -> bool {
        self.desks.contains_key(ledger)
    }

    /// How many events a ledger has, as far as is known.
    pub(super) fn size(&self, ledger: &LedgerName) -> u64 {
        self.desks.get(ledger).map_or(0, |desk| desk.size)
    }

    /// Takes a ledger in, which has its first turn soon.
    pub(super) fn welcome(&mut self, ledger: Ledger, size: u64) {
        let name = ledger.name().clone();
        let desk = Desk {
            work: Some(Box::new(Work::new(ledger, self.role))),
            size,
            queued: true,
            outdated: false,
            failures: 0,
            rests_until: None,
            positions: Vec::new(),
            behind_since: None,
            stopped: Vec::new(),
        };
        self.desks.insert(name.clone(), desk);
        self.queue.push_back(name);
    }

    /// A ledger has at least so many events: it has a turn if that is more than its views have taken.
    pub(super) fn grown(&mut self, ledger: &LedgerName, size: u64) {
        if let Some(desk) = self.desks.get_mut(ledger) {
            desk.size = desk.size.max(size);
            if desk.wants_a_turn() {
                desk.queued = true;
                self.queue.push_back(ledger.clone());
            }
        }
    }

    /// A ledger has other editions than it had: it looks again, and has a turn.
    pub(super) fn look_again(&mut self, ledger: &LedgerName) {
        if let Some(desk) = self.desks.get_mut(ledger) {
            match &mut desk.work {
                Some(work) => work.forget(),
                None => desk.outdated = true,
            }
            if !desk.queued {
                desk.queued = true;
                self.queue.push_back(ledger.clone());
            }
        }
    }

    /// Begins as many turns as may go on at once.
    pub(super) fn begin_turns(&mut self, engine: &Engine) {
        while self.turns.len() < self.at_once {
            let Some(ledger) = self.queue.pop_front() else { return };
            let Some(desk) = self.desks.get_mut(&ledger) else { continue };
            if desk.rests_until.is_some() {
                // It stands in line again when it wakes.
                desk.queued = false;
                continue;
            }
            // Whoever is having a turn stands in line again when it ends.
            let Some(mut work) = desk.work.take() else { continue };
            desk.queued = false;
            let (engine, size) = (engine.clone(), desk.size);
            self.turns.spawn(async move {
                let turn = AssertUnwindSafe(work.turn(size, &engine)).catch_unwind().await;
                let outcome = turn.unwrap_or_else(|_| {
                    work.forget();
                    Err(Halt::Panicked)
                });
                (ledger, work, outcome)
            });
        }
    }

    /// The next turn that ends; never, while there is none.
    pub(super) async fn ended(&mut self) -> (LedgerName, Outcome) {
        loop {
            match self.turns.join_next().await {
                Some(Ok(ended)) => return self.take_back(ended),
                // Abandoned.
                Some(Err(_)) => {}
                None => std::future::pending().await,
            }
        }
    }

    fn take_back(&mut self, (ledger, mut work, outcome): Ended) -> (LedgerName, Outcome) {
        let Some(desk) = self.desks.get_mut(&ledger) else {
            return (ledger, Outcome::default());
        };
        if std::mem::take(&mut desk.outdated) {
            work.forget();
        }
        desk.note(&work);
        let mut outcome = desk.judge(&ledger, outcome);
        // A turn that fails after it has seen what must be built says so all the same.
        outcome.to_build |= std::mem::take(&mut work.to_build);
        desk.work = Some(work);
        let asked_for = std::mem::take(&mut desk.queued);
        if (asked_for || outcome.behind || desk.wants_a_turn()) && desk.rests_until.is_none() {
            desk.queued = true;
            self.queue.push_back(ledger.clone());
        }
        (ledger, outcome)
    }

    /// Those whose rest is over, and those that must be looked at.
    pub(super) fn wake(&mut self) {
        for (ledger, desk) in &mut self.desks {
            if desk.rests_until.is_some_and(|until| until <= Instant::now()) {
                desk.rests_until = None;
            }
            if desk.wants_a_turn() {
                desk.queued = true;
                self.queue.push_back(ledger.clone());
            }
        }
    }

    /// The stopped views of every ledger.
    pub(super) fn stopped(&self) -> impl Iterator<Item = (&LedgerName, &Stop)> {
        self.desks.iter().flat_map(|(ledger, desk)| desk.stopped.iter().map(move |stop| (ledger, stop)))
    }

    /// The ledgers whose turns fail again and again.
    pub(super) fn failing(&self) -> impl Iterator<Item = &LedgerName> {
        self.desks.iter().filter(|(_, desk)| desk.failures >= SEVERAL).map(|(ledger, _)| ledger)
    }

    /// For each view of each ledger: how many events it lacks, and for how long it has lacked any.
    pub(super) fn lags(&self) -> impl Iterator<Item = (&'static str, u64, Duration)> + '_ {
        self.desks.values().flat_map(|desk| {
            let time = desk.behind_since.map(|since| since.elapsed()).unwrap_or_default();
            desk.positions.iter().map(move |(view, position)| {
                let lag = desk.size.saturating_sub(*position);
                (*view, lag, if lag > 0 { time } else { Duration::ZERO })
            })
        })
    }

    /// Drops everything that goes on, there and then.
    pub(super) async fn abandon(&mut self) {
        self.turns.shutdown().await;
        self.desks.clear();
        self.queue.clear();
    }
}

impl Desk {
    fn wants_a_turn(&self) -> bool {
        let ready = !self.queued && self.rests_until.is_none();
        ready && self.work.as_ref().is_some_and(|work| work.is_behind(self.size) || work.wants_a_look())
    }

    fn note(&mut self, work: &Work) {
        if work.is_known() {
            self.positions = work.positions().collect();
            self.stopped = work.stopped().to_vec();
        }
        let behind = self.positions.iter().any(|(_, position)| *position < self.size);
        self.behind_since = self.behind_since.filter(|_| behind).or_else(|| behind.then(Instant::now));
    }

    /// What a turn came to, and how long to rest when it failed.
    fn judge(&mut self, ledger: &LedgerName, outcome: Result<Outcome, Halt>) -> Outcome {
        match outcome {
            Ok(outcome) => {
                self.failures = 0;
                outcome
            }
            Err(Halt::Dropped) => Outcome { behind: true, ..Outcome::default() },
            Err(Halt::Moved) => {
                tracing::debug!(%ledger, "somebody else has moved its views");
                Outcome { behind: true, ..Outcome::default() }
            }
            Err(Halt::Failed(error)) => {
                let rest = self.rest();
                tracing::warn!(%ledger, %error, ?rest, "its views could not be moved; will try again");
                Outcome::default()
            }
            Err(Halt::Panicked) => {
                let rest = self.rest();
                tracing::error!(%ledger, ?rest, "moving its views panicked; will try again");
                Outcome::default()
            }
        }
    }

    /// After a failure: for how long it rests.
    fn rest(&mut self) -> Duration {
        let rest = (REST * (1 << self.failures.min(10))).min(LONGEST_REST);
        self.failures += 1;
        self.rests_until = Some(Instant::now() + rest);
        rest
    }
}
