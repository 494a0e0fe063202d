//! The queue before a ledger: while one batch is being written the next one gathers.
//!
//! One task per [`Appender`] owns the order; it ends when the last handle is dropped. It holds no lock: the database
//! does, across processes.

use std::{sync::Arc, time::Duration};

use tokio::sync::{mpsc, oneshot};

use super::{
    Commit, Receipt, Submission, SubmissionError,
    settle::{Known, Settled, settle},
};
use crate::{Ledger, LedgerError, read::Head};

/// How many submissions may wait. A full queue is answered, never waited for.
const QUEUE: usize = 4096;
/// How many submissions one transaction takes at most.
const BATCH: usize = 1024;
/// What a caller is told to wait when the queue is full: a few transactions long.
const RETRY_AFTER: Duration = Duration::from_millis(50);

type Answer = Result<Receipt, SubmissionError>;

/// A handle on the queue of one ledger; clones share it.
#[derive(Clone)]
pub struct Appender {
    queue: mpsc::Sender<Waiting>,
}

struct Waiting {
    submission: Submission,
    answer: oneshot::Sender<Answer>,
}

impl Appender {
    /// A handle that does not keep the task alive, and gives one that does while others keep it alive.
    pub(crate) fn downgrade(&self) -> impl Fn() -> Option<Self> + Send + 'static + use<> {
        let queue = self.queue.downgrade();
        move || queue.upgrade().map(|queue| Self { queue })
    }

    pub(crate) fn start(ledger: Ledger) -> Self {
        let (queue, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(run(ledger, waiting));
        Self { queue }
    }

    /// Appends, and answers when it is durable. Dropping the future does not take the submission back.
    pub async fn append(&self, submission: Submission) -> Answer {
        let (answer, answered) = oneshot::channel();
        self.queue
            .try_send(Waiting { submission, answer })
            .map_err(|_| SubmissionError::QueueFull { retry_after: RETRY_AFTER })?;
        answered.await.unwrap_or(Err(SubmissionError::QueueFull { retry_after: RETRY_AFTER }))
    }
}

async fn run(ledger: Ledger, mut waiting: mpsc::Receiver<Waiting>) {
    let mut gathered = Vec::with_capacity(BATCH);
    while waiting.recv_many(&mut gathered, BATCH).await > 0 {
        let (submissions, answers): (Vec<_>, Vec<_>) =
            gathered.drain(..).map(|Waiting { submission, answer }| (submission, answer)).unzip();
        for (answer, outcome) in answers.into_iter().zip(append(&ledger, submissions).await) {
            // A caller that has gone does not want its answer.
            drop(answer.send(outcome));
        }
    }
}

/// Appends what can be appended; answers every submission, in order.
pub(crate) async fn append(ledger: &Ledger, submissions: Vec<Submission>) -> Vec<Answer> {
    let count = submissions.len();
    match try_append(ledger, submissions).await {
        Ok(answers) => answers,
        Err(error) => vec![Err(SubmissionError::Failed(Arc::new(error))); count],
    }
}

async fn try_append(ledger: &Ledger, submissions: Vec<Submission>) -> Result<Vec<Answer>, LedgerError> {
    let head = ledger.head().await?;
    if let Some(answers) = attempt(ledger, &head, &submissions, Turn::Free).await? {
        return Ok(answers);
    }
    // Somebody else was first, or a request is known that was not when it was looked up: neither can be while this
    // caller has the turn.
    let locked = ledger.lock_head().await?;
    let (head, inside) = (locked.head().clone(), locked.ledger().clone());
    let answers = attempt(&inside, &head, &submissions, Turn::Held(locked)).await?;
    answers
        .ok_or_else(|| LedgerError::damaged(ledger.name(), "a request is known whose events are not there"))
}

enum Turn {
    Free,
    Held(super::LockedHead),
}

/// One try behind one head; `None` when another writer came between.
async fn attempt(
    ledger: &Ledger,
    head: &Head,
    submissions: &[Submission],
    turn: Turn,
) -> Result<Option<Vec<Answer>>, LedgerError> {
    let mut known = look_up(ledger, head, submissions).await?;
    let mut earlier = Vec::new();
    let settled: Vec<Settled> = submissions.iter().map(|one| settle(&mut known, &mut earlier, one)).collect();
    let accepted: Vec<Submission> = submissions
        .iter()
        .zip(&settled)
        .filter(|(_, settled)| matches!(settled, Settled::Accepted))
        .map(|(submission, _)| submission.clone())
        .collect();
    if accepted.is_empty() {
        return Ok(Some(answers(submissions, settled, Vec::new())));
    }
    let commit = match turn {
        Turn::Free => ledger.commit(head, &accepted).await?,
        Turn::Held(locked) => locked.commit(&accepted).await?,
    };
    Ok(match commit {
        Commit::Done { receipts, .. } => Some(answers(submissions, settled, receipts)),
        Commit::HeadMoved | Commit::RequestKnown => None,
    })
}

async fn look_up(ledger: &Ledger, head: &Head, submissions: &[Submission]) -> Result<Known, LedgerError> {
    let mut streams: Vec<_> = submissions
        .iter()
        .flat_map(|one| {
            one.events.iter().map(|event| &event.stream).chain(one.preconditions.iter().map(|p| &p.stream))
        })
        .cloned()
        .collect();
    streams.sort_unstable();
    streams.dedup();
    let requests: Vec<_> = submissions.iter().filter_map(|one| one.request).map(|key| key.id).collect();
    Ok(Known {
        sequences: ledger.sequences(&streams, head.size()).await?,
        requests: ledger.answered(&requests).await?,
    })
}

fn answers(submissions: &[Submission], settled: Vec<Settled>, receipts: Vec<Receipt>) -> Vec<Answer> {
    let mut receipts = receipts.into_iter();
    let mut written: Vec<(crate::RequestId, Receipt)> = Vec::new();
    let mut answers = Vec::with_capacity(submissions.len());
    for (submission, settled) in submissions.iter().zip(settled) {
        answers.push(match settled {
            Settled::Answered(answer) => answer,
            Settled::Accepted => {
                let receipt = receipts.next().expect("a commit gives one receipt per accepted submission");
                written.extend(submission.request.map(|key| (key.id, receipt.clone())));
                Ok(receipt)
            }
            Settled::Twin => {
                let twin = written.iter().find(|(id, _)| submission.request.is_some_and(|key| key.id == *id));
                Ok(twin.expect("a twin stands before it in the same batch").1.clone())
            }
        });
    }
    answers
}
