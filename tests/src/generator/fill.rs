//! A history into a ledger: in large batches behind its head, each at the instant of its last submission.

use std::{
    iter::Peekable,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use ledger::{Commit, Ledger, LedgerError, Submission};
use tokio::sync::mpsc;

use super::Submitted;
use crate::TestClock;

/// The most events of a batch.
const EVENTS: usize = 4_000;
/// How long a batch lasts at most: what is recorded on one day is recorded apart from the next.
const HOURS: i64 = 20;

/// What was appended.
#[derive(Debug, Clone, Copy)]
pub struct Filled {
    /// How many events.
    pub events: u64,
    /// How many transactions.
    pub batches: u64,
    /// How long it took, the making of the history included.
    pub took: Duration,
}

/// Appends a history, or the next part of one, to a ledger of which the clock is this one. It is made while the batch
/// before it is being written.
///
/// # Errors
/// The first answer of the ledger that is an error.
///
/// # Panics
/// When somebody else writes to the ledger.
pub async fn fill(
    ledger: &Ledger,
    clock: &TestClock,
    history: impl Iterator<Item = Submitted> + Send + 'static,
) -> Result<Filled, LedgerError> {
    let started = Instant::now();
    let mut batches = made_aside(history);
    let mut head = ledger.head().await?;
    let (before, mut count) = (head.size(), 0);
    while let Some((at, batch)) = batches.recv().await {
        clock.set_to(at);
        match ledger.commit(&head, &batch).await? {
            Commit::Done { head: after, .. } => head = after,
            other => panic!("somebody else writes to the ledger that is being filled: {other:?}"),
        }
        count += 1;
    }
    Ok(Filled { events: head.size() - before, batches: count, took: started.elapsed() })
}

/// Makes the batches on a thread of their own, at most two ahead.
fn made_aside(
    history: impl Iterator<Item = Submitted> + Send + 'static,
) -> mpsc::Receiver<(Timestamp, Vec<Submission>)> {
    let (made, batches) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let mut history = history.peekable();
        while let Some(first) = history.next() {
            let batch = batch(first, &mut history);
            if made.blocking_send(batch).is_err() {
                return;
            }
        }
    });
    batches
}

/// A batch that begins with this submission.
fn batch(
    first: Submitted,
    history: &mut Peekable<impl Iterator<Item = Submitted>>,
) -> (Timestamp, Vec<Submission>) {
    let until = first.at + jiff::SignedDuration::from_hours(HOURS);
    let (mut at, mut events) = (first.at, first.submission.events.len());
    let mut batch = vec![first.submission];
    while events < EVENTS
        && let Some(next) = history.next_if(|next| next.at < until)
    {
        (at, events) = (next.at, events + next.submission.events.len());
        batch.push(next.submission);
    }
    (at, batch)
}
