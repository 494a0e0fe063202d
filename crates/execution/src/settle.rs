//! What becomes of a batch that could not simply be written: it is decided again behind the head there is, as often as
//! that takes; and who has been answered before gets that answer.

use std::collections::HashMap;

use ledger::{Commit, Ledger, LedgerError, LockedHead, RequestId};

use crate::{
    ExecutionError, Instruction,
    batch::{Answer, Decided, Recorded},
    cache::Cache,
};

/// Why a batch was not written.
pub(crate) enum Hindrance {
    /// All of it was refused. So nothing has told whether the head is where it was decided on.
    Nothing,
    /// Another process was first.
    HeadMoved,
    /// One of the request ids is in the ledger already.
    RequestKnown,
}

/// Carries out a batch in which no request id stands twice. Answers every instruction, in order; an error concerns all.
///
/// Refusals hold at the head too: either the commit found it where it was, or it is looked at when there is nothing to
/// commit. So what another process recorded before this batch came is never left out of an answer.
pub(crate) async fn settle(
    ledger: &Ledger,
    cache: &mut Cache,
    instructions: &[&Instruction],
    mut hindrance: Hindrance,
) -> Result<Vec<Answer>, ExecutionError> {
    let mut known: HashMap<RequestId, Answer> = HashMap::new();
    let mut at_head = false;
    loop {
        let mut turn: Option<LockedHead> = None;
        match hindrance {
            Hindrance::Nothing => {
                at_head = true;
                let head = ledger.head().await?;
                cache.catch_up(ledger, &head).await?;
            }
            Hindrance::HeadMoved => {
                let locked = ledger.lock_head().await?;
                cache.catch_up(locked.ledger(), locked.head()).await?;
                turn = Some(locked);
            }
            Hindrance::RequestKnown => {
                if answer_known(ledger, instructions, &mut known).await? == 0 {
                    let detail = "a request is known whose events are not there";
                    return Err(LedgerError::damaged(ledger.name(), detail).into());
                }
            }
        }
        let open: Vec<&Instruction> =
            instructions.iter().copied().filter(|one| !known.contains_key(&one.request.id)).collect();
        // Whoever holds the turn reads through it.
        let reading = turn.as_ref().map_or(ledger, LockedHead::ledger).clone();
        let mut decided = Decided::default();
        decided.decide(cache, None, &reading, &open).await?;
        let commit = match (decided.submissions.is_empty(), turn) {
            (true, _) if at_head => Commit::Done { head: cache.head().clone(), receipts: Vec::new() },
            (true, _) => {
                hindrance = Hindrance::Nothing;
                continue;
            }
            (false, None) => ledger.commit(cache.head(), &decided.submissions).await?,
            (false, Some(locked)) => locked.commit(&decided.submissions).await?,
        };
        match commit {
            Commit::Done { head, receipts } => {
                let answers = decided.answers(receipts);
                cache.advance(head, decided.stage.take_changed());
                known.extend(open.iter().map(|one| one.request.id).zip(answers));
                break;
            }
            Commit::HeadMoved => hindrance = Hindrance::HeadMoved,
            Commit::RequestKnown => hindrance = Hindrance::RequestKnown,
        }
    }
    let answer = |one: &&Instruction| known.remove(&one.request.id).unwrap_or(Err(ExecutionError::Stopped));
    let mut answers: Vec<Answer> = instructions.iter().map(answer).collect();
    replace_refusals_of_retries(ledger, instructions, &mut answers).await?;
    Ok(answers)
}

/// Answers those of the instructions whose request id is in the ledger already; says how many were not known before.
async fn answer_known(
    ledger: &Ledger,
    instructions: &[&Instruction],
    known: &mut HashMap<RequestId, Answer>,
) -> Result<usize, ExecutionError> {
    let before = known.len();
    let ids: Vec<RequestId> = instructions.iter().map(|instruction| instruction.request.id).collect();
    let mut answered = ledger.answered(&ids).await?;
    for request in instructions.iter().map(|instruction| instruction.request) {
        if let Some((fingerprint, receipt)) = answered.remove(&request.id) {
            let same = fingerprint == request.fingerprint;
            let reused = ExecutionError::RequestReused { request: request.id };
            known.insert(request.id, if same { Ok(Recorded { receipt, event: None }) } else { Err(reused) });
        }
    }
    Ok(known.len() - before)
}

/// A retry is decided on the state its first try led to, and may be refused there: it must get its first receipt.
pub(crate) async fn replace_refusals_of_retries(
    ledger: &Ledger,
    instructions: &[&Instruction],
    answers: &mut [Answer],
) -> Result<(), ExecutionError> {
    let refused: Vec<&Instruction> = instructions
        .iter()
        .zip(&*answers)
        .filter(|(_, answer)| answer.is_err())
        .map(|(one, _)| *one)
        .collect();
    let mut known = HashMap::new();
    answer_known(ledger, &refused, &mut known).await?;
    for (instruction, answer) in instructions.iter().zip(answers) {
        if let Some(first) = known.remove(&instruction.request.id) {
            *answer = first;
        }
    }
    Ok(())
}
