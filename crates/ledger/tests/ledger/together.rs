//! Batches of several ledgers in one transaction, each with its own outcome.

use futures::join;
use ledger::{Commit, Ledger, LedgerError, Submission};
use sqlx::Row as _;
use std::sync::Arc;

use crate::support::{World, note, request, submission};

/// Writes batches of all of these behind the heads they have now, at the same time.
async fn written(batches: [(&Ledger, Submission); 2]) -> [Result<Commit, Arc<LedgerError>>; 2] {
    let mut on_their_way = Vec::new();
    for (ledger, batch) in batches {
        on_their_way.push((ledger, ledger.head().await.unwrap(), vec![batch]));
    }
    let [one, other] = on_their_way.try_into().unwrap_or_else(|_| panic!("there are two"));
    let (one, other) = (one.0.commit_together(one.1, one.2), other.0.commit_together(other.1, other.2));
    join!(one, other).into()
}

async fn zwijndrecht(world: &World) -> Ledger {
    world.ledgers.open(&"GM0642".parse().unwrap(), "Zwijndrecht").await.unwrap()
}

/// How many transactions wrote the events there are.
async fn transactions(world: &World) -> i64 {
    let counted = sqlx::query("select count(distinct xmin::text) from events");
    counted.fetch_one(world.superuser().await.pool()).await.unwrap().get(0)
}

async fn sizes(ledgers: [&Ledger; 2]) -> [u64; 2] {
    let [one, other] = ledgers;
    [one.head().await.unwrap().size(), other.head().await.unwrap().size()]
}

#[tokio::test]
async fn what_comes_at_once_for_two_ledgers_is_one_transaction() {
    let world = World::new().await;
    let (utrecht, zwijndrecht) = (&world.utrecht, &zwijndrecht(&world).await);
    let batch = || submission(vec![note("a", 1, "x"), note("a", 2, "y")]);
    let commits = written([(zwijndrecht, batch()), (utrecht, batch())]).await;
    for commit in commits {
        let Commit::Done { head, receipts } = commit.unwrap() else { panic!("it is not there") };
        assert_eq!((head.size(), receipts[0].last_position), (2, 1));
    }
    assert_eq!((sizes([utrecht, zwijndrecht]).await, transactions(&world).await), ([2, 2], 1));
}

#[tokio::test]
async fn a_head_that_moved_concerns_its_own_ledger_only() {
    let world = World::new().await;
    let (utrecht, zwijndrecht) = (&world.utrecht, &zwijndrecht(&world).await);
    let [old, head] = [utrecht.head().await.unwrap(), zwijndrecht.head().await.unwrap()];
    world.written(vec![note("b", 1, "theirs")]).await;
    let batch = || vec![submission(vec![note("a", 1, "mine")])];
    let (moved, done) =
        join!(utrecht.commit_together(old, batch()), zwijndrecht.commit_together(head, batch()));
    assert!(matches!((moved.unwrap(), done.unwrap()), (Commit::HeadMoved, Commit::Done { .. })));
    assert_eq!(sizes([utrecht, zwijndrecht]).await, [1, 1]);
}

#[tokio::test]
async fn a_request_that_is_known_concerns_its_own_ledger_only() {
    let world = World::new().await;
    let (utrecht, zwijndrecht) = (&world.utrecht, &zwijndrecht(&world).await);
    let asked = |sequence| submission(vec![note("a", sequence, "once")]).with_request(request(1, 1));
    utrecht.appender().await.append(asked(1)).await.unwrap();
    let [known, done] = written([(utrecht, asked(2)), (zwijndrecht, asked(1))]).await;
    assert!(matches!((known.unwrap(), done.unwrap()), (Commit::RequestKnown, Commit::Done { .. })));
    assert_eq!(sizes([utrecht, zwijndrecht]).await, [1, 1]);
}

#[tokio::test]
async fn a_ledger_that_another_process_holds_does_not_hold_up_the_others() {
    let world = World::new().await;
    let (utrecht, zwijndrecht) = (&world.utrecht, &zwijndrecht(&world).await);
    let [held_head, head] = [utrecht.head().await.unwrap(), zwijndrecht.head().await.unwrap()];
    let elsewhere = world.second_process().await.get(utrecht.name()).await.unwrap();
    let turn = elsewhere.lock_head().await.unwrap();
    let batch = || vec![submission(vec![note("a", 1, "mine")])];
    let held = utrecht.commit_together(held_head, batch());
    let free = zwijndrecht.commit_together(head, batch());
    assert!(matches!(free.await.unwrap(), Commit::Done { .. }));
    drop(turn);
    assert!(matches!(held.await.unwrap(), Commit::Done { .. }));
    assert_eq!(sizes([utrecht, zwijndrecht]).await, [1, 1]);
}

#[tokio::test]
async fn what_is_on_its_way_is_written_when_nobody_waits_for_it() {
    let world = World::new().await;
    let head = world.utrecht.head().await.unwrap();
    drop(world.utrecht.commit_together(head, vec![submission(vec![note("a", 1, "x")])]));
    assert_eq!(world.utrecht.reach(1).await.unwrap().size(), 1);
}
