//! As of an earlier moment: what was answered then is what is answered now.

use api::v1::*;
use insta::assert_snapshot;
use stories::{App, COORDINATOR, Household, NEIGHBOURHOOD_TEAM, Person, Refusal, UTRECHT};

/// What was answered at a moment, with its position.
struct Answered {
    instant: prost_types::Timestamp,
    households: ListHouseholdsResponse,
    counts: CountWorkResponse,
}

async fn ask(app: &App, as_of: Option<AsOf>) -> (ListHouseholdsResponse, CountWorkResponse) {
    let mut caseload = app.caseload_as(COORDINATOR);
    let households = ListHouseholdsRequest { as_of, ..app.households().await };
    let counts = CountWorkRequest {
        ledger: UTRECHT.to_owned(),
        as_of,
        at_least_position: app.last_position().await,
        ..Default::default()
    };
    let households = caseload.list_households(households).await.unwrap().into_inner();
    (households, caseload.count_work(counts).await.unwrap().into_inner())
}

/// Asks how it is, and remembers at which instant that was; then a quarter of an hour passes.
async fn answered(app: &App, minutes: &mut i64) -> Answered {
    let instant: jiff::Timestamp = "2025-03-03T09:00:00Z".parse().unwrap();
    let instant = instant + jiff::SignedDuration::from_mins(*minutes);
    let (households, counts) = ask(app, None).await;
    *minutes += 15;
    app.clock.set(&(instant + jiff::SignedDuration::from_mins(15)).to_string());
    let instant = prost_types::Timestamp { seconds: instant.as_second(), nanos: 0 };
    Answered { instant, households, counts }
}

#[tokio::test]
async fn what_was_answered_then_is_answered_now() {
    let app = App::start().await;
    let mut minutes = 0;
    let mut then = vec![];
    let mut household = Household::reported_on(&app, "2025-02-03").await;
    then.push(answered(&app, &mut minutes).await);
    household.gets("2025-02-03", COORDINATOR.name, NEIGHBOURHOOD_TEAM).await;
    then.push(answered(&app, &mut minutes).await);
    let ada = Person::new(&app, "Ada Vermeulen", "");
    household.joined_by(&ada).await.unwrap();
    then.push(answered(&app, &mut minutes).await);
    household.client.record_first_contact(household.first_contact()).await.unwrap();
    household.talks("2025-02-17", &ada.id).await;
    then.push(answered(&app, &mut minutes).await);
    let mut other = Household::reported_on(&app, "2025-02-24").await;
    other.faces("2025-02-25", ThreateningSituation::Eviction).await;
    then.push(answered(&app, &mut minutes).await);
    for answered in &then {
        let position = as_of::Moment::Position(answered.households.position);
        for moment in [position, as_of::Moment::Instant(answered.instant)] {
            let (households, counts) = ask(&app, Some(AsOf { moment: Some(moment) })).await;
            assert_eq!(households, answered.households);
            assert_eq!(counts, answered.counts);
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn a_moment_that_has_not_come_cannot_be_asked_for() {
    let app = App::start().await;
    Household::reported_on(&app, "2025-02-03").await;
    let mut told = vec![];
    for moment in [
        as_of::Moment::Position(1_000),
        as_of::Moment::Position(-1),
        as_of::Moment::Instant(prost_types::Timestamp { seconds: 1_741_000_000, nanos: 0 }),
        as_of::Moment::Instant(prost_types::Timestamp { seconds: i64::MAX, nanos: -1 }),
    ] {
        let as_of = Some(AsOf { moment: Some(moment) });
        let question = ListHouseholdsRequest { as_of, ..app.households().await };
        let refused = app.caseload_as(COORDINATOR).list_households(question).await.unwrap_err();
        told.push(Refusal::from(refused).to_string());
    }
    assert_snapshot!(told.join("\n"), @r"
    OutOfRange POSITION_NOT_REACHED
      asked = 1000
      tree_size = 1
    en: Position or size 1000 is not there yet: the ledger has 1 events.
    InvalidArgument NUMBER_OUT_OF_RANGE
      field = as_of.position
      maximum = 9223372036854775807
      minimum = 0
      violations = 1
      in as_of.position: NUMBER_OUT_OF_RANGE
    en: The number in as_of.position must be from 0 up to 9223372036854775807.
    OutOfRange INSTANT_IN_FUTURE
      asked = 2025-03-03T11:06:40Z
      now = 2025-03-03T09:00:00Z
    en: The moment 2025-03-03T11:06:40Z has not passed yet; it is 2025-03-03T09:00:00Z now. Choose an earlier one.
    InvalidArgument FIELD_INVALID
      expected = 0001-01-01T00:00:00Z … 9999-12-31T23:59:59Z
      field = as_of.instant
      violations = 1
      in as_of.instant: FIELD_INVALID
    en: The field as_of.instant is not right. Expected: 0001-01-01T00:00:00Z … 9999-12-31T23:59:59Z.
    ");
    let before = as_of::Moment::Instant(prost_types::Timestamp { seconds: 0, nanos: 0 });
    let (households, _) = ask(&app, Some(AsOf { moment: Some(before) })).await;
    assert_eq!(
        households,
        ListHouseholdsResponse::default(),
        "before anything was recorded there is nothing"
    );
    app.finish().await;
}
