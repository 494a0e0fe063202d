//! Any cqrs-es application runs on the ledger, and a stock postgres-es repository reads what it wrote.

use cqrs_es::{
    Aggregate, CqrsFramework, DomainEvent, EventStore,
    event_sink::EventSink,
    persist::{PersistedEventRepository, PersistedEventStore, SemanticVersionEventUpcaster},
};
use ledger::{LedgerRepository, StreamId, Upcasters};
use postgres_es::PostgresEventRepository;
use serde::{Deserialize, Serialize};
use sqlx::postgres::PgPoolOptions;

use crate::support::{World, note};

#[derive(Default, Serialize, Deserialize)]
struct Counter {
    count: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Counted {
    by: u32,
}

impl DomainEvent for Counted {
    fn event_type(&self) -> String {
        "Counted".into()
    }
    fn event_version(&self) -> String {
        "1.0".into()
    }
}

#[derive(Debug, PartialEq, thiserror::Error)]
#[error("counting by 0 changes nothing")]
struct Nothing;

impl Aggregate for Counter {
    const TYPE: &'static str = "counter";
    type Command = u32;
    type Event = Counted;
    type Error = Nothing;
    type Services = ();

    async fn handle(&mut self, by: u32, (): &(), sink: &EventSink<Self>) -> Result<(), Nothing> {
        if by == 0 {
            return Err(Nothing);
        }
        sink.write(Counted { by }, self).await;
        Ok(())
    }

    fn apply(&mut self, event: Counted) {
        self.count += event.by;
    }
}

fn store(world: &World) -> PersistedEventStore<LedgerRepository, Counter> {
    PersistedEventStore::new_event_store(LedgerRepository::new(world.utrecht.clone()))
}

#[tokio::test]
async fn the_framework_runs_on_the_ledger_and_stock_postgres_es_reads_the_same() {
    let world = World::new().await;
    let framework = CqrsFramework::new(store(&world), vec![], ());
    for by in [1, 2, 3] {
        framework.execute("c-1", by).await.unwrap();
    }
    framework.execute("c-2", 9).await.unwrap();
    framework.execute("c-1", 0).await.expect_err("refused");
    assert_eq!(store(&world).load_events("c-1").await.unwrap().len(), 3);

    let inside = world.fresh.app.connect_options().unwrap().options([("herstelboek.ledger", "GM0344")]);
    let pool = PgPoolOptions::new().connect_with(inside).await.unwrap();
    let (stock, ours) = (PostgresEventRepository::new(pool), LedgerRepository::new(world.utrecht.clone()));
    for id in ["c-1", "c-2", "c-3"] {
        assert_eq!(
            stock.get_events::<Counter>(id).await.unwrap(),
            ours.get_events::<Counter>(id).await.unwrap()
        );
        assert_eq!(
            stock.get_last_events::<Counter>(id, 1).await.unwrap(),
            ours.get_last_events::<Counter>(id, 1).await.unwrap()
        );
    }
}

#[tokio::test]
async fn two_decisions_on_the_same_state_conflict() {
    let world = World::new().await;
    let store = store(&world);
    let (first, second) =
        (store.load_aggregate("c-1").await.unwrap(), store.load_aggregate("c-1").await.unwrap());
    store.commit(vec![Counted { by: 1 }], first, Default::default()).await.unwrap();
    let conflict = store.commit(vec![Counted { by: 2 }], second, Default::default()).await;
    assert!(matches!(conflict, Err(cqrs_es::AggregateError::AggregateConflict)));
}

#[tokio::test]
async fn a_replay_of_everything_comes_in_the_order_of_the_ledger_and_ends_with_an_error_when_it_is_cut_off() {
    let world = World::new().await;
    let framework = CqrsFramework::new(store(&world), vec![], ());
    for (id, by) in [("c-2", 1), ("c-1", 2), ("c-2", 3)] {
        framework.execute(id, by).await.unwrap();
        world.written(vec![note(&by.to_string(), 1, "between")]).await;
    }
    let repository = LedgerRepository::new(world.utrecht.clone());
    let mut replay = repository.stream_all_events::<Counter>().await.unwrap();
    let mut seen = Vec::new();
    while let Some(event) = replay.next::<Counter>(&[]).await {
        seen.push(event.unwrap().payload.by);
    }
    assert_eq!(seen, [1, 2, 3]);

    let superuser = world.superuser().await;
    for statement in ["alter table events disable trigger all", "delete from events where position = 3"] {
        sqlx::query(statement).execute(superuser.pool()).await.unwrap();
    }
    let mut replay = repository.stream_all_events::<Counter>().await.unwrap();
    let mut last = None;
    while let Some(event) = replay.next::<Counter>(&[]).await {
        last = Some(event.map(|event| event.payload.by));
    }
    assert!(matches!(last, Some(Err(_))), "{last:?}");
}

#[tokio::test]
async fn an_old_event_is_read_in_the_shape_of_today_and_hashed_as_it_was_written() {
    let rename = SemanticVersionEventUpcaster::new(
        "Written",
        "2.0",
        Box::new(|mut payload| {
            payload["Written"]["language"] = "nl".into();
            payload
        }),
    );
    let world = World::with_upcasters(Upcasters::new(vec![Box::new(rename)])).await;
    world.written(vec![note("a", 1, "old")]).await;
    let stored = world.utrecht.read_stream(&StreamId::new("note", "a"), 0, u64::MAX).await.unwrap().remove(0);
    assert_eq!(stored.payload, r#"{"Written":{"text":"old"}}"#);
    let today = world.ledgers.upcasters().upcast(stored).unwrap();
    assert_eq!(today.payload, r#"{"Written":{"language":"nl","text":"old"}}"#);
}
