//! A batch: instructions decided in the order in which they came, each on the state that the ones before it lead to.

use std::collections::HashSet;

use domain::BookEvent;
use ledger::{Ledger, Receipt, RequestId, Submission};
use tokio::sync::oneshot;

use crate::{
    ExecutionError, Instruction,
    cache::Cache,
    decide::{Decision, FirstEvent, decide, missing},
    stage::{Books, Stage},
};

/// What was recorded of an instruction.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Where it stands.
    pub receipt: Receipt,
    /// The event of the command itself, before those of its legs. `None` when the request had been recorded before: then
    /// the ledger has it, at the first position of the receipt.
    pub event: Option<Box<BookEvent>>,
}

pub(crate) type Answer = Result<Recorded, ExecutionError>;

/// An instruction and where its answer goes. Boxed, because it is handed on many times.
pub(crate) struct Waiting {
    pub(crate) instruction: Box<Instruction>,
    pub(crate) answer: oneshot::Sender<Answer>,
}

/// Instructions that are carried out together, as far as they have been decided. No request id stands twice in it.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) waiting: Vec<Waiting>,
    pub(crate) decided: Decided,
    ids: HashSet<RequestId>,
}

impl Batch {
    /// Takes what was gathered, but for what has the request id of an earlier one: it stays for the next batch, where its
    /// twin is in the ledger.
    pub(crate) fn take(&mut self, gathered: &mut Vec<Waiting>) {
        self.waiting
            .extend(gathered.extract_if(.., |waiting| self.ids.insert(waiting.instruction.request.id)));
    }

    /// Answers everybody, in order. A client that has gone does not want its answer.
    pub(crate) fn answer(self, answers: impl IntoIterator<Item = Answer>) {
        for (waiting, answer) in self.waiting.into_iter().zip(answers) {
            drop(waiting.answer.send(answer));
        }
    }

    /// Answers everybody with the same error.
    pub(crate) fn fail(self, error: &ExecutionError) {
        self.answer(std::iter::repeat_with(|| Err(error.clone())));
    }
}

/// What was decided, one after the other.
#[derive(Default)]
pub(crate) struct Decided {
    /// What it does to the books.
    pub(crate) stage: Stage,
    /// What is to be appended.
    pub(crate) submissions: Vec<Submission>,
    /// Per instruction: accepted, as the next submission, which begins with this event; or refused.
    outcomes: Vec<Result<FirstEvent, ExecutionError>>,
}

impl Decided {
    /// Decides these too: on the cache, on what is being written behind it, and on what was decided before.
    ///
    /// # Errors
    /// [`ExecutionError::Unavailable`] when books could not be loaded.
    pub(crate) async fn decide(
        &mut self,
        cache: &mut Cache,
        ahead: Option<&Stage>,
        ledger: &Ledger,
        instructions: &[&Instruction],
    ) -> Result<(), ExecutionError> {
        for (index, instruction) in instructions.iter().enumerate() {
            cache.touch(instruction.book);
            let outcome = loop {
                let books = Books { cache, ahead, stage: &self.stage };
                match decide(books, instruction) {
                    Decision::Missing => {
                        // Those behind it lack books too, as likely as not: one round trip loads them all.
                        let behind = &instructions[index..];
                        let missing: HashSet<_> = behind.iter().flat_map(|one| missing(books, one)).collect();
                        cache.load(ledger, &missing.into_iter().collect::<Vec<_>>()).await?;
                    }
                    Decision::Refused(refusal) => break Err(refusal),
                    Decision::Accepted { submission, event, changed } => {
                        self.stage.absorb(changed);
                        self.submissions.push(submission);
                        break Ok(event);
                    }
                }
            };
            self.outcomes.push(outcome);
        }
        Ok(())
    }

    /// The answer to each instruction, in order, now that the submissions are there.
    pub(crate) fn answers(&mut self, receipts: Vec<Receipt>) -> Vec<Answer> {
        let mut receipts = receipts.into_iter();
        let mut recorded =
            |event| Recorded { receipt: receipts.next().expect("one receipt per submission"), event };
        std::mem::take(&mut self.outcomes).into_iter().map(|outcome| outcome.map(&mut recorded)).collect()
    }
}
