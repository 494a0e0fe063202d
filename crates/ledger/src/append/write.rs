//! The statements that append: a batch to one ledger, or one to each of several in a single round trip. Each head is
//! compared and moved, and what leads there inserted.

use std::time::Instant;

use metrics::{counter, histogram};
use sqlx::{PgConnection, PgExecutor, postgres::PgRow};

use super::{
    Commit, Submission,
    batch::Batch,
    columns::{Columns, Statement},
    signed,
};
use crate::{Ledger, LedgerError, read::Head};

/// A batch and where it goes.
pub(super) struct Addressed<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) head: &'a Head,
    pub(super) submissions: &'a [Submission],
}

impl<'a> Addressed<'a> {
    fn lay_out(&self) -> Batch<'a> {
        Batch::lay_out(self.ledger.name(), self.head, self.ledger.now(), self.submissions)
    }
}

/// Writes a batch. After an error, or [`Commit::RequestKnown`], a transaction it was in is broken.
pub(super) async fn write(to: Addressed<'_>, executor: impl PgExecutor<'_>) -> Result<Commit, LedgerError> {
    let (batch, mut columns) = (to.lay_out(), Columns::default());
    columns.push(to.submissions, &batch);
    let statement = sqlx::query_scalar(
        "select append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
    )
    .bind(to.ledger.name().as_str())
    .bind(signed(to.head.size()))
    .bind(to.head.frontier.to_bytes())
    .bind(batch.frontier.to_bytes())
    .bind(batch.recorded_at.as_microsecond());
    match timed(columns.bind_to(statement), executor).await {
        Ok(appended) => Ok(outcome(batch, appended)),
        Err(error) => match unique_violation(&error) {
            Some("requests_pkey") => Ok(Commit::RequestKnown),
            // The head was as expected, and yet there is something behind it or ahead in a stream.
            Some("events_pkey" | "events_stream_sequence") => {
                Err(LedgerError::damaged(to.ledger.name(), "an event stands where none should"))
            }
            _ => Err(error.into()),
        },
    }
}

/// Writes a batch to each of several ledgers, in this order. After an error nothing of it is there, and the transaction is
/// broken: one of the ledgers has one of the requests, is held by somebody else, or is not what it seems.
pub(super) async fn write_each(
    to: &[Addressed<'_>],
    connection: &mut PgConnection,
) -> Result<Vec<Commit>, sqlx::Error> {
    let batches: Vec<Batch<'_>> = to.iter().map(Addressed::lay_out).collect();
    let mut columns = Columns::default();
    let (events, requests): (Vec<i64>, Vec<i64>) =
        to.iter().zip(&batches).map(|(to, batch)| columns.push(to.submissions, batch)).unzip();
    let statement = sqlx::query_scalar(
        "select append_to_ledgers($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
    )
    .bind(each(to, |to| to.ledger.name().as_str()))
    .bind(each(to, |to| signed(to.head.size())))
    .bind(each(to, |to| to.head.frontier.to_bytes()))
    .bind(each(&batches, |batch| batch.frontier.to_bytes()))
    .bind(each(&batches, |batch| batch.recorded_at.as_microsecond()))
    .bind(events)
    .bind(requests);
    let appended: Vec<bool> = timed(columns.bind_to(statement), connection).await?;
    Ok(batches.into_iter().zip(appended).map(|(batch, appended)| outcome(batch, appended)).collect())
}

async fn timed<O>(statement: Statement<'_, O>, executor: impl PgExecutor<'_>) -> Result<O, sqlx::Error>
where
    O: Send + Unpin,
    (O,): for<'r> sqlx::FromRow<'r, PgRow>,
{
    let started = Instant::now();
    let answer = statement.fetch_one(executor).await;
    histogram!("herstelboek_append_seconds").record(started.elapsed().as_secs_f64());
    answer
}

fn outcome(batch: Batch<'_>, appended: bool) -> Commit {
    if !appended {
        counter!("herstelboek_append_head_moved_total").increment(1);
        return Commit::HeadMoved;
    }
    histogram!("herstelboek_append_batch_events")
        .record(u32::try_from(batch.events.len()).unwrap_or(u32::MAX));
    let head = Head::new(batch.frontier, batch.recorded_at);
    Commit::Done { head, receipts: batch.receipts }
}

fn each<'a, F, T: 'a>(all: &'a [F], value: impl Fn(&'a F) -> T) -> Vec<T> {
    all.iter().map(value).collect()
}

fn unique_violation(error: &sqlx::Error) -> Option<&str> {
    let database = error.as_database_error()?;
    if database.is_unique_violation() { database.constraint() } else { None }
}
