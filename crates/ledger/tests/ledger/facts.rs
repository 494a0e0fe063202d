//! What those who fold whole ledgers need: facts without their proofs, the place of an instant, and who has grown.

use std::{ops::Range, time::Duration};

use jiff::Timestamp;
use ledger::{Fact, FeedError, NewEvent, PageLimit, StreamId};

use crate::support::{World, note};

const ALL: PageLimit = PageLimit { events: 100, bytes: usize::MAX };

fn of_kind(kind: &'static str, mut event: NewEvent) -> NewEvent {
    event.stream = StreamId::new(kind, event.stream.aggregate_id);
    event
}

async fn mixed() -> World {
    let world = World::new().await;
    let others = ["note", "letter", "note", "parcel", "note", "letter"];
    for (number, kind) in others.into_iter().enumerate() {
        world.written(vec![of_kind(kind, note(&number.to_string(), 1, "x"))]).await;
    }
    world
}

/// The positions of the facts on a page, and the first position after it.
async fn positions(
    world: &World,
    kinds: &[&str],
    range: Range<u64>,
    limit: PageLimit,
) -> Result<(Vec<u64>, u64), FeedError> {
    let mut found = Vec::new();
    let next = world.utrecht.facts(kinds, range, limit, |fact| found.push(fact.position)).await?;
    Ok((found, next))
}

#[tokio::test]
async fn only_the_kinds_asked_for_are_read() {
    let world = mixed().await;
    let found = positions(&world, &["letter", "parcel"], 0..6, ALL).await.unwrap();
    assert_eq!(found, (vec![1, 3, 5], 6));
    let whole = &world.utrecht.read_range(3, 4, ledger::Direction::OldestFirst, 1).await.unwrap()[0];
    let as_stored = |fact: Fact<'_>| {
        assert_eq!((fact.aggregate_type, fact.aggregate_id), ("parcel", &*whole.stream.aggregate_id));
        assert_eq!((fact.event_type, fact.event_version), (&*whole.event_type, &*whole.event_version));
        assert_eq!((fact.payload, fact.recorded_at), (&*whole.payload, whole.recorded_at));
    };
    assert_eq!(world.utrecht.facts(&["parcel"], 2..6, ALL, as_stored).await.unwrap(), 6);
    assert_eq!(positions(&world, &[], 2..6, ALL).await.unwrap(), (vec![], 6));
    assert_eq!(positions(&world, &["note"], 6..6, ALL).await.unwrap(), (vec![], 6));
}

#[tokio::test]
async fn a_page_of_facts_is_bounded_and_goes_on_where_it_ended() {
    let (world, three) = (mixed().await, PageLimit { events: 3, bytes: usize::MAX });
    let small = PageLimit { events: 100, bytes: 1 };
    assert_eq!(positions(&world, &["note"], 0..6, three).await.unwrap(), (vec![0, 2], 3));
    assert_eq!(positions(&world, &["note"], 3..6, small).await.unwrap(), (vec![4], 6));
    assert_eq!(positions(&world, &["note"], 0..6, small).await.unwrap(), (vec![0], 2));
}

#[tokio::test]
async fn a_missing_fact_is_never_skipped_even_among_those_nobody_asked_for() {
    let world = mixed().await;
    let superuser = world.superuser().await;
    for statement in ["alter table events disable trigger all", "delete from events where position in (3, 5)"]
    {
        sqlx::query(statement).execute(superuser.pool()).await.unwrap();
    }
    assert_eq!(positions(&world, &["note"], 0..6, ALL).await.unwrap(), (vec![0, 2], 3));
    let gap = positions(&world, &["note"], 3..6, ALL).await.unwrap_err();
    assert!(matches!(gap, FeedError::Gap { expected: 3, found: Some(4), .. }), "{gap}");
    let cut_off = positions(&world, &["note"], 5..6, ALL).await.unwrap_err();
    assert!(matches!(cut_off, FeedError::Gap { expected: 5, found: None, .. }), "{cut_off}");
}

#[tokio::test]
async fn an_instant_has_a_place_in_the_ledger() {
    let world = World::new().await;
    let at = |time: &str| format!("2024-03-02T{time}Z").parse::<Timestamp>().unwrap();
    assert_eq!(world.utrecht.size_at(at("09:00:00")).await.unwrap(), 0);
    for (number, time) in ["10:00:00", "10:00:00", "10:00:01", "12:00:00", "12:00:00"].iter().enumerate() {
        world.clock.set(&format!("2024-03-02T{time}Z"));
        world.written(vec![note(&number.to_string(), 1, "x")]).await;
    }
    let asked =
        ["09:59:59.999999", "10:00:00", "10:00:00.999999", "10:00:01", "11:00:00", "12:00:00", "23:00:00"];
    let mut sizes = Vec::new();
    for time in asked {
        sizes.push(world.utrecht.size_at(at(time)).await.unwrap());
    }
    assert_eq!(sizes, [0, 2, 2, 3, 3, 5, 5]);
}

#[tokio::test]
async fn a_place_that_cannot_be_found_is_damage_and_not_an_answer() {
    let world = mixed().await;
    let superuser = world.superuser().await;
    for statement in ["alter table events disable trigger all", "delete from events where position = 3"] {
        sqlx::query(statement).execute(superuser.pool()).await.unwrap();
    }
    let refused = world.utrecht.size_at(Timestamp::MAX).await.unwrap_err();
    assert!(refused.to_string().contains("no event between 0 and 6"), "{refused}");
}

#[tokio::test]
async fn whoever_listens_hears_of_every_append_of_this_process() {
    let world = World::new().await;
    let zwijndrecht = world.ledgers.open(&"GM0642".parse().unwrap(), "Zwijndrecht").await.unwrap();
    let mut appends = world.ledgers.appends();
    world.written(vec![note("a", 1, "x"), note("a", 2, "y")]).await;
    zwijndrecht.appender().await.append(crate::support::submission(vec![note("a", 1, "x")])).await.unwrap();
    let mut heard = Vec::new();
    for _ in 0..2 {
        heard.push(tokio::time::timeout(Duration::from_secs(20), appends.next()).await.unwrap().unwrap());
    }
    let expected = [(world.utrecht.name().clone(), 2), (zwijndrecht.name().clone(), 1)];
    assert_eq!(heard, expected);
    let mut sizes = world.ledgers.sizes().await.unwrap();
    sizes.sort_unstable();
    assert_eq!(sizes, expected);
}
