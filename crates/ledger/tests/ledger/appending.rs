//! Order, once-only and conflicts.

use futures::future::join_all;
use ledger::{Commit, Direction, Ledger, PageLimit, Precondition, StreamId, SubmissionError};

use crate::support::{World, note, request, submission};

async fn positions(ledger: &Ledger) -> Vec<u64> {
    let events = ledger.read_range(0, u64::MAX, Direction::OldestFirst, 10_000).await.unwrap();
    events.iter().map(|event| event.position).collect()
}

#[tokio::test]
async fn two_events_of_one_submission_stand_together() {
    let world = World::new().await;
    let receipt =
        world.written(vec![note("a", 1, "first"), note("b", 1, "its leg"), note("a", 2, "second")]).await;
    assert_eq!((receipt.first_position, receipt.last_position), (0, 2));
    assert_eq!(receipt.revisions, vec![(StreamId::new("note", "a"), 2), (StreamId::new("note", "b"), 1)]);
    assert_eq!(receipt.recorded_at, "2024-03-01T09:00:00Z".parse().unwrap());
}

#[tokio::test]
async fn many_writers_in_two_processes_leave_no_gap_and_lose_nothing() {
    let world = World::new().await;
    let other = world.second_process().await.get(world.utrecht.name()).await.unwrap();
    let tries = (0..200).map(|n| {
        let ledger = if n % 2 == 0 { world.utrecht.clone() } else { other.clone() };
        async move { ledger.appender().await.append(submission(vec![note(&n.to_string(), 1, "x")])).await }
    });
    let mut taken: Vec<u64> =
        join_all(tries).await.into_iter().map(|receipt| receipt.unwrap().first_position).collect();
    taken.sort_unstable();
    assert_eq!(taken, (0..200).collect::<Vec<_>>());
    assert_eq!(positions(&world.utrecht).await, taken);
}

#[tokio::test]
async fn a_retry_gets_the_first_receipt() {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    let once = submission(vec![note("a", 1, "once"), note("b", 1, "leg")]).with_request(request(1, 1));
    let first = appender.append(once.clone()).await.unwrap();
    appender.append(submission(vec![note("a", 2, "later")])).await.unwrap();
    world.clock.set("2024-03-02T09:00:00Z");
    let retry = appender.append(once).await.unwrap();
    assert_eq!(first, retry);
    assert_eq!(positions(&world.utrecht).await.len(), 3);
}

#[tokio::test]
async fn a_retry_that_races_its_original_is_appended_once() {
    let world = World::new().await;
    let other = world.second_process().await.get(world.utrecht.name()).await.unwrap();
    let once = submission(vec![note("a", 1, "once")]).with_request(request(1, 1));
    let tries = (0..20).map(|n| {
        let (ledger, once) = (if n % 2 == 0 { &world.utrecht } else { &other }, once.clone());
        async move { ledger.appender().await.append(once).await.unwrap() }
    });
    let receipts = join_all(tries).await;
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
    assert_eq!(positions(&world.utrecht).await, vec![0]);
}

#[tokio::test]
async fn a_request_id_used_for_something_else_is_refused() {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    appender.append(submission(vec![note("a", 1, "once")]).with_request(request(1, 1))).await.unwrap();
    let reused = appender.append(submission(vec![note("a", 2, "other")]).with_request(request(1, 2))).await;
    assert!(matches!(reused, Err(SubmissionError::RequestReused { .. })), "{reused:?}");
    assert_eq!(positions(&world.utrecht).await, vec![0]);
}

#[tokio::test]
async fn a_stream_that_moved_is_a_conflict_of_that_submission_only() {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    appender.append(submission(vec![note("a", 1, "there")])).await.unwrap();
    let late = appender.append(submission(vec![note("a", 1, "late")]));
    let early = appender.append(submission(vec![note("a", 5, "early")]));
    let fine = appender.append(submission(vec![note("b", 1, "fine")]));
    let (late, early, fine) = tokio::join!(late, early, fine);
    let conflict = |error| match error {
        Err(SubmissionError::Conflict { expected, actual, .. }) => (expected, actual),
        other => panic!("{other:?}"),
    };
    assert_eq!(conflict(late), (0, 1));
    assert_eq!(conflict(early), (4, 1));
    assert_eq!(fine.unwrap().first_position, 1);
}

