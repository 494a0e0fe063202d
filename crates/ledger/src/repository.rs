//! The ledger as a cqrs-es repository: any `CqrsFramework` runs on it unchanged.
//!
//! Differences from `postgres-es`, all on purpose: events of all aggregates share one order; a conflict is told from
//! other unique violations; a replay that fails ends with an error instead of looking complete; `stream_all_events`
//! has an order, that of the ledger; snapshots are not kept, because an aggregate is cached by whoever decides on it.

use std::{borrow::Cow, sync::Arc};

use cqrs_es::{
    Aggregate,
    persist::{
        PersistedEventRepository, PersistenceError, ReplayFeed, ReplayStream, SerializedEvent,
        SerializedSnapshot,
    },
};
use serde_json::Value;
use tokio::sync::OnceCell;

use crate::{
    Appender, FeedError, JsonText, Ledger, LedgerError, NewEvent, PageLimit, StreamId, Submission,
    SubmissionError,
};

/// How many events a replay reads ahead.
const READ_AHEAD: usize = 256;

/// A ledger, for cqrs-es.
#[derive(Clone)]
pub struct LedgerRepository {
    ledger: Ledger,
    /// Started by the first write.
    appender: Arc<OnceCell<Appender>>,
}

impl LedgerRepository {
    /// The repository over one ledger.
    pub fn new(ledger: Ledger) -> Self {
        Self { ledger, appender: Arc::default() }
    }

    async fn events_after<A: Aggregate>(
        &self,
        id: &str,
        after: usize,
    ) -> Result<Vec<SerializedEvent>, PersistenceError> {
        let stream = StreamId::new(A::TYPE, id);
        let events =
            self.ledger.read_stream(&stream, after as u64, u64::MAX).await.map_err(unreachable_now)?;
        events.into_iter().map(SerializedEvent::try_from).collect()
    }
}

impl PersistedEventRepository for LedgerRepository {
    async fn get_events<A: Aggregate>(
        &self,
        aggregate_id: &str,
    ) -> Result<Vec<SerializedEvent>, PersistenceError> {
        self.events_after::<A>(aggregate_id, 0).await
    }

    async fn get_last_events<A: Aggregate>(
        &self,
        aggregate_id: &str,
        last_sequence: usize,
    ) -> Result<Vec<SerializedEvent>, PersistenceError> {
        self.events_after::<A>(aggregate_id, last_sequence).await
    }

    async fn get_snapshot<A: Aggregate>(
        &self,
        _: &str,
    ) -> Result<Option<SerializedSnapshot>, PersistenceError> {
        Ok(None)
    }

    async fn persist<A: Aggregate>(
        &self,
        events: &[SerializedEvent],
        snapshot_update: Option<(String, Value, usize)>,
    ) -> Result<(), PersistenceError> {
        if snapshot_update.is_some() {
            return Err(PersistenceError::UnknownError(
                "this repository keeps no snapshots: use PersistedEventStore::new_event_store".into(),
            ));
        }
        if events.is_empty() {
            return Ok(());
        }
        let events = events.iter().map(new_event).collect::<Result<_, _>>()?;
        let appender = self.appender.get_or_init(|| self.ledger.appender()).await;
        match appender.append(Submission::new(events)).await {
            Ok(_) => Ok(()),
            Err(SubmissionError::Conflict { .. }) => Err(PersistenceError::OptimisticLockError),
            Err(error @ (SubmissionError::QueueFull { .. } | SubmissionError::Failed(_))) => {
                Err(PersistenceError::ConnectionError(error.into()))
            }
            Err(error) => Err(PersistenceError::UnknownError(error.into())),
        }
    }

    async fn stream_events<A: Aggregate>(
        &self,
        aggregate_id: &str,
    ) -> Result<ReplayStream, PersistenceError> {
        let events = self.events_after::<A>(aggregate_id, 0).await?;
        let (mut feed, stream) = ReplayStream::new(READ_AHEAD);
        tokio::spawn(async move {
            for event in events {
                if feed.push(Ok(event)).await.is_err() {
                    return;
                }
            }
        });
        Ok(stream)
    }

    async fn stream_all_events<A: Aggregate>(&self) -> Result<ReplayStream, PersistenceError> {
        let (feed, stream) = ReplayStream::new(READ_AHEAD);
        tokio::spawn(replay_all(self.ledger.clone(), A::TYPE, feed));
        Ok(stream)
    }
}

/// Pushes every event of one aggregate type; whatever ends it early is pushed as an error.
async fn replay_all(ledger: Ledger, aggregate_type: &'static str, mut replay: ReplayFeed) {
    let mut feed = ledger.feed(0, PageLimit::default());
    loop {
        let events = match feed.page().await {
            Ok(page) if page.events.is_empty() => return,
            Ok(page) => page.events.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(interrupted(error))],
        };
        for event in events {
            let serialized = match event {
                Ok(event) if event.stream.aggregate_type != aggregate_type => continue,
                Ok(event) => SerializedEvent::try_from(event),
                Err(error) => Err(error),
            };
            let stopped = serialized.is_err();
            // The receiver has gone: nobody is waiting for the rest.
            if replay.push(serialized).await.is_err() || stopped {
                return;
            }
        }
    }
}

fn new_event(event: &SerializedEvent) -> Result<NewEvent, PersistenceError> {
    let json =
        |value: &Value| JsonText::of(value).map_err(|error| PersistenceError::UnknownError(error.into()));
    Ok(NewEvent {
        stream: StreamId::new(event.aggregate_type.clone(), event.aggregate_id.as_str()),
        sequence: event.sequence as u64,
        event_type: Cow::Owned(event.event_type.clone()),
        event_version: Cow::Owned(event.event_version.clone()),
        payload: json(&event.payload)?,
        metadata: json(&event.metadata)?,
    })
}

fn unreachable_now(error: LedgerError) -> PersistenceError {
    PersistenceError::ConnectionError(error.into())
}

fn interrupted(error: FeedError) -> PersistenceError {
    PersistenceError::ConnectionError(error.into())
}
