//! Writing a batch behind a known head: one statement that compares the head, moves it, and inserts the rest.

use metrics::{counter, histogram};
use sqlx::PgExecutor;
use std::time::Instant;

use super::{Receipt, Submission, batch::Batch};
use crate::{Ledger, LedgerError, NewEvent, read::Head};

/// What became of a batch.
#[derive(Debug)]
pub enum Commit {
    /// It is there, and durable.
    Done {
        /// The head after it.
        head: Head,
        /// One receipt per submission, in order.
        receipts: Vec<Receipt>,
    },
    /// Somebody else appended first: nothing was written. Catch up and decide again.
    HeadMoved,
    /// One of the request ids is known already: nothing was written. Look the ids up, answer those, decide again.
    RequestKnown,
}

impl Ledger {
    /// Appends the submissions behind `head`, all of them or none. The caller has decided them on the state of exactly
    /// that head, so their preconditions are not looked at again.
    pub async fn commit(&self, head: &Head, submissions: &[Submission]) -> Result<Commit, LedgerError> {
        let commit = write(self, self.database().pool(), head, submissions).await?;
        appended(self, &commit);
        Ok(commit)
    }

    /// Waits for the turn of this caller and holds it: until the answer is dropped or committed nobody else appends
    /// to this ledger. For a caller whose last [`Commit`] was [`Commit::HeadMoved`], so that it cannot lose for ever.
    pub async fn lock_head(&self) -> Result<LockedHead, LedgerError> {
        let mut transaction = self.database().begin(self.name().as_str()).await?;
        let head = Head::read_for_update(self.name(), &mut transaction).await?;
        Ok(LockedHead { ledger: self.inside(transaction), head })
    }
}

/// The head of a ledger while nobody else can move it.
pub struct LockedHead {
    ledger: Ledger,
    head: Head,
}

impl LockedHead {
    /// The head.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The ledger, read through the connection that holds the turn: whoever has a turn needs no second connection, so
    /// turns cannot wait for each other. Once the turn is given back it reads like any other handle.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Appends behind it and gives the turn back. [`Commit::HeadMoved`] is not possible.
    pub async fn commit(self, submissions: &[Submission]) -> Result<Commit, LedgerError> {
        let Some(mut transaction) = self.ledger.leave().await else {
            return Err(LedgerError::damaged(
                self.ledger.name(),
                "its turn was given back before it was used",
            ));
        };
        match write(&self.ledger, &mut *transaction, &self.head, submissions).await? {
            done @ Commit::Done { .. } => {
                transaction.commit().await?;
                appended(&self.ledger, &done);
                Ok(done)
            }
            Commit::HeadMoved => {
                Err(LedgerError::damaged(self.ledger.name(), "its head moved while it was locked"))
            }
            Commit::RequestKnown => Ok(Commit::RequestKnown),
        }
    }
}

/// Tells whoever follows the ledger, once it is durable.
pub(super) fn appended(ledger: &Ledger, commit: &Commit) {
    if let Commit::Done { head, .. } = commit {
        ledger.growth().appended(ledger.name(), head.size());
    }
}

/// Writes a batch in one statement. After an error, or [`Commit::RequestKnown`], a transaction it was in is broken.
pub(super) async fn write(
    ledger: &Ledger,
    executor: impl PgExecutor<'_>,
    head: &Head,
    submissions: &[Submission],
) -> Result<Commit, LedgerError> {
    let batch = Batch::lay_out(ledger.name(), head, ledger.now(), submissions);
    let started = Instant::now();
    let outcome = append_events(ledger, executor, head, submissions, &batch).await;
    histogram!("herstelboek_append_seconds").record(started.elapsed().as_secs_f64());
    match outcome {
        Ok(true) => {
            histogram!("herstelboek_append_batch_events")
                .record(u32::try_from(batch.events.len()).unwrap_or(u32::MAX));
            let head = Head::new(batch.frontier, batch.recorded_at);
            Ok(Commit::Done { head, receipts: batch.receipts })
        }
        Ok(false) => {
            counter!("herstelboek_append_head_moved_total").increment(1);
            Ok(Commit::HeadMoved)
        }
        Err(error) => match unique_violation(&error) {
            Some("requests_pkey") => Ok(Commit::RequestKnown),
            // The head was as expected, and yet there is something behind it or ahead in a stream.
            Some("events_pkey" | "events_stream_sequence") => {
                Err(LedgerError::damaged(ledger.name(), "an event stands where none should"))
            }
            _ => Err(error.into()),
        },
    }
}

async fn append_events(
    ledger: &Ledger,
    executor: impl PgExecutor<'_>,
    head: &Head,
    submissions: &[Submission],
    batch: &Batch<'_>,
) -> Result<bool, sqlx::Error> {
    let events = &batch.events;
    let requests = Requests::of(submissions, &batch.receipts);
    sqlx::query_scalar(
        "select append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
    )
    .bind(ledger.name().as_str())
    .bind(signed(head.size()))
    .bind(head.frontier.to_bytes())
    .bind(batch.frontier.to_bytes())
    .bind(batch.recorded_at.as_microsecond())
    .bind(column(events, |event| event.stream.aggregate_type.as_ref()))
    .bind(column(events, |event| event.stream.aggregate_id.as_ref()))
    .bind(column(events, |event| signed(event.sequence)))
    .bind(column(events, |event| event.event_type.as_ref()))
    .bind(column(events, |event| event.event_version.as_ref()))
    .bind(column(events, |event| event.payload.as_str()))
    .bind(column(events, |event| event.metadata.as_str()))
    .bind(&batch.leaf_hashes)
    .bind(&batch.subtree_hashes)
    .bind(requests.ids)
    .bind(requests.fingerprints)
    .bind(requests.first_positions)
    .bind(requests.last_positions)
    .fetch_one(executor)
    .await
}

fn column<'a, T: 'a>(events: &[&'a NewEvent], field: impl Fn(&'a NewEvent) -> T) -> Vec<T> {
    events.iter().map(|event| field(event)).collect()
}

/// The columns of `requests`.
#[derive(Default)]
struct Requests {
    ids: Vec<uuid::Uuid>,
    fingerprints: Vec<[u8; 32]>,
    first_positions: Vec<i64>,
    last_positions: Vec<i64>,
}

impl Requests {
    fn of(submissions: &[Submission], receipts: &[Receipt]) -> Self {
        let mut columns = Self::default();
        for (submission, receipt) in submissions.iter().zip(receipts) {
            if let Some(key) = submission.request {
                columns.ids.push(key.id.0);
                columns.fingerprints.push(key.fingerprint);
                columns.first_positions.push(signed(receipt.first_position));
                columns.last_positions.push(signed(receipt.last_position));
            }
        }
        columns
    }
}

/// A position as PostgreSQL keeps it. Positions come from counting, so they are far below 2^63.
pub(crate) fn signed(position: u64) -> i64 {
    i64::try_from(position).expect("a position is below 2^63")
}

fn unique_violation(error: &sqlx::Error) -> Option<&str> {
    let database = error.as_database_error()?;
    if database.is_unique_violation() { database.constraint() } else { None }
}
