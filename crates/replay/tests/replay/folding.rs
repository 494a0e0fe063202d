//! Everything that happened in some kinds of books, in order.

use replay::{Happened, ReplayError, fold};

use crate::support::{World, attempted, household, reported};

#[tokio::test]
async fn a_fold_hands_over_the_kinds_that_were_asked_for_and_reads_no_others() {
    let world = World::new().await;
    world.some_history().await;
    let (seen, ended) = world.folded(&["household"], 4).await;
    ended.unwrap();
    assert_eq!(seen, ["0 HouseholdReported", "2 ContactAttempted", "3 HouseholdReported"]);
    let (seen, ended) = world.folded(&["fund"], 5).await;
    ended.unwrap();
    assert!(seen.is_empty());
}

#[tokio::test]
async fn a_fold_of_more_than_a_page_is_of_everything_once_and_tells_how_far_it_is() {
    let world = World::new().await;
    world.happen(vec![reported(1)]).await;
    for calls in (2..=9_000).collect::<Vec<u64>>().chunks(500) {
        world.happen(calls.iter().map(|sequence| attempted(1, *sequence)).collect()).await;
    }
    let (mut next, mut told) = (0, Vec::new());
    let each = |happened: &Happened<'_>| {
        assert_eq!((happened.position, happened.book), (next, household(1)));
        next += 1;
        Ok::<(), ReplayError>(())
    };
    fold(&world.utrecht, &["household"], 9_000, each, |below| told.push(below)).await.unwrap();
    assert_eq!(next, 9_000);
    assert!(told.len() > 2 && told.is_sorted() && told.last() == Some(&9_000), "{told:?}");
}

#[tokio::test]
async fn what_cannot_be_read_ends_the_fold_and_is_named_by_its_position() {
    let world = World::new().await;
    world.some_history().await;
    let (seen, ended) = world.folded(&["household", "person"], 5).await;
    assert_eq!(seen, ["0 HouseholdReported"]);
    let told = ended.unwrap_err().to_string();
    assert!(
        told.starts_with("the event at position 1 cannot be read: the payload is not a readable"),
        "{told}"
    );
}

#[tokio::test]
async fn a_missing_position_is_missed_also_among_books_nobody_asked_for() {
    let world = World::new().await;
    world.some_history().await;
    world.tamper("delete from events where position = 1").await;
    let (seen, ended) = world.folded(&["household"], 5).await;
    assert_eq!(seen, ["0 HouseholdReported"]);
    assert!(matches!(ended, Err(ReplayError::Gap(_))), "{ended:?}");
    let told = ended.unwrap_err().to_string();
    assert_eq!(told, "position 1 is missing from ledger GM0344: the next event found is Some(2)");
}

#[tokio::test]
async fn who_asks_for_more_than_there_is_is_told_so() {
    let world = World::new().await;
    world.some_history().await;
    let (seen, ended) = world.folded(&["household"], 6).await;
    assert_eq!(seen.len(), 4);
    let told = ended.unwrap_err().to_string();
    assert_eq!(told, "position 5 is missing from ledger GM0344: the next event found is None");
}

#[tokio::test]
async fn who_has_enough_ends_the_fold_with_a_reason_of_its_own() {
    #[derive(Debug)]
    enum Ended {
        Enough(u64),
        #[expect(dead_code, reason = "shown when the test fails")]
        Replay(ReplayError),
    }
    impl From<ReplayError> for Ended {
        fn from(error: ReplayError) -> Self {
            Self::Replay(error)
        }
    }
    let world = World::new().await;
    world.some_history().await;
    let each = |happened: &Happened<'_>| match happened.position {
        0..3 => Ok(()),
        position => Err(Ended::Enough(position)),
    };
    let ended = fold(&world.utrecht, &["household"], 5, each, |_| ()).await.unwrap_err();
    assert!(matches!(ended, Ended::Enough(3)), "{ended:?}");
}

#[tokio::test]
async fn a_payload_changed_behind_the_ledgers_back_stays_an_error_and_is_not_repeated_in_it() {
    let world = World::new().await;
    world.some_history().await;
    world
        .tamper(r#"update events set payload = '{"HouseholdReported":{"note":"secret"}}' where position = 3"#)
        .await;
    let (_, ended) = world.folded(&["household"], 5).await;
    let error = ended.unwrap_err();
    assert!(matches!(&error, ReplayError::Event(unreadable) if unreadable.position == 3), "{error:?}");
    assert!(!error.to_string().contains("secret"), "{error}");
}
