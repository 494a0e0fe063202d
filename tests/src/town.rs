//! A municipality without a server: a ledger with a random history, for what is measured and proved about views.

use std::sync::Arc;

use database::{Database, FreshDatabase, ThrowawayCluster};
use domain::{BookEvent, BookId};
use jiff::Timestamp;
use ledger::{Direction, Ledger, Ledgers, LedgersOptions, Upcasters};
use merkle::note::NoteSigner;
use projection::{Projections, Registered};

use crate::{
    TestClock, UTRECHT,
    generator::{Filled, Generator, Size, Submitted, fill},
};

/// A municipality.
pub struct Town {
    /// The time of its ledger.
    pub clock: Arc<TestClock>,
    /// Its database: as superuser, and as the application.
    pub database: FreshDatabase,
    /// The ledgers of that database.
    pub ledgers: Ledgers,
    /// Its own ledger.
    pub ledger: Ledger,
}

/// An event as a view sees it, owned.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its position.
    pub position: u64,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The book it was written in.
    pub book: BookId,
    /// What happened.
    pub event: BookEvent,
}

impl Known {
    /// As a view sees it.
    pub fn recorded(&self) -> views::Recorded<'_> {
        let Self { position, recorded_at, book, event } = self;
        views::Recorded { position: *position, recorded_at: *recorded_at, book: *book, event }
    }
}

impl Town {
    /// An empty ledger on a throwaway database.
    pub async fn empty() -> Self {
        Self::on(ThrowawayCluster::shared().await.fresh_database().await.expect("a database")).await
    }

    /// An empty ledger on a database of the caller's, which is migrated.
    pub async fn on(database: FreshDatabase) -> Self {
        let clock = Arc::new(TestClock::at("2021-01-04T08:00:00Z"));
        let ledgers = ledgers(&database, &clock).await;
        let name = UTRECHT.parse().expect("a name");
        let ledger = ledgers.open(&name, "Utrecht").await.expect("an open ledger");
        Self { clock, database, ledgers, ledger }
    }

    /// The same with a history on a throwaway database.
    pub async fn with_history(seed: u64, size: Size) -> Self {
        let town = Self::empty().await;
        town.lives(Generator::new(seed, size)).await;
        town
    }

    /// A history happens, or the next part of one.
    pub async fn lives(&self, history: impl Iterator<Item = Submitted> + Send + 'static) -> Filled {
        fill(&self.ledger, &self.clock, history).await.expect("a ledger that takes it")
    }

    /// All views of the product, as another process would have them.
    pub async fn projections(&self) -> Projections {
        let ledgers = ledgers(&self.database, &self.clock).await;
        Projections::new(ledgers, self.connection().await)
    }

    /// These views only, as another process would have them.
    pub async fn projections_of(&self, registered: Registered) -> Projections {
        let ledgers = ledgers(&self.database, &self.clock).await;
        Projections::of(ledgers, self.connection().await, registered)
    }

    /// Everything that happened, in order.
    pub async fn history(&self) -> Vec<Known> {
        let events = self.ledger.read_range(0, u64::MAX, Direction::OldestFirst, u32::MAX).await;
        events.expect("events").into_iter().map(known).collect()
    }

    async fn connection(&self) -> Database {
        Database::connect(self.database.app.clone()).await.expect("a connection")
    }
}

async fn ledgers(database: &FreshDatabase, clock: &Arc<TestClock>) -> Ledgers {
    let signer = NoteSigner::from_seed("herstelboek.test", &[7; 32]).expect("a name");
    let database = Database::connect(database.app.clone()).await.expect("a connection");
    let options =
        LedgersOptions { clock: clock.clone(), signer: Arc::new(signer), upcasters: Upcasters::default() };
    Ledgers::new(database, options)
}

fn known(event: ledger::RecordedEvent) -> Known {
    let kind = &event.stream.aggregate_type;
    let book = BookId::parse(kind, &event.stream.aggregate_id).expect("a book");
    let read = BookEvent::from_json(kind, &event.event_type, &event.event_version, &event.payload);
    let event_read = read.expect("an event");
    Known { position: event.position, recorded_at: event.recorded_at, book, event: event_read }
}
