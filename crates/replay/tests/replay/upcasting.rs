//! Old events are read in the shape of today, whichever way they are read.

use cqrs_es::persist::{EventUpcaster, SerializedEvent};
use ledger::{Direction, PageLimit, Upcasters};
use replay::{BookEvents, event};

use crate::support::{self, World, household, reported};

/// What was once called a phone call is an attempt at contact; at a fax nobody thought of anything.
struct OfCalls;

impl EventUpcaster for OfCalls {
    fn can_upcast(&self, event_type: &str, _: &str) -> bool {
        ["PhoneCallMade", "FaxSent"].contains(&event_type)
    }

    fn upcast(&self, event: SerializedEvent) -> SerializedEvent {
        assert_ne!(event.event_type, "FaxSent", "nobody thought of it");
        let payload = serde_json::json!({ "ContactAttempted":
            { "on": "2026-03-02", "by": "officer-1", "channel": "Phone", "outcome": "NoAnswer", "text": null } });
        let (event_type, event_version) = ("ContactAttempted".to_owned(), "1.0".to_owned());
        SerializedEvent { event_type, event_version, payload, ..event }
    }
}

/// A household that was reported, called, and sent a fax.
async fn world() -> World {
    let world = World::with(Upcasters::new(vec![Box::new(OfCalls)])).await;
    let call = support::event("household", 1, (2, "PhoneCallMade", "0.8"), r#"{"PhoneCallMade":{}}"#);
    let fax = support::event("household", 1, (3, "FaxSent", "0.1"), r#"{"FaxSent":{}}"#);
    world.happen(vec![reported(1), call, fax]).await;
    world
}

#[tokio::test]
async fn an_event_of_an_older_version_is_read_as_it_would_be_written_today() {
    let world = world().await;
    let (folded, ended) = world.folded(&["household"], 2).await;
    ended.unwrap();
    assert_eq!(folded, ["0 HouseholdReported", "1 ContactAttempted"]);
    let mut events = BookEvents::of(&world.utrecht, household(1), 0, 2);
    let page = events.page(PageLimit::default()).await.unwrap().unwrap();
    let recorded = world.utrecht.read_range(1, 2, Direction::OldestFirst, 1).await.unwrap();
    let (book, one) = event(&world.utrecht, recorded[0].clone()).unwrap();
    assert_eq!((book, &one), (household(1), &page[1].event));
    assert_eq!(one.event_type(), "ContactAttempted");
}

#[tokio::test]
async fn an_event_at_which_reading_panics_is_one_that_cannot_be_read() {
    let world = world().await;
    let (folded, ended) = world.folded(&["household"], 3).await;
    assert_eq!(folded.len(), 2);
    let told = ended.unwrap_err().to_string();
    assert!(told.starts_with("the event at position 2 cannot be read: reading it panicked"), "{told}");
    let error =
        BookEvents::of(&world.utrecht, household(1), 0, 3).page(PageLimit::default()).await.unwrap_err();
    assert_eq!(error.to_string(), told);
}
