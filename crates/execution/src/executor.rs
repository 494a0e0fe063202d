//! The task of one ledger: owns the cache, carries out batch after batch, ends when it has been idle.
//!
//! While one batch is being written the next is gathered and decided, on the state that the one being written will lead
//! to. The cache stays at the head until that batch is there; if it does not get there, what was decided on it is thrown
//! away and decided again. Nobody is answered before what the answer rests on is durable.

use std::{pin::Pin, time::Duration};

use ledger::{Commit, Ledger, LedgerError, Receipt};
use metrics::{gauge, histogram};
use tokio::{sync::mpsc, time::timeout};

use crate::{
    ExecutionError, Instruction,
    batch::{Answer, Batch, Waiting},
    cache::Cache,
    settle::{Hindrance, replace_refusals_of_retries, settle},
    stage::Stage,
};

/// How long a ledger may be idle before its task and its cache are given back.
const IDLE: Duration = Duration::from_secs(120);

/// How long the database may be silent over one batch. Its own limit on a statement is shorter; this one is for a host
/// that is gone without a word.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many instructions are decided at most before it is looked whether the batch before them is there.
const AT_ONCE: usize = 32;

pub(crate) struct Executor {
    ledger: Ledger,
    inbox: mpsc::Receiver<Waiting>,
    batch_limit: usize,
    cache_capacity: usize,
    /// As of the last batch that was written; `None` before the first, and when what is in the ledger is unknown.
    cache: Option<Cache>,
    /// What came and is in no batch yet.
    gathered: Vec<Waiting>,
}

/// A batch that is being written, to the end even when nobody waits for it any more.
type Writing = Pin<Box<dyn Future<Output = Result<Commit, ExecutionError>> + Send>>;

/// A batch that was decided.
struct Begun {
    batch: Batch,
    /// `None` when there was nothing to write: all of it was refused.
    writing: Option<Writing>,
}

impl Executor {
    pub(crate) fn new(
        ledger: Ledger,
        inbox: mpsc::Receiver<Waiting>,
        batch_limit: usize,
        cache_capacity: usize,
    ) -> Self {
        Self { ledger, inbox, batch_limit, cache_capacity, cache: None, gathered: Vec::new() }
    }

    pub(crate) async fn run(mut self) {
        let mut begun = None;
        loop {
            begun = match begun {
                Some(begun) => self.carry_out(begun).await,
                None if self.wait().await => {
                    let mut batch = Batch::default();
                    self.decide(&mut batch, None).await;
                    self.begin(batch)
                }
                None => return,
            };
        }
    }

    /// Waits until there is something to decide; false when nobody has come for a long time, or can come any more.
    async fn wait(&mut self) -> bool {
        if self.gathered.is_empty() {
            let first = match timeout(IDLE, self.inbox.recv()).await {
                Ok(first) => first,
                Err(_) => {
                    // Whoever slipped in before the close is still served.
                    self.inbox.close();
                    self.inbox.recv().await
                }
            };
            self.gathered.extend(first);
        }
        while self.gathered.len() < self.batch_limit
            && let Ok(waiting) = self.inbox.try_recv()
        {
            self.gathered.push(waiting);
        }
        !self.gathered.is_empty()
    }

    /// Takes what was gathered into the batch and decides it, on top of what is being written.
    async fn decide(&mut self, batch: &mut Batch, ahead: Option<&Stage>) {
        // Who has stopped waiting will ask again with the same request id, or does not need it.
        self.gathered.retain(|waiting| !waiting.answer.is_closed());
        let first = batch.waiting.len();
        batch.take(&mut self.gathered);
        let instructions = instructions(&batch.waiting[first..]);
        let decided = patiently(async {
            let cache = match &mut self.cache {
                Some(cache) => cache,
                None => self.cache.insert(Cache::at_head(&self.ledger, self.cache_capacity).await?),
            };
            batch.decided.decide(cache, ahead, &self.ledger, &instructions).await
        });
        if let Err(error) = decided.await {
            std::mem::take(batch).fail(&error);
        }
    }

    /// Begins to write what was decided; `None` when there is nobody in the batch.
    fn begin(&self, mut batch: Batch) -> Option<Begun> {
        if batch.waiting.is_empty() {
            return None;
        }
        histogram!("herstelboek_batch_commands")
            .record(u32::try_from(batch.waiting.len()).unwrap_or(u32::MAX));
        gauge!("herstelboek_queue_depth", "ledger" => self.ledger.name().to_string())
            .set(u32::try_from(self.inbox.len()).unwrap_or(u32::MAX));
        let writing = self.start_writing(&mut batch);
        Some(Begun { batch, writing })
    }

