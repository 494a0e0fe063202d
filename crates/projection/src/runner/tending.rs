//! The active runner: which ledgers have grown, and whose turn it is.
//!
//! A tick asks one question about all ledgers. A ledger that has not grown costs nothing else.

use std::time::{Duration, Instant};

use ledger::{Appends, LedgerName};
use tokio::{
    sync::watch,
    time::{MissedTickBehavior, interval},
};
use tokio_util::sync::CancellationToken;

use super::{
    RunnerOptions,
    fault::Engine,
    health::{RunnerHealth, publish},
    lane::Lane,
    work::Outcome,
};
use crate::store::{Lease, Role};

/// How often lag is published.
const PUBLISHED: Duration = Duration::from_secs(1);

/// A runner while it is the active one.
pub(super) struct Tending<'a> {
    engine: Engine,
    options: &'a RunnerOptions,
    lease: &'a Lease,
    live: Lane,
    building: Lane,
    appends: Appends,
    health: &'a watch::Sender<RunnerHealth>,
    /// When the lease was last prolonged, and when lag was last published.
    prolonged: Instant,
    published: Option<Instant>,
}

impl<'a> Tending<'a> {
    pub(super) fn new(
        engine: Engine,
        options: &'a RunnerOptions,
        lease: &'a Lease,
        health: &'a watch::Sender<RunnerHealth>,
    ) -> Self {
        let live = Lane::new(Role::Current, options.ledgers_at_once);
        let building = Lane::new(Role::Building, options.built_at_once);
        let appends = engine.projections.ledgers().appends();
        let (prolonged, published) = (Instant::now(), None);
        Self { engine, options, lease, live, building, appends, health, prolonged, published }
    }

    /// Moves views until the lease is lost or the runner is stopped.
    pub(super) async fn tend(&mut self, stopped: &CancellationToken) {
        let mut ticks = interval(self.options.tick);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = stopped.cancelled() => break,
                _ = ticks.tick() => {
                    if !self.keep_lease().await {
                        break;
                    }
                    self.look().await;
                    self.publish();
                }
                append = self.appends.next() => match append {
                    Some((ledger, size)) => self.grown(&ledger, size).await,
                    None => self.look().await,
                },
                (ledger, outcome) = self.live.ended() => self.live_turn_ended(&ledger, outcome).await,
                (ledger, outcome) = self.building.ended() => self.building_turn_ended(&ledger, outcome),
            }
            self.live.begin_turns(&self.engine);
            self.building.begin_turns(&self.engine);
        }
        self.live.abandon().await;
        self.building.abandon().await;
        // Whoever moves the views now says how far they are.
        publish(self.engine.projections.registered().names(), &self.live, &self.building);
    }

    /// Prolongs the lease in good time; false when another process has it.
    async fn keep_lease(&mut self) -> bool {
        if self.prolonged.elapsed() < self.lease.time / 3 {
            return true;
        }
        match self.lease.take().await {
            Ok(true) => {
                self.prolonged = Instant::now();
                true
            }
            Ok(false) => {
                tracing::warn!("another process moves the views now");
                false
            }
            Err(error) => {
                tracing::warn!(%error, "the lease of the runner could not be prolonged; will try again");
                self.prolonged.elapsed() < self.lease.time
            }
        }
    }

    /// Asks how large every ledger is.
    async fn look(&mut self) {
        match self.engine.projections.ledgers().sizes().await {
            Ok(sizes) => {
                for (ledger, size) in sizes {
                    self.grown(&ledger, size).await;
                }
            }
            Err(error) => tracing::warn!(%error, "could not look which ledgers have grown; will look again"),
        }
        self.live.wake();
        self.building.wake();
    }

    async fn grown(&mut self, ledger: &LedgerName, size: u64) {
        self.building.grown(ledger, size);
        if self.live.knows(ledger) {
            return self.live.grown(ledger, size);
        }
        match self.engine.projections.ledger(ledger).await {
            Ok(ledger) => self.live.welcome(ledger, size),
            Err(error) => tracing::warn!(%ledger, %error, "a ledger cannot be followed; will try again"),
        }
    }

    async fn live_turn_ended(&mut self, ledger: &LedgerName, outcome: Outcome) {
        if outcome.to_build {
            if self.building.knows(ledger) {
                self.building.look_again(ledger);
            } else if let Ok(handle) = self.engine.projections.ledger(ledger).await {
                self.building.welcome(handle, self.live.size(ledger));
            }
        }
        self.tell();
    }

    fn building_turn_ended(&mut self, ledger: &LedgerName, outcome: Outcome) {
        if outcome.switched {
            self.live.look_again(ledger);
        }
        self.tell();
    }

    /// Tells those who watch when something has changed.
    fn tell(&self) {
        let health = RunnerHealth::of(&self.live, &self.building);
        self.health.send_if_modified(|known| {
            let changed = *known != health;
            *known = health;
            changed
        });
    }

    fn publish(&mut self) {
        if self.published.is_none_or(|last| last.elapsed() >= PUBLISHED) {
            self.published = Some(Instant::now());
            publish(self.engine.projections.registered().names(), &self.live, &self.building);
        }
    }
}
