//! A municipality with households, and processes that follow it.

use std::{
    collections::{BTreeMap, HashMap},
    future::Future,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use database::{Database, FreshDatabase, ThrowawayCluster};
use domain::{BookEvent, BookId};
use jiff::Timestamp;
use ledger::{
    Clock, Direction, JsonText, Ledger, Ledgers, LedgersOptions, NewEvent, RecordedEvent, StreamId,
    Submission, Upcasters,
};
use merkle::note::NoteSigner;
use projection::{
    Asked, Filter, Moment, Projections, Registered, Runner, RunnerHandle, RunnerOptions, catch_up, check,
};
use serde_json::Value;
use uuid::Uuid;
use views::{Recorded, Route, View};

use crate::samples::{ATTEMPTS_COLUMNS, Attempts, TALLY_COLUMNS, Tally};

/// So little memory that hardly a row fits in it.
pub(crate) const A_KILOBYTE: usize = 1 << 10;

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
    pub(crate) projections: Projections,
    sequences: Mutex<HashMap<(String, StreamId), u64>>,
}

/// Views of the first version.
pub(crate) fn both() -> Registered {
    Registered::none().with::<Tally<1>>().with::<Attempts>()
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with_upcasters(Upcasters::default()).await
    }

    pub(crate) async fn with_upcasters(upcasters: Upcasters) -> Self {
        let fresh = ThrowawayCluster::shared().await.fresh_database().await.expect("a database");
        let clock = Arc::new(FixedClock::default());
        clock.set("2026-03-02T09:00:00Z");
        let database = Database::connect(fresh.app.clone()).await.expect("connect");
        let ledgers = ledgers(database.clone(), &clock, upcasters);
        let utrecht = ledgers.open(&"GM0344".parse().expect("a name"), "Utrecht").await.expect("open");
        let projections = Projections::of(ledgers.clone(), database, both());
        let world = Self { fresh, clock, ledgers, utrecht, projections, sequences: Mutex::default() };
        for (name, columns) in [("tallies", TALLY_COLUMNS), ("attempts", ATTEMPTS_COLUMNS)] {
            world.tamper(&format!("select views.add_view('{name}', $columns${columns}$columns$)")).await;
        }
        world
    }

    /// Another process, which knows these views.
    pub(crate) async fn process(&self, registered: Registered) -> Projections {
        let database = Database::connect(self.fresh.app.clone()).await.expect("connect");
        let ledgers = ledgers(database.clone(), &self.clock, Upcasters::default());
        Projections::of(ledgers, database, registered)
    }

    /// Runs statements as superuser.
    pub(crate) async fn tamper(&self, statements: &str) {
        let superuser = Database::connect(self.fresh.admin.clone()).await.expect("admin");
        sqlx::raw_sql(statements).execute(superuser.pool()).await.expect("a statement");
        superuser.close().await;
    }

    /// Something happens in Utrecht; answers with its position.
    pub(crate) async fn happens(&self, book: Book, event: &str) -> u64 {
        self.happens_in(&self.utrecht, &[(book, event)]).await
    }

    /// Some things happen at once; answers with the position of the last.
    pub(crate) async fn happens_in(&self, ledger: &Ledger, events: &[(Book, &str)]) -> u64 {
        let events = events.iter().map(|(book, event)| self.event(ledger, *book, event)).collect();
        let receipt = ledger.appender().await.append(Submission::new(events)).await;
        receipt.expect("appended").last_position
    }

    /// The next event of a book, with the payload that is on record for it.
    fn event(&self, ledger: &Ledger, book: Book, event: &str) -> NewEvent {
        let (event_type, payload) = book.payload(event);
        let stream = book.stream();
        let mut sequences = self.sequences.lock().expect("not poisoned");
        let sequence = sequences.entry((ledger.name().to_string(), stream.clone())).or_default();
        *sequence += 1;
        NewEvent {
            stream,
            sequence: *sequence,
            event_type: event_type.to_owned().into(),
            event_version: "1.0".into(),
            payload: JsonText::new(payload).expect("json"),
            metadata: JsonText::new("{}").expect("json"),
        }
    }

    /// A history of five households, of which two get a provision each.
    pub(crate) async fn some_history(&self) -> u64 {
        let mut events = Vec::new();
        for number in 1..=5 {
            events.push((household(number), "HouseholdReported"));
            events.push((household(number), "ContactAttempted"));
        }
        events.extend([(provision(1), "ProvisionRequested"), (provision(2), "ProvisionRequested")]);
        events.extend([(household(1), "ContactAttempted"), (provision(1), "VoteOpened")]);
        events.extend([(person(1), "unknown to this version"), (provision(2), "RequestWithdrawn")]);
        self.happens_in(&self.utrecht, &events).await
    }

    /// More of the same households, all at once.
    pub(crate) async fn some_history_again(&self) -> u64 {
        let again = (0..40).map(|number| (household(number % 6), "ContactAttempted"));
        self.happens_in(&self.utrecht, &again.collect::<Vec<_>>()).await
    }

    /// Every view is what its events make of it, by the product's own check and by a fold of the test's own.
    pub(crate) async fn all_is_right(&self, projections: &Projections) {
        within_reason(catch_up(projections, &self.utrecht)).await.expect("caught up");
        let differences = check(projections, &self.utrecht, None, |_, _| ()).await.expect("checked");
        assert_eq!(differences, []);
    }

    /// The rows of Utrecht that a test makes of its events itself.
    pub(crate) async fn folded<V: View>(&self, size: u64) -> BTreeMap<Uuid, V::Row> {
        let events = self.utrecht.read_range(0, size, Direction::OldestFirst, 100_000).await.expect("read");
        fold::<V>(&events)
    }
}