#[tokio::test]
async fn a_stream_that_was_only_read_must_still_be_there() {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    let mut guarded = submission(vec![note("a", 1, "decided on b")]);
    guarded.preconditions = vec![Precondition { stream: StreamId::new("note", "b"), sequence: 3 }];
    let refused = appender.append(guarded).await;
    assert!(matches!(refused, Err(SubmissionError::Conflict { expected: 3, actual: 0, .. })), "{refused:?}");
    assert!(matches!(appender.append(submission(vec![])).await, Err(SubmissionError::Empty)));
}

#[tokio::test]
async fn a_commit_behind_an_old_head_writes_nothing_and_says_so() {
    let world = World::new().await;
    let head = world.utrecht.head().await.unwrap();
    let batch = [submission(vec![note("a", 1, "mine")])];
    world.written(vec![note("b", 1, "theirs")]).await;
    assert!(matches!(world.utrecht.commit(&head, &batch).await.unwrap(), Commit::HeadMoved));
    let locked = world.utrecht.lock_head().await.unwrap();
    assert_eq!(locked.head().size(), 1);
    assert!(matches!(locked.commit(&batch).await.unwrap(), Commit::Done { .. }));
    assert_eq!(positions(&world.utrecht).await, vec![0, 1]);
}

#[tokio::test]
async fn the_instant_of_recording_never_goes_back() {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    let first = appender.append(submission(vec![note("a", 1, "nine o'clock")])).await.unwrap();
    world.clock.set("2024-03-01T08:00:00Z");
    let second = appender.append(submission(vec![note("a", 2, "the clock was set back")])).await.unwrap();
    assert_eq!(second.recorded_at, first.recorded_at);
}

#[tokio::test]
async fn ledgers_do_not_see_each_other() {
    let world = World::new().await;
    let zwijndrecht = world.ledgers.open(&"GM0642".parse().unwrap(), "Zwijndrecht").await.unwrap();
    for ledger in [&world.utrecht, &zwijndrecht] {
        let same = submission(vec![note("a", 1, "here")]).with_request(request(1, 1));
        assert_eq!(ledger.appender().await.append(same).await.unwrap().first_position, 0);
    }
    assert_eq!(positions(&zwijndrecht).await, vec![0]);
    let unknown = world.ledgers.get(&"GM0363".parse().unwrap()).await;
    assert_eq!(unknown.err().unwrap().to_string(), "ledger GM0363 is not open: open it first");
}

#[tokio::test]
async fn who_has_the_turn_needs_one_connection_only() {
    let world = World::new().await;
    let alone = world.process_with_connections(1).await.get(world.utrecht.name()).await.unwrap();
    let locked = alone.lock_head().await.unwrap();
    let inside = locked.ledger().clone();
    assert_eq!(inside.head().await.unwrap().size(), 0);
    assert!(inside.read_stream(&StreamId::new("note", "a"), 0, u64::MAX).await.unwrap().is_empty());
    assert!(inside.feed(0, PageLimit::default()).page().await.unwrap().events.is_empty());
    let commit = locked.commit(&[submission(vec![note("a", 1, "mine")])]).await.unwrap();
    assert!(matches!(commit, Commit::Done { .. }));
    assert_eq!(positions(&inside).await, vec![0]);
}

#[tokio::test]
async fn the_queue_of_a_ledger_ends_with_its_last_handle() {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    appender.append(submission(vec![note("a", 1, "x")])).await.unwrap();
    drop(appender);
    world.written(vec![note("a", 2, "y")]).await;
    assert_eq!(positions(&world.utrecht).await, vec![0, 1]);
}
