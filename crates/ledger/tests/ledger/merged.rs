//! Several streams read as one, from either end, in bounded pages.

use ledger::{Direction, PageLimit, StreamId, StreamPage};

use crate::support::{World, note};

/// Ada at 0, 3 and 4, Bram at 1, Cleo at 2 and 5.
async fn three_diaries() -> World {
    let world = World::new().await;
    for (diary, sequence) in [("ada", 1), ("bram", 1), ("cleo", 1), ("ada", 2), ("ada", 3), ("cleo", 2)] {
        world.written(vec![note(diary, sequence, "dear diary")]).await;
    }
    world
}

const WHOLE: PageLimit = PageLimit { events: 100, bytes: usize::MAX };

async fn read(
    world: &World,
    diaries: &[&str],
    positions: std::ops::Range<u64>,
    direction: Direction,
    limit: PageLimit,
) -> (Vec<u64>, bool) {
    let streams: Vec<_> = diaries.iter().map(|diary| StreamId::new("note", (*diary).to_owned())).collect();
    let StreamPage { events, more } =
        world.utrecht.read_merged(&streams, positions, direction, limit).await.unwrap();
    (events.iter().map(|event| event.position).collect(), more)
}

#[tokio::test]
async fn streams_are_merged_in_the_order_of_the_ledger() {
    use Direction::{NewestFirst, OldestFirst};
    let world = three_diaries().await;
    let both = ["ada", "cleo"];
    assert_eq!(read(&world, &both, 0..u64::MAX, OldestFirst, WHOLE).await, (vec![0, 2, 3, 4, 5], false));
    assert_eq!(read(&world, &both, 0..u64::MAX, NewestFirst, WHOLE).await, (vec![5, 4, 3, 2, 0], false));
    assert_eq!(read(&world, &both, 2..4, NewestFirst, WHOLE).await, (vec![3, 2], false));
    assert_eq!(read(&world, &["nobody"], 0..u64::MAX, OldestFirst, WHOLE).await, (vec![], false));
    assert_eq!(read(&world, &[], 0..u64::MAX, OldestFirst, WHOLE).await, (vec![], false));
}

#[tokio::test]
async fn a_page_is_bounded_in_events_and_in_bytes() {
    let world = three_diaries().await;
    let everybody = ["ada", "bram", "cleo"];
    let two = PageLimit { events: 2, bytes: usize::MAX };
    let mut told = vec![];
    let mut from = 0;
    loop {
        let (page, more) = read(&world, &everybody, from..u64::MAX, Direction::OldestFirst, two).await;
        from = page.last().unwrap() + 1;
        told.extend(page);
        if !more {
            break;
        }
    }
    assert_eq!(told, [0, 1, 2, 3, 4, 5]);
    let narrow = PageLimit { events: 100, bytes: 1 };
    assert_eq!(read(&world, &everybody, 0..6, Direction::NewestFirst, narrow).await, (vec![5], true));
}