    /// Answers a batch once it is written; gives the next, which came and was decided meanwhile, and is being written.
    async fn carry_out(&mut self, begun: Begun) -> Option<Begun> {
        let (mut batch, mut next) = (begun.batch, Batch::default());
        let commit = match begun.writing {
            Some(writing) => self.gather_until(writing, &batch.decided.stage, &mut next).await.map(Some),
            None => Ok(None),
        };
        let settled = match commit {
            Ok(Some(Commit::Done { head, receipts })) => {
                if let Some(cache) = &mut self.cache {
                    cache.advance(head, batch.decided.stage.take_changed());
                    cache.trim();
                }
                // First the next is on its way: the database need not wait until everybody is answered.
                let next = self.begin(next);
                self.answer(batch, receipts).await;
                return next;
            }
            Ok(Some(Commit::HeadMoved)) => self.settle(&batch, Hindrance::HeadMoved).await,
            Ok(Some(Commit::RequestKnown)) => self.settle(&batch, Hindrance::RequestKnown).await,
            Ok(None) => self.settle(&batch, Hindrance::Nothing).await,
            Err(error) => Err(error),
        };
        match settled {
            Ok(answers) => batch.answer(answers),
            Err(error) => {
                // What is in the ledger now is unknown, and so is whether the cache still agrees with it.
                self.cache = None;
                batch.fail(&error);
            }
        }
        // What was decided on the stage of that batch was decided on what is not there.
        self.gathered.splice(..0, next.waiting);
        None
    }

    /// Nothing to write: `None`.
    fn start_writing(&self, batch: &mut Batch) -> Option<Writing> {
        let submissions = std::mem::take(&mut batch.decided.submissions);
        if submissions.is_empty() {
            return None;
        }
        let commit = self.ledger.commit_together(self.cache.as_ref()?.head().clone(), submissions);
        Some(Box::pin(patiently(async { Ok(commit.await?) })))
    }

    /// Gathers and decides until the batch ahead is written or cannot be.
    async fn gather_until(
        &mut self,
        mut writing: Writing,
        ahead: &Stage,
        next: &mut Batch,
    ) -> Result<Commit, ExecutionError> {
        let mut open = true;
        loop {
            let room = self.batch_limit.saturating_sub(next.waiting.len() + self.gathered.len());
            tokio::select! {
                biased;
                commit = &mut writing => return commit,
                came = self.inbox.recv_many(&mut self.gathered, room.min(AT_ONCE)), if open && room > 0 => {
                    open = came > 0;
                    self.decide(next, Some(ahead)).await;
                }
            }
        }
    }

    /// Answers everybody in a batch that is there.
    async fn answer(&self, mut batch: Batch, receipts: Vec<Receipt>) {
        let mut answers = batch.decided.answers(receipts);
        let instructions = instructions(&batch.waiting);
        let retries = replace_refusals_of_retries(&self.ledger, &instructions, &mut answers);
        if let Err(error) = patiently(retries).await {
            // Whether these are retries is unknown; what was written is there all the same.
            answers
                .iter_mut()
                .filter(|answer| answer.is_err())
                .for_each(|answer| *answer = Err(error.clone()));
        }
        batch.answer(answers);
    }

    async fn settle(&mut self, batch: &Batch, hindrance: Hindrance) -> Result<Vec<Answer>, ExecutionError> {
        let Some(cache) = &mut self.cache else { return Err(ExecutionError::Stopped) };
        let answers =
            patiently(settle(&self.ledger, cache, &instructions(&batch.waiting), hindrance)).await?;
        cache.trim();
        Ok(answers)
    }
}

/// Gives up when the database has been silent for too long.
async fn patiently<T>(asked: impl Future<Output = Result<T, ExecutionError>>) -> Result<T, ExecutionError> {
    timeout(PATIENCE, asked).await.unwrap_or_else(|_| Err(LedgerError::timed_out().into()))
}

fn instructions(waiting: &[Waiting]) -> Vec<&Instruction> {
    waiting.iter().map(|waiting| &*waiting.instruction).collect()
}
