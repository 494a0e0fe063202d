//! The way in: finds or starts the task of a ledger and hands it the instruction.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use ledger::{Ledger, LedgerName, Ledgers};
use metrics::{counter, histogram};
use tokio::sync::{mpsc, mpsc::error::TrySendError, oneshot};

use crate::{ExecutionError, Instruction, Recorded, batch::Waiting, executor::Executor};

/// What a client is told to wait when the queue is full: a few transactions long.
const RETRY_AFTER: Duration = Duration::from_millis(50);

/// How much may be in hand at once.
#[derive(Debug, Clone, Copy)]
pub struct ExecutorsOptions {
    /// Instructions that may wait for one ledger; one more is answered [`ExecutionError::QueueFull`].
    pub queue: usize,
    /// Instructions in one transaction.
    pub batch: usize,
    /// Aggregates kept in memory per active ledger.
    pub cached_books: usize,
}

impl Default for ExecutorsOptions {
    fn default() -> Self {
        Self { queue: 1024, batch: 512, cached_books: 10_000 }
    }
}

/// The executors of all ledgers. Cheap to clone.
#[derive(Clone)]
pub struct Executors {
    shared: Arc<Shared>,
}

struct Shared {
    ledgers: Ledgers,
    options: ExecutorsOptions,
    /// The inboxes of active ledgers; locked only to look one up or put one in.
    inboxes: Mutex<HashMap<LedgerName, mpsc::Sender<Waiting>>>,
}

impl Executors {
    /// Executors over the ledgers of a database.
    pub fn new(ledgers: Ledgers, options: ExecutorsOptions) -> Self {
        Self { shared: Arc::new(Shared { ledgers, options, inboxes: Mutex::default() }) }
    }

    /// Carries out an instruction: answers when its events are durable, or why there are none.
    ///
    /// When the future is dropped the instruction may be carried out or not; a retry with the same request id finds out.
    pub async fn execute(
        &self,
        ledger: &LedgerName,
        instruction: Instruction,
    ) -> Result<Recorded, ExecutionError> {
        let started = Instant::now();
        let (command, (answer, answered)) = (instruction.command.name(), oneshot::channel());
        let waiting = Waiting { instruction: Box::new(instruction), answer };
        let outcome = match self.hand_over(ledger, waiting).await {
            Ok(()) => answered.await.unwrap_or(Err(ExecutionError::Stopped)),
            Err(error) => Err(error),
        };
        counter!("herstelboek_commands_total", "command" => command, "outcome" => outcome_label(&outcome))
            .increment(1);
        histogram!("herstelboek_command_seconds").record(started.elapsed().as_secs_f64());
        outcome
    }

    async fn hand_over(&self, name: &LedgerName, mut waiting: Waiting) -> Result<(), ExecutionError> {
        loop {
            let inbox = match self.inbox(name) {
                Some(inbox) => inbox,
                None => self.start(self.shared.ledgers.get(name).await?),
            };
            match inbox.try_send(waiting) {
                Ok(()) => return Ok(()),
                Err(TrySendError::Full(_)) => {
                    return Err(ExecutionError::QueueFull { retry_after: RETRY_AFTER });
                }
                // The task was idle and is ending: the next turn of the loop starts another.
                Err(TrySendError::Closed(back)) => waiting = back,
            }
        }
    }

    /// The inbox of the task of a ledger, unless that is ending.
    fn inbox(&self, name: &LedgerName) -> Option<mpsc::Sender<Waiting>> {
        let inboxes = self.shared.inboxes.lock().unwrap_or_else(PoisonError::into_inner);
        inboxes.get(name).filter(|inbox| !inbox.is_closed()).cloned()
    }

    fn start(&self, ledger: Ledger) -> mpsc::Sender<Waiting> {
        let options = self.shared.options;
        let mut inboxes = self.shared.inboxes.lock().unwrap_or_else(PoisonError::into_inner);
        // Those that have ended are let go of here, and not at every command: a server may serve hundreds of ledgers.
        inboxes.retain(|_, inbox| !inbox.is_closed());
        let started = inboxes.entry(ledger.name().clone()).or_insert_with(|| {
            let (sender, inbox) = mpsc::channel(options.queue);
            // What one batch touches must fit, or it would push out its own books.
            let cache_capacity = options.cached_books.max(options.batch * 32);
            tokio::spawn(Executor::new(ledger, inbox, options.batch, cache_capacity).run());
            sender
        });
        started.clone()
    }
}

fn outcome_label(outcome: &Result<Recorded, ExecutionError>) -> &'static str {
    match outcome {
        Ok(_) => "recorded",
        Err(ExecutionError::Refused(refusal)) => refusal.code(),
        Err(ExecutionError::QueueFull { .. }) => "QUEUE_FULL",
        Err(ExecutionError::RequestReused { .. }) => "REQUEST_ID_REUSED",
        Err(ExecutionError::RevisionConflict { .. }) => "REVISION_CONFLICT",
        Err(ExecutionError::TooLarge(_)) => "TOO_LARGE",
        Err(ExecutionError::Unreadable(_)) => "UNREADABLE",
        Err(ExecutionError::Unavailable(_) | ExecutionError::Stopped) => "UNAVAILABLE",
    }
}
