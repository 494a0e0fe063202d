//! A batch as columns: events with their positions and hashes, ready for one statement.

use jiff::Timestamp;
use merkle::Frontier;

use super::{Receipt, Submission};
use crate::{
    LedgerName, NewEvent,
    read::Head,
    record::{Fields, write_record},
};

/// The columns of a batch. Index i is the event at position `head.size + i`.
pub(crate) struct Batch<'a> {
    pub(crate) events: Vec<&'a NewEvent>,
    pub(crate) leaf_hashes: Vec<[u8; 32]>,
    pub(crate) subtree_hashes: Vec<Vec<u8>>,
    pub(crate) frontier: Frontier,
    pub(crate) recorded_at: Timestamp,
    pub(crate) receipts: Vec<Receipt>,
}

impl<'a> Batch<'a> {
    /// Lays the submissions out behind `head`, at the instant `now` or that of the last event if that is later.
    pub(crate) fn lay_out(
        ledger: &LedgerName,
        head: &Head,
        now: Timestamp,
        submissions: &'a [Submission],
    ) -> Self {
        let count = submissions.iter().map(|submission| submission.events.len()).sum();
        let mut batch = Self {
            events: Vec::with_capacity(count),
            leaf_hashes: Vec::with_capacity(count),
            subtree_hashes: Vec::with_capacity(count),
            frontier: head.frontier.clone(),
            recorded_at: whole_microseconds(now).max(head.recorded_at),
            receipts: Vec::with_capacity(submissions.len()),
        };
        let mut line = String::new();
        for submission in submissions {
            let first = batch.frontier.size();
            for event in &submission.events {
                batch.push(ledger, event, &mut line);
            }
            let written = submission.events.iter().map(|event| (&event.stream, event.sequence));
            batch.receipts.push(Receipt::gather(first, batch.recorded_at, written));
        }
        batch
    }

    fn push(&mut self, ledger: &LedgerName, event: &'a NewEvent, line: &mut String) {
        line.clear();
        write_record(line, ledger, &Fields::of_new(self.frontier.size(), self.recorded_at, event));
        let leaf = merkle::leaf_hash(line.as_bytes());
        let subtrees = self.frontier.push(leaf);
        self.leaf_hashes.push(*leaf.as_bytes());
        self.subtree_hashes.push(subtrees.iter().flat_map(|hash| *hash.as_bytes()).collect());
        self.events.push(event);
    }
}

/// PostgreSQL keeps microseconds; what is hashed must be what is kept.
fn whole_microseconds(instant: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(instant.as_microsecond()).expect("a timestamp in microseconds is in range")
}
