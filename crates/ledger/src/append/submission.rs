//! What is submitted to a ledger, and what comes back.

use std::{fmt, sync::Arc, time::Duration};

use jiff::Timestamp;
use uuid::Uuid;

use crate::{LedgerError, NewEvent, StreamId, error};

/// The caller's own id of a request (AIP-155): the same id means the same request, for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RequestId(pub Uuid);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A request id with what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestKey {
    /// The id.
    pub id: RequestId,
    /// A keyed hash of the request as the caller sent it: a retry has the same, another request has not.
    pub fingerprint: [u8; 32],
}

/// A stream that must still be where the caller saw it, although nothing is appended to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Precondition {
    /// The stream.
    pub stream: StreamId,
    /// Its last sequence; 0 when it must not exist.
    pub sequence: u64,
}

/// Events that are appended together or not at all.
#[derive(Debug, Clone)]
pub struct Submission {
    /// With a key it is appended at most once.
    pub request: Option<RequestKey>,
    /// The events, at least one. The sequence of the first event of each stream says where that stream must be.
    pub events: Vec<NewEvent>,
    /// Streams that were read for the decision but are not written.
    pub preconditions: Vec<Precondition>,
}

impl Submission {
    /// Events without a request id: safe to append, not safe to retry after an error.
    pub fn new(events: Vec<NewEvent>) -> Self {
        Self { request: None, events, preconditions: Vec::new() }
    }

    /// Makes it idempotent.
    #[must_use]
    pub fn with_request(mut self, request: RequestKey) -> Self {
        self.request = Some(request);
        self
    }
}

/// The answer to a submission; the same for every retry of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The position of its first event.
    pub first_position: u64,
    /// The position of its last event.
    pub last_position: u64,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The streams it wrote to, in order of first appearance, with the sequence each has after it.
    pub revisions: Vec<(StreamId, u64)>,
}

impl Receipt {
    /// Gathers the receipt of events that were recorded together, in their order.
    pub(crate) fn gather<'a>(
        first_position: u64,
        recorded_at: Timestamp,
        events: impl Iterator<Item = (&'a StreamId, u64)>,
    ) -> Self {
        let mut revisions: Vec<(StreamId, u64)> = Vec::new();
        let mut last_position = first_position;
        for (offset, (stream, sequence)) in (0_u64..).zip(events) {
            last_position = first_position + offset;
            match revisions.iter_mut().find(|(known, _)| known == stream) {
                Some((_, revision)) => *revision = sequence,
                None => revisions.push((stream.clone(), sequence)),
            }
        }
        Self { first_position, last_position, recorded_at, revisions }
    }
}

/// Why a submission was not appended, in order of precedence.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SubmissionError {
    /// There was nothing in it.
    #[error("a submission without events: append at least one")]
    Empty,
    /// More waits than the queue holds. Nothing was appended.
    #[error("too much is waiting for this ledger: try again in {} ms", retry_after.as_millis())]
    QueueFull {
        /// How long to wait before the next try.
        retry_after: Duration,
    },
    /// The id belongs to another request. Nothing was appended.
    #[error("{}", error::reused(request))]
    RequestReused {
        /// The id that was used twice.
        request: RequestId,
    },
    /// A stream is not where the caller saw it. Nothing was appended.
    #[error("stream {stream} is at {actual}, not at {expected}: read it and decide again")]
    Conflict {
        /// The stream concerned.
        stream: StreamId,
        /// The sequence the submission was built on.
        expected: u64,
        /// The sequence the stream has.
        actual: u64,
    },
    /// The ledger could not be reached, or the commit failed: whether it is there is unknown. Retry with the same
    /// request id.
    #[error("{0}")]
    Failed(Arc<LedgerError>),
}
