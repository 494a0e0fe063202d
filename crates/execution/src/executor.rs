//! The task of one ledger: owns the cache, drains the inbox batch by batch, ends when it has been idle.

use std::{collections::HashSet, time::Duration};

use ledger::{Ledger, LedgerError};
use metrics::{gauge, histogram};
use tokio::sync::{mpsc, oneshot};

use crate::{
    ExecutionError, Instruction,
    batch::{Answer, carry_out},
    cache::Cache,
};

/// How long a ledger may be idle before its task and its cache are given back.
const IDLE: Duration = Duration::from_secs(120);

/// How long the database may be silent over one batch. Its own limit on a statement is shorter; this one is for a host
/// that is gone without a word.
const PATIENCE: Duration = Duration::from_secs(60);

/// An instruction and where its answer goes.
pub(crate) struct Waiting {
    pub(crate) instruction: Instruction,
    pub(crate) answer: oneshot::Sender<Answer>,
}

pub(crate) struct Executor {
    pub(crate) ledger: Ledger,
    pub(crate) inbox: mpsc::Receiver<Waiting>,
    pub(crate) batch_limit: usize,
    pub(crate) cache_capacity: usize,
}

impl Executor {
    pub(crate) async fn run(mut self) {
        let mut cache = None;
        let mut gathered = Vec::with_capacity(self.batch_limit);
        loop {
            if gathered.is_empty() && !self.wait(&mut gathered).await {
                return;
            }
            while gathered.len() < self.batch_limit {
                match self.inbox.try_recv() {
                    Ok(waiting) => gathered.push(waiting),
                    Err(_) => break,
                }
            }
            gauge!("herstelboek_queue_depth", "ledger" => self.ledger.name().to_string())
                .set(u32::try_from(self.inbox.len()).unwrap_or(u32::MAX));
            // Who has stopped waiting will ask again with the same request id, or does not need it.
            gathered.retain(|waiting| !waiting.answer.is_closed());
            if gathered.is_empty() {
                continue;
            }
            let twins = take_twins(&mut gathered);
            self.answer(&mut cache, gathered).await;
            gathered = twins;
        }
    }

    /// Waits for the first of the next batch; false when nobody has come for a long time, or can come any more.
    async fn wait(&mut self, gathered: &mut Vec<Waiting>) -> bool {
        let first = match tokio::time::timeout(IDLE, self.inbox.recv()).await {
            Ok(first) => first,
            Err(_) => {
                // Whoever slipped in before the close is still served.
                self.inbox.close();
                self.inbox.recv().await
            }
        };
        let came = first.is_some();
        gathered.extend(first);
        came
    }

    async fn answer(&self, cache: &mut Option<Cache>, batch: Vec<Waiting>) {
        histogram!("herstelboek_batch_commands").record(u32::try_from(batch.len()).unwrap_or(u32::MAX));
        let (instructions, answers): (Vec<_>, Vec<_>) =
            batch.into_iter().map(|Waiting { instruction, answer }| (instruction, answer)).unzip();
        let carried_out = tokio::time::timeout(PATIENCE, self.carry_out(cache, &instructions)).await;
        let outcomes = match carried_out.unwrap_or_else(|_| Err(LedgerError::timed_out().into())) {
            Ok(outcomes) => outcomes,
            Err(error) => {
                // What is in the ledger now is unknown, and so is whether the cache still agrees with it.
                *cache = None;
                vec![Err(error); instructions.len()]
            }
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // A client that has gone does not want its answer.
            drop(answer.send(outcome));
        }
    }

    async fn carry_out(
        &self,
        cache: &mut Option<Cache>,
        instructions: &[Instruction],
    ) -> Result<Vec<Answer>, ExecutionError> {
        let cache = match cache {
            Some(cache) => cache,
            None => cache.insert(Cache::at_head(&self.ledger, self.cache_capacity).await?),
        };
        carry_out(&self.ledger, cache, instructions).await
    }
}

/// Takes out what has the request id of an earlier one: it waits for the next batch, where its twin is in the ledger.
fn take_twins(batch: &mut Vec<Waiting>) -> Vec<Waiting> {
    let mut seen = HashSet::new();
    batch.extract_if(.., |waiting| !seen.insert(waiting.instruction.request.id)).collect()
}