fn ledgers(database: Database, clock: &Arc<FixedClock>, upcasters: Upcasters) -> Ledgers {
    let signer = Arc::new(NoteSigner::from_seed("herstelboek.test", &[7; 32]).expect("a name"));
    Ledgers::new(database, LedgersOptions { clock: clock.clone(), signer, upcasters })
}

/// A runner that is quick to notice that another has gone.
pub(crate) fn quick() -> RunnerOptions {
    RunnerOptions {
        tick: Duration::from_millis(10),
        lease: Duration::from_millis(400),
        ..RunnerOptions::default()
    }
}

pub(crate) fn start(projections: &Projections) -> RunnerHandle {
    Runner::start(projections.clone(), quick())
}

/// What must come soon; a test that waits in vain fails.
pub(crate) async fn within_reason<T>(wait: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(60), wait).await.expect("it did not come")
}

/// The rows of a view as they are now, when this position is in them.
pub(crate) async fn now<V: View>(
    projections: &Projections,
    ledger: &Ledger,
    at_least: u64,
) -> BTreeMap<Uuid, V::Row> {
    let asked = Asked { as_of: None, at_least: Some(at_least) };
    let moment = within_reason(projections.moment::<V>(ledger, asked)).await.expect("a moment");
    let (rows, size) = rows::<V>(projections, ledger, moment).await;
    assert!(size > at_least, "{size} events, and position {at_least} was asked for");
    rows
}

/// All rows of a view, and how many events are in them.
pub(crate) async fn rows<V: View>(
    projections: &Projections,
    ledger: &Ledger,
    moment: Moment,
) -> (BTreeMap<Uuid, V::Row>, u64) {
    let mut reading = projections.reading(ledger).await.expect("reading");
    let mut rows = BTreeMap::new();
    let each = |key, row| drop(rows.insert(key, row));
    let size = reading.scan::<V>(&moment, &Filter::all(), each).await.expect("scanned");
    (rows, size)
}

/// The plainest fold there is.
pub(crate) fn fold<V: View>(events: &[RecordedEvent]) -> BTreeMap<Uuid, V::Row> {
    let (mut rows, mut aliases) = (BTreeMap::<Uuid, V::Row>::new(), HashMap::new());
    for stored in events.iter().filter(|event| V::BOOKS.contains(&event.stream.aggregate_type.as_ref())) {
        let stream = &stored.stream;
        let book = BookId::parse(&stream.aggregate_type, &stream.aggregate_id).expect("a book");
        let event = BookEvent::from_json(
            &stream.aggregate_type,
            &stored.event_type,
            &stored.event_version,
            &stored.payload,
        )
        .expect("an event");
        let recorded =
            Recorded { position: stored.position, recorded_at: stored.recorded_at, book, event: &event };
        let key = match V::route(&recorded) {
            Route::Nowhere => continue,
            Route::Row(key) => key,
            Route::Alias { alias, row } => {
                aliases.insert(alias, row);
                row
            }
            Route::Via(alias) => aliases[&alias],
        };
        V::apply(rows.entry(key).or_default(), &recorded);
    }
    rows
}

/// A book of the story.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Book {
    Household(u128),
    /// Requested for the household of the same number.
    Provision(u128),
    Person(u128),
}

pub(crate) fn household(number: u128) -> Book {
    Book::Household(number)
}

pub(crate) fn provision(number: u128) -> Book {
    Book::Provision(number)
}

pub(crate) fn person(number: u128) -> Book {
    Book::Person(number)
}

/// The key of a household's row.
pub(crate) fn key(number: u128) -> Uuid {
    Uuid::from_u128(0xa000 + number)
}

impl Book {
    fn stream(self) -> StreamId {
        let (kind, id) = match self {
            Self::Household(number) => ("household", key(number)),
            Self::Provision(number) => ("provision", Uuid::from_u128(0xb000 + number)),
            Self::Person(number) => ("person", Uuid::from_u128(0xc000 + number)),
        };
        StreamId::new(kind, id.to_string())
    }

    /// The type and payload of an event; what is not on record is something nobody can read.
    fn payload(self, event: &str) -> (&'static str, String) {
        let (event_type, golden) = match event {
            "HouseholdReported" => (
                "HouseholdReported",
                include_str!("../../../domain/golden/household/HouseholdReported-1.0.json"),
            ),
            "ContactAttempted" => (
                "ContactAttempted",
                include_str!("../../../domain/golden/household/ContactAttempted-1.0.json"),
            ),
            "ProvisionRequested" => (
                "ProvisionRequested",
                include_str!("../../../domain/golden/provision/ProvisionRequested-1.0.json"),
            ),
            "VoteOpened" => {
                ("VoteOpened", include_str!("../../../domain/golden/provision/VoteOpened-1.0.json"))
            }
            "RequestWithdrawn" => (
                "RequestWithdrawn",
                include_str!("../../../domain/golden/provision/RequestWithdrawn-1.0.json"),
            ),
            _ => ("Garbage", r#"{"Garbage":{}}"#),
        };
        let mut payload: Value = serde_json::from_str(golden).expect("json");
        if let (Self::Provision(number), "ProvisionRequested") = (self, event_type) {
            payload[event_type]["household"] = key(number).to_string().into();
        }
        (event_type, payload.to_string())
    }
}
