//! Old events are folded in the shape of today.

use cqrs_es::persist::{EventUpcaster, SemanticVersionEventUpcaster};
use ledger::{JsonText, NewEvent, StreamId, Submission, Upcasters};
use projection::{AsOf, Asked, ProjectionError, Projections, catch_up};

use crate::{
    samples::Attempts,
    support::{World, household, key, now},
};

/// What was once called a phone call is an attempt at contact.
fn upcasters() -> Upcasters {
    let upcaster = SemanticVersionEventUpcaster::new(
        "PhoneCallMade",
        "0.9.0",
        Box::new(|_| {
            serde_json::json!({ "ContactAttempted":
                { "on": "2026-03-02", "by": "officer-1", "channel": "Phone", "outcome": "NoAnswer", "text": null } })
        }),
    );
    Upcasters::new(vec![Box::new(Renamed(upcaster))])
}

struct Renamed(SemanticVersionEventUpcaster);

impl EventUpcaster for Renamed {
    fn can_upcast(&self, event_type: &str, event_version: &str) -> bool {
        self.0.can_upcast(event_type, event_version)
    }

    fn upcast(&self, event: cqrs_es::persist::SerializedEvent) -> cqrs_es::persist::SerializedEvent {
        let mut today = self.0.upcast(event);
        today.event_type = "ContactAttempted".to_owned();
        today.event_version = "1.0".to_owned();
        today
    }
}

#[tokio::test]
async fn an_event_of_an_older_version_is_folded_as_it_would_be_written_today() {
    let world = World::with_upcasters(upcasters()).await;
    world.happens(household(1), "HouseholdReported").await;
    let old = NewEvent {
        stream: StreamId::new("household", key(1).to_string()),
        sequence: 2,
        event_type: "PhoneCallMade".into(),
        event_version: "0.8.0".into(),
        payload: JsonText::new(r#"{"PhoneCallMade":{}}"#).unwrap(),
        metadata: JsonText::new("{}").unwrap(),
    };
    let last = world.utrecht.appender().await.append(Submission::new(vec![old])).await.unwrap().last_position;
    let projections: &Projections = &world.projections;
    catch_up(projections, &world.utrecht).await.unwrap();
    assert_eq!(now::<Attempts>(projections, &world.utrecht, last).await[&key(1)].attempts, 1);
}

/// Nobody thought of what happens here: it panics when it is asked about an event, or when it gets one.
struct Thoughtless {
    when_asked: bool,
}

impl EventUpcaster for Thoughtless {
    fn can_upcast(&self, event_type: &str, _: &str) -> bool {
        assert!(!(self.when_asked && event_type == "Garbage"), "not thought of");
        event_type == "Garbage"
    }

    fn upcast(&self, _: cqrs_es::persist::SerializedEvent) -> cqrs_es::persist::SerializedEvent {
        panic!("not thought of")
    }
}

#[tokio::test]
async fn whoever_panics_at_an_event_does_not_end_the_history_there() {
    for when_asked in [false, true] {
        let upcasters = Upcasters::new(vec![Box::new(Thoughtless { when_asked })]);
        let world = World::with_upcasters(upcasters).await;
        world.happens(household(1), "HouseholdReported").await;
        let bad = world.happens(household(1), "nobody knows this").await;
        let last = world.happens(household(1), "ContactAttempted").await;
        let asked = Asked { as_of: Some(AsOf::Position(last)), at_least: None };
        let refused = world.projections.moment::<Attempts>(&world.utrecht, asked).await.unwrap_err();
        match when_asked {
            false => assert!(matches!(refused, ProjectionError::Stopped { position, .. } if position == bad)),
            true => assert!(refused.to_string().contains("crashed background worker"), "{refused}"),
        }
        catch_up(&world.projections, &world.utrecht).await.unwrap_err();
    }
}
