//! Batches of several ledgers in one transaction: a server of many municipalities asks once, and waits for the disk once,
//! for all of them. With 352 ledgers, each with a command or two, that is most of what a batch costs.
//!
//! Each ledger keeps its own outcome: a head that has moved stops only its own batch. What breaks the transaction, such as
//! a request id that is known, makes each batch be written by itself. Heads are locked in the order of the names, so that
//! two processes cannot wait for each other.
//!
//! A batch that comes alone is written at once, in a statement that is its own transaction.

use std::{pin::pin, sync::Arc, time::Duration};

use database::Manner;
use metrics::histogram;
use tokio::{
    sync::{Semaphore, mpsc, oneshot},
    task::JoinSet,
    time::timeout,
};

use super::{
    Commit, Submission,
    commit::appended,
    write::{Addressed, write_each},
};
use crate::{Ledger, LedgerError, read::Head};

/// How many transactions are under way at once. Batches that come meanwhile gather for the next.
const AT_ONCE: usize = 4;
/// How many ledgers are in one at most: each of them is locked until the last one is written.
const MOST: usize = 64;
/// How long a transaction waits for a head that another process has locked, before each batch goes its own way; and how long
/// one that does not get on keeps the next from its turn. So a ledger that is held up does not hold up the others.
const PATIENCE: Duration = Duration::from_millis(50);
/// How many bytes of events are in one at most. Larger batches are slow enough for a transaction of their own.
const LARGEST: usize = 8 * 1024 * 1024;
/// How many batches may wait; more than there are ledgers in use at once, each of which has one.
const QUEUE: usize = 4096;

type Answer = Result<Commit, Arc<LedgerError>>;

/// Where batches of all ledgers gather. The task ends when this is dropped.
pub(crate) struct Together {
    batches: mpsc::Sender<Waiting>,
}

/// A batch that waits to be written.
struct Waiting {
    ledger: Ledger,
    head: Head,
    submissions: Vec<Submission>,
    answer: oneshot::Sender<Answer>,
}

impl Ledger {
    /// Appends the submissions behind `head` as [`Ledger::commit`] does, in one transaction with what comes for other
    /// ledgers at the same time. It is on its way when this returns, and goes on to the end when nobody waits for it.
    pub fn commit_together(
        &self,
        head: Head,
        submissions: Vec<Submission>,
    ) -> impl Future<Output = Answer> + Send + use<> {
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { ledger: self.clone(), head, submissions, answer };
        let refused = self.together().batches.try_send(waiting).err();
        async move {
            if let Some(back) = refused {
                // The task is gone, or there are more than thousands of ledgers: then without it.
                back.into_inner().write_alone().await;
            }
            // Whoever had it in hand panicked: what became of it is unknown.
            answered.await.unwrap_or_else(|_| Err(Arc::new(LedgerError::timed_out())))
        }
    }
}

impl Together {
    pub(crate) fn start() -> Self {
        let (batches, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(run(waiting));
        Self { batches }
    }
}

async fn run(mut waiting: mpsc::Receiver<Waiting>) {
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    while let Ok(turn) = Arc::clone(&turns).acquire_owned().await {
        let mut batches = Vec::new();
        if waiting.recv_many(&mut batches, MOST).await == 0 {
            return;
        }
        tokio::spawn(async move {
            let mut written = pin!(write_all(batches));
            if timeout(PATIENCE, &mut written).await.is_err() {
                drop(turn);
                written.await;
            }
        });
    }
}

async fn write_all(mut batches: Vec<Waiting>) {
    histogram!("herstelboek_append_ledgers").record(u32::try_from(batches.len()).unwrap_or(u32::MAX));
    if batches.len() > 1 && batches.iter().map(Waiting::weight).sum::<usize>() <= LARGEST {
        batches.sort_by(|one, other| one.ledger.name().cmp(other.ledger.name()));
        match in_one(&batches).await {
            Ok(Some(commits)) => {
                for (batch, commit) in batches.into_iter().zip(commits) {
                    appended(&batch.ledger, &commit);
                    batch.answer(Ok(commit));
                }
                return;
            }
            // Nothing of it is there.
            Ok(None) => {}
            Err(unknown) => {
                let unknown = Arc::new(unknown);
                batches.into_iter().for_each(|batch| batch.answer(Err(Arc::clone(&unknown))));
                return;
            }
        }
    }
    batches.into_iter().map(Waiting::write_alone).collect::<JoinSet<()>>().join_all().await;
}

/// Writes all of them, each behind its head if that is still there; `None` when they cannot be in one transaction.
///
/// # Errors
/// When the commit failed: then what is there is unknown.
async fn in_one(batches: &[Waiting]) -> Result<Option<Vec<Commit>>, LedgerError> {
    let [first, ..] = batches else { return Ok(Some(Vec::new())) };
    let (manner, name) = (Manner::Impatient(PATIENCE), first.ledger.name().as_str());
    let Ok(mut transaction) = first.ledger.database().begin_as(manner, name).await else { return Ok(None) };
    let to: Vec<Addressed<'_>> = batches.iter().map(Waiting::addressed).collect();
    let Ok(commits) = write_each(&to, &mut transaction).await else { return Ok(None) };
    transaction.commit().await?;
    Ok(Some(commits))
}

impl Waiting {
    fn addressed(&self) -> Addressed<'_> {
        Addressed { ledger: &self.ledger, head: &self.head, submissions: &self.submissions }
    }

    fn weight(&self) -> usize {
        let events = self.submissions.iter().flat_map(|submission| &submission.events);
        events.map(|event| event.payload.as_str().len() + event.metadata.as_str().len()).sum()
    }

    async fn write_alone(self) {
        let outcome = self.ledger.commit(&self.head, &self.submissions).await.map_err(Arc::new);
        self.answer(outcome);
    }

    fn answer(self, outcome: Answer) {
        // Whoever stopped waiting does not want it.
        drop(self.answer.send(outcome));
    }
}
