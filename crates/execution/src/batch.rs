//! One batch, from instructions to answers: decide, append, and decide again when another process came between.

use std::collections::{HashMap, HashSet};

use domain::BookId;
use ledger::{Commit, Ledger, LedgerError, LockedHead, Receipt, RequestId, Submission};

use crate::{
    ExecutionError, Instruction,
    cache::Cache,
    decide::{Decision, decide},
    stage::Stage,
};

pub(crate) type Answer = Result<Receipt, ExecutionError>;

/// What was decided of a batch on one staged state.
struct Decided {
    stage: Stage,
    submissions: Vec<Submission>,
    /// Per instruction: accepted, as the next submission, or refused.
    outcomes: Vec<Result<(), ExecutionError>>,
}

/// Carries out a batch in which no request id stands twice. Answers every instruction, in order; an error concerns all.
///
/// Refusals hold at the head too: either the commit found it where it was, or it is looked at when there is nothing to
/// commit. So what another process recorded before this batch came is never left out of an answer.
pub(crate) async fn carry_out(
    ledger: &Ledger,
    cache: &mut Cache,
    instructions: &[Instruction],
) -> Result<Vec<Answer>, ExecutionError> {
    let mut known: HashMap<RequestId, Answer> = HashMap::new();
    let mut turn: Option<LockedHead> = None;
    let mut at_head = false;
    loop {
        let open: Vec<&Instruction> =
            instructions.iter().filter(|instruction| !known.contains_key(&instruction.request.id)).collect();
        // Whoever holds the turn reads through it.
        let reading = turn.as_ref().map_or(ledger, LockedHead::ledger).clone();
        preload(cache, &reading, &open).await?;
        let decided = decide_all(cache, &reading, &open).await?;
        let commit = match (decided.submissions.is_empty(), turn.take()) {
            (true, _) if at_head => Commit::Done { head: cache.head().clone(), receipts: Vec::new() },
            (true, _) => {
                at_head = true;
                let head = ledger.head().await?;
                cache.catch_up(ledger, &head).await?;
                continue;
            }
            (false, None) => ledger.commit(cache.head(), &decided.submissions).await?,
            (false, Some(locked)) => locked.commit(&decided.submissions).await?,
        };
        match commit {
            Commit::Done { head, receipts } => {
                cache.advance(head, decided.stage.into_changed());
                cache.trim();
                known.extend(answers(&open, decided.outcomes, receipts));
                break;
            }
            Commit::HeadMoved => {
                let locked = ledger.lock_head().await?;
                cache.catch_up(locked.ledger(), locked.head()).await?;
                turn = Some(locked);
            }
            Commit::RequestKnown => {
                let before = known.len();
                answer_known(ledger, &open, &mut known).await?;
                if known.len() == before {
                    return Err(LedgerError::damaged(
                        ledger.name(),
                        "a request is known whose events are not there",
                    )
                    .into());
                }
            }
        }
    }
    replace_refusals_of_retries(ledger, instructions, &mut known).await?;
    let answer = |instruction: &Instruction| known.remove(&instruction.request.id);
    Ok(instructions.iter().map(answer).map(|answer| answer.unwrap_or(Err(ExecutionError::Stopped))).collect())
}

/// The outcomes with the receipts of those that were accepted.
fn answers(
    instructions: &[&Instruction],
    outcomes: Vec<Result<(), ExecutionError>>,
    receipts: Vec<Receipt>,
) -> Vec<(RequestId, Answer)> {
    let mut receipts = receipts.into_iter();
    let answered = instructions.iter().zip(outcomes).map(|(instruction, outcome)| {
        let answer = outcome.map(|()| receipts.next().expect("one receipt per submission"));
        (instruction.request.id, answer)
    });
    answered.collect()
}

/// Decides everything once on the unstaged state, only to learn which books are needed, and loads them together.
async fn preload(
    cache: &mut Cache,
    ledger: &Ledger,
    instructions: &[&Instruction],
) -> Result<(), ExecutionError> {
    instructions.iter().for_each(|instruction| cache.touch(instruction.book));
    loop {
        let stage = Stage::default();
        let missing: HashSet<BookId> = instructions
            .iter()
            .flat_map(|instruction| match decide(cache, &stage, instruction) {
                Decision::Missing(books) => books,
                Decision::Accepted { .. } | Decision::Refused(_) => Vec::new(),
            })
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        cache.load(ledger, &missing.into_iter().collect::<Vec<_>>()).await?;
    }
}

async fn decide_all(
    cache: &mut Cache,
    ledger: &Ledger,
    instructions: &[&Instruction],
) -> Result<Decided, ExecutionError> {
    let mut decided = Decided { stage: Stage::default(), submissions: Vec::new(), outcomes: Vec::new() };
    for instruction in instructions {
        let outcome = loop {
            match decide(cache, &decided.stage, instruction) {
                Decision::Missing(books) => cache.load(ledger, &books).await?,
                Decision::Refused(refusal) => break Err(refusal),
                Decision::Accepted { submission, changed } => {
                    decided.stage.absorb(changed);
                    decided.submissions.push(submission);
                    break Ok(());
                }
            }
        };
        decided.outcomes.push(outcome);
    }
    Ok(decided)
}

/// Answers those of the instructions whose request id is in the ledger already.
async fn answer_known(
    ledger: &Ledger,
    instructions: &[&Instruction],
    known: &mut HashMap<RequestId, Answer>,
) -> Result<(), ExecutionError> {
    let ids: Vec<RequestId> = instructions.iter().map(|instruction| instruction.request.id).collect();
    let mut answered = ledger.answered(&ids).await?;
    for instruction in instructions {
        let request = instruction.request;
        if let Some((fingerprint, receipt)) = answered.remove(&request.id) {
            let same = fingerprint == request.fingerprint;
            known.insert(
                request.id,
                if same { Ok(receipt) } else { Err(ExecutionError::RequestReused { request: request.id }) },
            );
        }
    }
    Ok(())
}

/// A retry is decided on the state its first try led to, and may be refused there: it must get its first receipt.
async fn replace_refusals_of_retries(
    ledger: &Ledger,
    instructions: &[Instruction],
    known: &mut HashMap<RequestId, Answer>,
) -> Result<(), ExecutionError> {
    let refused: Vec<&Instruction> = instructions
        .iter()
        .filter(|instruction| known.get(&instruction.request.id).is_some_and(Result::is_err))
        .collect();
    answer_known(ledger, &refused, known).await
}
