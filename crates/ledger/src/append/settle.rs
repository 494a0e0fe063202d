//! Settling: which submissions of a batch can be appended behind a head, and what the others are answered.

use std::collections::HashMap;

use super::{Receipt, RequestId, RequestKey, Submission, SubmissionError};
use crate::StreamId;

/// What is known about the streams and requests of a batch, as of one head.
#[derive(Default)]
pub(crate) struct Known {
    /// The last sequence of each stream that exists.
    pub(crate) sequences: HashMap<StreamId, u64>,
    /// The requests that were answered before.
    pub(crate) requests: HashMap<RequestId, ([u8; 32], Receipt)>,
}

/// What a submission comes to before anything is written.
pub(crate) enum Settled {
    /// It can be appended.
    Accepted,
    /// It is answered without writing.
    Answered(Result<Receipt, SubmissionError>),
    /// The same request stands earlier in this batch: it is answered once that one is.
    Twin,
}

/// Settles one submission after those before it, and remembers what it does to the streams if it is accepted.
pub(crate) fn settle(known: &mut Known, earlier: &mut Vec<RequestKey>, submission: &Submission) -> Settled {
    if let Some(key) = submission.request {
        if let Some((fingerprint, receipt)) = known.requests.get(&key.id) {
            return Settled::Answered(same_request(key, fingerprint).map(|()| receipt.clone()));
        }
        if let Some(twin) = earlier.iter().find(|earlier| earlier.id == key.id) {
            return match same_request(key, &twin.fingerprint) {
                Ok(()) => Settled::Twin,
                Err(reused) => Settled::Answered(Err(reused)),
            };
        }
    }
    match check(known, submission) {
        Ok(sequences) => {
            known.sequences.extend(sequences);
            earlier.extend(submission.request);
            Settled::Accepted
        }
        Err(refusal) => Settled::Answered(Err(refusal)),
    }
}

/// A retry carries the fingerprint of the first try.
pub(crate) fn same_request(key: RequestKey, fingerprint: &[u8; 32]) -> Result<(), SubmissionError> {
    if key.fingerprint == *fingerprint {
        Ok(())
    } else {
        Err(SubmissionError::RequestReused { request: key.id })
    }
}

fn check(known: &Known, submission: &Submission) -> Result<HashMap<StreamId, u64>, SubmissionError> {
    let now = |stream: &StreamId| known.sequences.get(stream).copied().unwrap_or(0);
    for precondition in &submission.preconditions {
        expect(&precondition.stream, precondition.sequence, now(&precondition.stream))?;
    }
    let mut after: HashMap<StreamId, u64> = HashMap::new();
    for event in &submission.events {
        let actual = after.get(&event.stream).copied().unwrap_or_else(|| now(&event.stream));
        expect(&event.stream, event.sequence.saturating_sub(1), actual)?;
        after.insert(event.stream.clone(), event.sequence);
    }
    if after.is_empty() { Err(SubmissionError::Empty) } else { Ok(after) }
}

fn expect(stream: &StreamId, expected: u64, actual: u64) -> Result<(), SubmissionError> {
    if expected == actual {
        Ok(())
    } else {
        Err(SubmissionError::Conflict { stream: stream.clone(), expected, actual })
    }
}
