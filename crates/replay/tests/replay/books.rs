//! One book, page by page.

use ledger::{LedgerError, PageLimit};
use replay::{BookEvents, ReplayError};

use crate::support::{World, attempted, household, reported};

const THREE: PageLimit = PageLimit { events: 3, bytes: usize::MAX };

/// A household that was called seven times, and another in between.
async fn called_seven_times() -> World {
    let world = World::new().await;
    world.happen(vec![reported(1), reported(2)]).await;
    world.happen((2..=8).map(|sequence| attempted(1, sequence)).collect()).await;
    world
}

#[tokio::test]
async fn a_book_is_read_page_by_page_up_to_a_position() {
    let world = called_seven_times().await;
    let mut events = BookEvents::of(&world.utrecht, household(1), 0, 8);
    let mut pages = Vec::new();
    while let Some(page) = events.page(THREE).await.unwrap() {
        pages.push(page.iter().map(|event| (event.sequence, event.position)).collect::<Vec<_>>());
    }
    assert_eq!(pages, [vec![(1, 0), (2, 2), (3, 3)], vec![(4, 4), (5, 5), (6, 6)], vec![(7, 7)]]);
    assert_eq!(events.revision(), 7);
    assert!(!events.has_more());
}

#[tokio::test]
async fn a_reader_goes_on_after_what_it_has_and_says_whether_there_is_more() {
    let world = called_seven_times().await;
    let mut events = BookEvents::of(&world.utrecht, household(1), 5, u64::MAX);
    let page = events.page(PageLimit { events: 2, ..THREE }).await.unwrap().unwrap();
    assert_eq!(page[0].event.event_type(), "ContactAttempted");
    assert_eq!((events.revision(), events.has_more()), (7, true));
}

#[tokio::test]
async fn a_book_that_is_not_there_has_no_page() {
    let world = called_seven_times().await;
    let mut events = BookEvents::of(&world.utrecht, household(3), 0, u64::MAX);
    assert!(events.page(THREE).await.unwrap().is_none());
    assert_eq!(events.revision(), 0);
}

#[tokio::test]
async fn an_event_missing_from_a_book_is_damage_and_not_skipped() {
    let world = called_seven_times().await;
    world.tamper("delete from events where position = 5").await;
    let mut events = BookEvents::of(&world.utrecht, household(1), 0, u64::MAX);
    events.page(THREE).await.unwrap();
    let error = events.page(THREE).await.unwrap_err();
    assert!(matches!(error, ReplayError::Ledger(LedgerError::Damaged { .. })), "{error:?}");
    let book = household(1);
    let told = format!("sequence 6 of {book} at position 6 follows 4");
    assert!(error.to_string().contains(&told), "{error}");
}
