//! The runner: one process of an installation moves all views of all ledgers, the others stand by.
//!
//! Live views and those that are being built are two lanes that do not wait for each other. In each a few ledgers have
//! their turn at once, and no turn is long.

mod commit;
mod fault;
mod health;
mod lane;
mod load;
mod switch;
mod tending;
mod tidy;
mod track;
mod work;

use std::time::Duration;

use tokio::{sync::watch, task::JoinHandle};
use tokio_util::sync::{CancellationToken, DropGuard};

use self::tending::Tending;
use crate::{
    Projections,
    store::{Lease, new_holder},
};

pub(crate) use self::{
    fault::{Engine, Halt},
    switch::{Switched, delete_rows},
    work::{Stop, Work},
};
pub use self::{
    fault::{Fault, Step},
    health::{RunnerHealth, StoppedView},
};

/// How a runner works.
#[derive(Clone)]
pub struct RunnerOptions {
    /// How long growth by another process may go unnoticed.
    pub tick: Duration,
    /// For how long this process has the views each time it says so.
    pub lease: Duration,
    /// How many ledgers have a turn at once.
    pub ledgers_at_once: usize,
    /// How many ledgers are built anew at once.
    pub built_at_once: usize,
    /// How long an edition of the past is kept after somebody asked for it.
    pub kept_unasked: Duration,
    /// How long the rows of a dropped edition stay for those who may still be reading them.
    pub read_out: Duration,
    /// How often what is to be dropped is looked for.
    pub tidied: Duration,
    /// For tests: where to crash.
    pub fault: Option<Fault>,
}

impl Default for RunnerOptions {
    fn default() -> Self {
        Self {
            tick: Duration::from_millis(100),
            lease: Duration::from_secs(6),
            ledgers_at_once: 2,
            built_at_once: 1,
            kept_unasked: Duration::from_secs(3600),
            read_out: Duration::from_secs(600),
            tidied: Duration::from_secs(60),
            fault: None,
        }
    }
}

/// Starts runners.
pub struct Runner;

/// A runner that goes on. When it is dropped it stops too, without being waited for.
pub struct RunnerHandle {
    health: watch::Receiver<RunnerHealth>,
    stopped: DropGuard,
    task: JoinHandle<()>,
}

impl Runner {
    /// Starts a runner: it moves the views unless another process does, and stands by then.
    pub fn start(projections: Projections, options: RunnerOptions) -> RunnerHandle {
        let (told, health) = watch::channel(RunnerHealth::default());
        let stopped = CancellationToken::new();
        let task = tokio::spawn(run(projections, options, told, stopped.clone()));
        RunnerHandle { health, stopped: stopped.drop_guard(), task }
    }
}

impl RunnerHandle {
    /// How it is doing, now and from now on.
    pub fn health(&self) -> watch::Receiver<RunnerHealth> {
        self.health.clone()
    }

    /// Ends when the runner has ended: by itself it never should, and nothing starts it again.
    pub async fn ended(&self) {
        let mut health = self.health.clone();
        while health.changed().await.is_ok() {}
    }

    /// Stops it where it is and waits until it has; another process may go on at once.
    pub async fn stop(self) {
        drop(self.stopped);
        if self.task.await.is_err() {
            tracing::error!("the runner of the views had panicked before it was stopped");
        }
    }
}

async fn run(
    projections: Projections,
    options: RunnerOptions,
    health: watch::Sender<RunnerHealth>,
    stopped: CancellationToken,
) {
    tokio::select! {
        () = tidy_up(&projections, &options) => {}
        () = stand_by(&projections, &options, &health, &stopped) => {}
    }
}

/// Tidies up, for ever.
async fn tidy_up(projections: &Projections, options: &RunnerOptions) {
    let mut ticks = tokio::time::interval(options.tidied);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        projections.tidy_up(options).await;
    }
}

/// Waits for the lease, moves views while it has it, and waits again.
async fn stand_by(
    projections: &Projections,
    options: &RunnerOptions,
    health: &watch::Sender<RunnerHealth>,
    stopped: &CancellationToken,
) {
    let database = projections.database().clone();
    let mut lease: Option<Lease> = None;
    while !stopped.is_cancelled() {
        if let Some(lease) = take(&mut lease, &database, options.lease).await {
            projections.changes().runner_is_here(true);
            health.send_replace(RunnerHealth { active: true, ..RunnerHealth::default() });
            let engine = Engine::new(projections.clone(), options.fault.clone());
            Tending::new(engine, options, lease, health).tend(stopped).await;
            projections.changes().runner_is_here(false);
            health.send_replace(RunnerHealth::default());
        }
        tokio::select! {
            () = stopped.cancelled() => break,
            () = tokio::time::sleep(options.lease / 4) => {}
        }
    }
    if let Some(lease) = lease
        && let Err(error) = lease.release().await
    {
        tracing::warn!(%error, "the lease of the runner was not given back; it ends by itself");
    }
}

/// The lease, if this process has it now.
async fn take<'a>(
    known: &'a mut Option<Lease>,
    database: &database::Database,
    time: Duration,
) -> Option<&'a Lease> {
    let attempt = async {
        let lease = match known.take() {
            Some(lease) => lease,
            None => Lease { database: database.clone(), holder: new_holder(database).await?, time },
        };
        let lease = known.insert(lease);
        Ok::<_, sqlx::Error>(lease.take().await?.then_some(&*lease))
    };
    attempt.await.unwrap_or_else(|error| {
        tracing::warn!(%error, "the lease of the runner could not be taken; will try again");
        None
    })
}
