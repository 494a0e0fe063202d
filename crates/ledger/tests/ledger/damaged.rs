//! What a ledger does when somebody has been at its tables: it says so and stops, it does not try for ever.

use ledger::{Commit, LedgerError, SubmissionError};

use crate::support::{World, note, request, submission};

async fn tamper(world: &World, statements: &[&'static str]) {
    let superuser = world.superuser().await;
    for table in ["events", "requests", "ledgers", "checkpoints"] {
        let statement = format!("alter table {table} disable trigger all");
        sqlx::query(&statement).execute(superuser.pool()).await.unwrap();
    }
    for statement in statements {
        sqlx::query(statement).execute(superuser.pool()).await.unwrap();
    }
}

async fn append_fails(world: &World, submission: ledger::Submission) -> String {
    match world.utrecht.appender().await.append(submission).await {
        Err(SubmissionError::Failed(error)) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_row_behind_the_end_stops_the_writing() {
    let world = World::new().await;
    world.written(vec![note("a", 1, "x")]).await;
    let stray = "insert into events select ledger, 1, aggregate_type, aggregate_id, 2, event_type, event_version, \
                 payload, metadata, recorded_at, leaf_hash, subtree_hashes from events";
    tamper(&world, &[stray]).await;
    let told = append_fails(&world, submission(vec![note("a", 2, "next")])).await;
    assert_eq!(
        told,
        "ledger GM0344 is damaged: an event stands where none should; export it and run the verifier"
    );
}

#[tokio::test]
async fn a_request_whose_events_are_gone_is_not_looked_for_for_ever() {
    let world = World::new().await;
    let once = submission(vec![note("a", 1, "x")]).with_request(request(1, 1));
    world.utrecht.appender().await.append(once.clone()).await.unwrap();
    let empty = "update ledgers set size = 0, frontier = ''";
    tamper(&world, &["delete from events", empty]).await;
    let told = append_fails(&world, once).await;
    assert!(told.contains("a request is known whose events are not there"), "{told}");
}

#[tokio::test]
async fn a_head_of_the_same_size_and_another_history_has_moved() {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    appender.append(submission(vec![note("a", 1, "x")])).await.unwrap();
    let head = world.utrecht.head().await.unwrap();
    tamper(&world, &["update ledgers set frontier = decode(repeat('00', 32), 'hex')"]).await;
    let commit = world.utrecht.commit(&head, &[submission(vec![note("a", 2, "y")])]).await.unwrap();
    assert!(matches!(commit, Commit::HeadMoved), "{commit:?}");
}

#[tokio::test]
async fn two_histories_are_never_both_signed() {
    let world = World::new().await;
    world.written(vec![note("a", 1, "x")]).await;
    world.utrecht.checkpoint().await.unwrap();
    tamper(&world, &["update ledgers set frontier = decode(repeat('00', 32), 'hex')"]).await;
    let refused = world.utrecht.checkpoint().await;
    assert!(
        matches!(&refused, Err(LedgerError::Damaged { detail, .. }) if detail.contains("another history"))
    );
}
