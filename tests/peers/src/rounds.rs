//! Rounds on demand, so that they alternate with those of everybody else although this is another process.
//!
//! A line `round CLIENTS MILLISECONDS` on the standard input is answered with one line of JSON: `done`, `elapsed_us`,
//! `decided_anew`, and `latencies`, pairs of microseconds and how often. The end of the input is the end of the work.

use std::future::Future;
use std::io::{Write as _, stdout};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use hdrhistogram::Histogram;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader, stdin};
use tokio::task::JoinSet;

use crate::work::Picker;

/// Somebody who adds notes.
pub(crate) trait Store: Send + Sync + 'static {
    /// How many households there are.
    fn households(&self) -> usize;
    /// Adds a note to this household, for this client, durably.
    fn add_note(&self, client: usize, household: usize) -> impl Future<Output = Result<()>> + Send;
    /// How many notes there are, counted in the store itself.
    fn notes(&self) -> impl Future<Output = Result<u64>> + Send;
    /// How many decisions were made anew because of a conflict, since the start.
    fn decided_anew(&self) -> u64;
    /// Ends what was started.
    fn stop(self) -> impl Future<Output = Result<()>> + Send;
}

/// Does the rounds that are asked for, until the input ends. Each is compared with what the store holds afterwards.
pub(crate) async fn serve(store: impl Store) -> Result<()> {
    let store = Arc::new(store);
    say("ready")?;
    let mut asked = BufReader::new(stdin()).lines();
    let mut notes = 0;
    while let Some(line) = asked.next_line().await? {
        let (clients, time) =
            parse(&line).with_context(|| format!("{line:?} is not round CLIENTS MILLISECONDS"))?;
        let (done, answer) = round(&store, clients, time).await?;
        notes += done;
        let counted = store.notes().await?;
        ensure!(counted == notes, "{notes} notes were acknowledged, and {counted} are there");
        say(&answer.to_string())?;
    }
    Arc::into_inner(store).context("a client is still at work")?.stop().await
}

fn say(line: &str) -> Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

fn parse(line: &str) -> Option<(usize, Duration)> {
    let (clients, time) = line.strip_prefix("round ")?.split_once(' ')?;
    Some((clients.parse().ok().filter(|clients| *clients > 0)?, Duration::from_millis(time.parse().ok()?)))
}

/// Each client calls anew as soon as its last call was answered, until the time is up.
async fn round<S: Store>(store: &Arc<S>, clients: usize, time: Duration) -> Result<(u64, Value)> {
    let before = store.decided_anew();
    let mut work = JoinSet::new();
    let started = Instant::now();
    for client in 0..clients {
        let store = store.clone();
        work.spawn(async move {
            let mut picker = Picker::new(client, clients, store.households());
            let mut took = Vec::with_capacity(1024);
            while started.elapsed() < time {
                let called = Instant::now();
                store.add_note(client, picker.next()).await?;
                took.push(called.elapsed());
            }
            anyhow::Ok(took)
        });
    }
    let mut latencies = Histogram::<u64>::new_with_bounds(1, 600_000_000, 3)?;
    let mut all = Vec::with_capacity(clients);
    while let Some(client) = work.join_next().await {
        all.push(client??);
    }
    let elapsed = started.elapsed();
    for took in all.iter().flatten() {
        latencies.saturating_record(u64::try_from(took.as_micros())?);
    }
    let pairs: Vec<(u64, u64)> =
        latencies.iter_recorded().map(|step| (step.value_iterated_to(), step.count_at_value())).collect();
    let decided_anew = store.decided_anew() - before;
    let elapsed_us = u64::try_from(elapsed.as_micros())?;
    let answer = json!({
        "done": latencies.len(), "elapsed_us": elapsed_us, "decided_anew": decided_anew, "latencies": pairs,
    });
    Ok((latencies.len(), answer))
}
