//! Reading by stream, by position, newest first, and live.

use std::time::Duration;

use futures::future::join_all;
use ledger::{Direction, FeedError, PageLimit, StreamId, record_line};

use crate::support::{World, note, submission};

async fn five_notes() -> World {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    for sequence in 1..=5_u64 {
        let stream = if sequence % 2 == 0 { "even" } else { "odd" };
        let event = note(stream, sequence.div_ceil(2), &format!("note {sequence}"));
        appender.append(submission(vec![event])).await.unwrap();
    }
    world
}

#[tokio::test]
async fn a_stream_is_read_in_order_and_as_of_an_earlier_position() {
    let world = five_notes().await;
    let odd = StreamId::new("note", "odd");
    let positions =
        |events: Vec<ledger::RecordedEvent>| events.iter().map(|event| event.position).collect::<Vec<_>>();
    assert_eq!(positions(world.utrecht.read_stream(&odd, 0, u64::MAX).await.unwrap()), [0, 2, 4]);
    assert_eq!(positions(world.utrecht.read_stream(&odd, 1, u64::MAX).await.unwrap()), [2, 4]);
    assert_eq!(positions(world.utrecht.read_stream(&odd, 0, 3).await.unwrap()), [0, 2]);
    let newest = world.utrecht.read_range(0, u64::MAX, Direction::NewestFirst, 2).await.unwrap();
    assert_eq!(positions(newest), [4, 3]);
    let histories =
        world.utrecht.read_streams(&[odd.clone(), StreamId::new("note", "none")], 3).await.unwrap();
    assert_eq!(histories.len(), 1);
    assert_eq!(histories[&odd].len(), 2);
}

#[tokio::test]
async fn what_is_read_is_byte_for_byte_what_was_hashed() {
    let world = five_notes().await;
    for event in world.utrecht.read_range(0, u64::MAX, Direction::OldestFirst, 10).await.unwrap() {
        let line = record_line(world.utrecht.name(), &event);
        assert_eq!(merkle::leaf_hash(line.as_bytes()), event.leaf_hash, "{line}");
    }
}

#[tokio::test]
async fn a_feed_goes_on_where_it_was_and_pages_are_bounded() {
    let world = five_notes().await;
    let mut feed = world.utrecht.feed(1, PageLimit { events: 3, bytes: usize::MAX });
    let page = feed.page().await.unwrap();
    assert_eq!((page.events.len(), feed.position(), page.head.size()), (3, 4, 5));
    assert_eq!(feed.page().await.unwrap().events.len(), 1);
    assert!(feed.page().await.unwrap().events.is_empty());
    let mut narrow = world.utrecht.feed(0, PageLimit { events: 3, bytes: 1 });
    assert_eq!(narrow.page().await.unwrap().events.len(), 1);
}

#[tokio::test]
async fn readers_in_both_processes_hear_of_a_new_event() {
    let world = five_notes().await;
    let other = world.second_process().await.get(world.utrecht.name()).await.unwrap();
    let mut feeds = [world.utrecht.feed(5, PageLimit::default()), other.feed(5, PageLimit::default())];
    let heard = join_all(feeds.iter_mut().map(ledger::Feed::live_page));
    let write = async {
        tokio::task::yield_now().await;
        world.written(vec![note("odd", 4, "news")]).await;
    };
    let (heard, ()) =
        tokio::time::timeout(Duration::from_secs(20), async { tokio::join!(heard, write) }).await.unwrap();
    for page in heard {
        assert_eq!(page.unwrap().events[0].position, 5);
    }
}

#[tokio::test]
async fn a_feed_stops_at_a_hole_instead_of_skipping_it() {
    let world = five_notes().await;
    let superuser = world.superuser().await;
    for statement in ["alter table events disable trigger all", "delete from events where position = 2"] {
        sqlx::query(statement).execute(superuser.pool()).await.unwrap();
    }
    let mut feed = world.utrecht.feed(0, PageLimit::default());
    let gap = feed.page().await.unwrap_err();
    assert!(matches!(gap, FeedError::Gap { expected: 2, found: Some(3), .. }), "{gap}");
    sqlx::query("delete from events where position > 2").execute(superuser.pool()).await.unwrap();
    let cut_off = feed.page().await.unwrap_err();
    assert_eq!(cut_off.to_string(), "position 2 is missing from ledger GM0344: the next event found is None");
}
