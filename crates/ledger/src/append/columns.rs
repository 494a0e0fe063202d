//! Batches as the arrays a statement takes, one batch behind another.

use sqlx::{Postgres, postgres::PgArguments, query::QueryScalar};

use super::{Receipt, Submission, batch::Batch, signed};
use crate::NewEvent;

/// A statement that answers with one value.
pub(super) type Statement<'q, O> = QueryScalar<'q, Postgres, O, PgArguments>;

/// The columns of `events` and `requests`.
#[derive(Default)]
pub(super) struct Columns<'q> {
    aggregate_types: Vec<&'q str>,
    aggregate_ids: Vec<&'q str>,
    sequences: Vec<i64>,
    event_types: Vec<&'q str>,
    event_versions: Vec<&'q str>,
    payloads: Vec<&'q str>,
    metadata: Vec<&'q str>,
    leaf_hashes: Vec<&'q [u8]>,
    subtree_hashes: Vec<&'q [u8]>,
    request_ids: Vec<uuid::Uuid>,
    fingerprints: Vec<&'q [u8]>,
    first_positions: Vec<i64>,
    last_positions: Vec<i64>,
}

impl<'q> Columns<'q> {
    /// Puts a batch behind those there are, and says how many events and requests it has.
    pub(super) fn push(&mut self, submissions: &'q [Submission], batch: &'q Batch<'q>) -> (i64, i64) {
        let hashes = batch.leaf_hashes.iter().zip(&batch.subtree_hashes);
        for (event, (leaf_hash, subtree_hashes)) in batch.events.iter().zip(hashes) {
            self.push_event(event, leaf_hash, subtree_hashes);
        }
        let before = self.request_ids.len();
        for (submission, receipt) in submissions.iter().zip(&batch.receipts) {
            self.push_request(submission, receipt);
        }
        (length(batch.events.len()), length(self.request_ids.len() - before))
    }

    fn push_event(&mut self, event: &'q NewEvent, leaf_hash: &'q [u8], subtree_hashes: &'q [u8]) {
        self.aggregate_types.push(&event.stream.aggregate_type);
        self.aggregate_ids.push(&event.stream.aggregate_id);
        self.sequences.push(signed(event.sequence));
        self.event_types.push(&event.event_type);
        self.event_versions.push(&event.event_version);
        self.payloads.push(event.payload.as_str());
        self.metadata.push(event.metadata.as_str());
        self.leaf_hashes.push(leaf_hash);
        self.subtree_hashes.push(subtree_hashes);
    }

    fn push_request(&mut self, submission: &'q Submission, receipt: &Receipt) {
        if let Some(key) = &submission.request {
            self.request_ids.push(key.id.0);
            self.fingerprints.push(&key.fingerprint);
            self.first_positions.push(signed(receipt.first_position));
            self.last_positions.push(signed(receipt.last_position));
        }
    }

    /// Binds them, in the order in which the functions of the database take them.
    pub(super) fn bind_to<O>(self, statement: Statement<'q, O>) -> Statement<'q, O> {
        statement
            .bind(self.aggregate_types)
            .bind(self.aggregate_ids)
            .bind(self.sequences)
            .bind(self.event_types)
            .bind(self.event_versions)
            .bind(self.payloads)
            .bind(self.metadata)
            .bind(self.leaf_hashes)
            .bind(self.subtree_hashes)
            .bind(self.request_ids)
            .bind(self.fingerprints)
            .bind(self.first_positions)
            .bind(self.last_positions)
    }
}

fn length(count: usize) -> i64 {
    i64::try_from(count).expect("what is in memory can be counted")
}
