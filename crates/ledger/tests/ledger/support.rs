//! A ledger of notes: the smallest application there is.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use database::{Database, FreshDatabase, ThrowawayCluster};
use jiff::Timestamp;
use ledger::{
    Clock, JsonText, Ledger, Ledgers, LedgersOptions, NewEvent, Receipt, RequestId, RequestKey, StreamId,
    Submission, Upcasters,
};
use merkle::note::NoteSigner;
use uuid::Uuid;

/// A clock that stands still until it is set.
#[derive(Default)]
pub(crate) struct FixedClock(AtomicI64);

impl FixedClock {
    pub(crate) fn set(&self, instant: &str) {
        let instant: Timestamp = instant.parse().expect("an instant");
        self.0.store(instant.as_microsecond(), Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).expect("in range")
    }
}

pub(crate) struct World {
    pub(crate) fresh: FreshDatabase,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) ledgers: Ledgers,
    pub(crate) utrecht: Ledger,
}

pub(crate) fn signer() -> NoteSigner {
    NoteSigner::from_seed("herstelboek.test", &[7; 32]).expect("a name")
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with_upcasters(Upcasters::default()).await
    }

    pub(crate) async fn with_upcasters(upcasters: Upcasters) -> Self {
        let fresh = ThrowawayCluster::shared().await.fresh_database().await.expect("a database");
        let clock = Arc::new(FixedClock::default());
        clock.set("2024-03-01T09:00:00Z");
        let ledgers = process(&fresh, &clock, upcasters).await;
        let utrecht = ledgers.open(&"GM0344".parse().expect("a name"), "Utrecht").await.expect("open");
        Self { fresh, clock, ledgers, utrecht }
    }

    /// Appends to the ledger of Utrecht.
    pub(crate) async fn written(&self, events: Vec<NewEvent>) -> Receipt {
        self.utrecht.appender().await.append(submission(events)).await.expect("appended")
    }

    /// Another server process on the same database.
    pub(crate) async fn second_process(&self) -> Ledgers {
        process(&self.fresh, &self.clock, Upcasters::default()).await
    }

    /// Another process that may have so many connections.
    pub(crate) async fn process_with_connections(&self, connections: u32) -> Ledgers {
        let mut fresh = self.fresh.clone();
        fresh.app.max_connections = connections;
        process(&fresh, &self.clock, Upcasters::default()).await
    }

    pub(crate) async fn superuser(&self) -> Database {
        Database::connect(self.fresh.admin.clone()).await.expect("admin")
    }
}

async fn process(fresh: &FreshDatabase, clock: &Arc<FixedClock>, upcasters: Upcasters) -> Ledgers {
    let database = Database::connect(fresh.app.clone()).await.expect("connect");
    Ledgers::new(database, LedgersOptions { clock: clock.clone(), signer: Arc::new(signer()), upcasters })
}

/// A note in stream `note/{stream}`.
pub(crate) fn note(stream: &str, sequence: u64, text: &str) -> NewEvent {
    NewEvent {
        stream: StreamId::new("note", stream),
        sequence,
        event_type: "Written".into(),
        event_version: "1.0".into(),
        payload: JsonText::of(&serde_json::json!({ "Written": { "text": text } })).expect("json"),
        metadata: JsonText::new(r#"{"actor":"u-1"}"#).expect("json"),
    }
}

pub(crate) fn submission(events: Vec<NewEvent>) -> Submission {
    Submission::new(events)
}

pub(crate) fn request(number: u128, content: u8) -> RequestKey {
    RequestKey { id: RequestId(Uuid::from_u128(number)), fingerprint: [content; 32] }
}
