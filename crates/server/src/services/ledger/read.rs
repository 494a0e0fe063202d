//! Reading a ledger up to its end: pages of records, then one message that says it was all.

use api::v1;
use futures::{StreamExt as _, stream};
use ledger::{Feed, Ledger, PageLimit};
use tokio_util::sync::CancellationToken;
use tonic::Status;

use super::prove::bytes;
use crate::{
    auth::Action,
    convert::{Query as _, ReadQuery, count, record},
    errors::{Language, Problem, Reason},
    services::{Desk, call::Call, ledger::Messages, told::told},
};

/// One page of the feed is one message; below gRPC's 4 MiB with room to spare.
pub(super) const MESSAGE: PageLimit = PageLimit { events: 500, bytes: 1024 * 1024 };

/// A reading under way.
struct Reading {
    ledger: Ledger,
    feed: Feed,
    query: ReadQuery,
    /// The number of events up to which is read, fixed when it began.
    size: u64,
    count: u64,
    draining: CancellationToken,
}

impl Desk {
    pub(super) async fn read(
        &self,
        call: Call,
        message: v1::ReadEventsRequest,
    ) -> Result<Messages<v1::ReadEventsResponse>, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadLedger)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let head = ledger.head().await.map_err(told)?.size();
        let size = query.tree_size.unwrap_or(head);
        if size > head || query.from_position > size {
            return Err(not_reached(size.max(query.from_position), head));
        }
        let feed = ledger.feed(query.from_position, MESSAGE);
        let reading = Reading { ledger, feed, query, size, count: 0, draining: self.draining.clone() };
        Ok(messages(reading, call.language))
    }
}

pub(super) fn not_reached(asked: u64, size: u64) -> Problem {
    Problem::new(Reason::PositionNotReached).with("asked", asked).with("tree_size", size)
}

fn messages(reading: Reading, language: Language) -> Messages<v1::ReadEventsResponse> {
    let messages = stream::try_unfold(Some(reading), |reading| async move {
        let Some(mut reading) = reading else {
            return Ok(None);
        };
        if reading.feed.position() < reading.size {
            Ok(Some((reading.page().await?, Some(reading))))
        } else {
            Ok(Some((reading.end().await?, None)))
        }
    });
    messages.map(move |message| message.map_err(|problem: Problem| status(&problem, language))).boxed()
}

pub(super) fn status(problem: &Problem, language: Language) -> Status {
    problem.to_status(language)
}

impl Reading {
    async fn page(&mut self) -> Result<v1::ReadEventsResponse, Problem> {
        let page = tokio::select! {
            biased;
            () = self.draining.cancelled() => return Err(Problem::new(Reason::ShuttingDown)),
            page = self.feed.page() => page.map_err(told)?,
        };
        let wanted = page.events.iter().filter(|event| event.position < self.size);
        let records: Vec<_> = wanted.map(|event| record(self.ledger.name(), event)).collect();
        self.count += records.len() as u64;
        let next = self.feed.position().min(self.size);
        Ok(v1::ReadEventsResponse { records, resume_token: self.query.resume_token(next), end: None })
    }

    async fn end(&self) -> Result<v1::ReadEventsResponse, Problem> {
        let checkpoint = self.ledger.checkpoint_at(self.size).await.map_err(told)?;
        let end = v1::ReadEventsEnd {
            count: count(self.count),
            last_position: self.size.checked_sub(1).map(count),
            tree_size: count(self.size),
            root: bytes(&checkpoint.root),
            signed_checkpoint: checkpoint.note,
        };
        Ok(v1::ReadEventsResponse {
            records: vec![],
            resume_token: self.query.resume_token(self.size),
            end: Some(end),
        })
    }
}
