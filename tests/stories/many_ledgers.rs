//! Two municipalities in one installation: each its own order, its own persons, its own proof.

use insta::assert_snapshot;
use server::auth::Role;
use stories::{App, Household, Person, UTRECHT, story_line};

const AMSTERDAM: &str = "GM0363";

#[tokio::test]
async fn two_ledgers_do_not_influence_each_other() {
    let app = App::start().await;
    app.open_ledger(AMSTERDAM, "Amsterdam").await;
    let mut here = Household::reported_in(&app, UTRECHT).await;
    let mut there = Household::reported_in(&app, AMSTERDAM).await;
    let (ada, same) = (Person::new(&app, "Ada", "111222333"), Person::new(&app, "Ada", "111222333"));
    let positions = [here.joined_by(&ada).await.unwrap(), there.joined_by(&same).await.unwrap()]
        .map(|receipt| (receipt.first_position, receipt.tree_size));
    assert_eq!(positions, [(1, 3), (1, 3)], "each counts from 0");
    assert_eq!(
        [&here.now().await.members[0].person_id, &there.now().await.members[0].person_id],
        [&ada.id, &same.id]
    );
    here.client.record_first_contact(here.first_contact()).await.unwrap();
    assert_eq!(app.recorded_in(AMSTERDAM).await, ["HouseholdReported", "MemberJoined", "PersonClaimed"]);
    assert_snapshot!(here.story().await, @r"
    0 HouseholdReported          2025-02-03
    1 MemberJoined               2025-02-10
    3 FirstContactMade           2025-02-12
    ");
    assert!(app.verdict_on(AMSTERDAM).await.holds());
    app.finish().await;
}

#[tokio::test]
async fn one_household_id_and_one_request_id_may_live_in_two_ledgers() {
    let app = App::start().await;
    app.open_ledger(AMSTERDAM, "Amsterdam").await;
    let here = Household::reported_in(&app, UTRECHT).await;
    let mut there = Household::reported_in(&app, AMSTERDAM).await;
    there.id.clone_from(&here.id);
    let question = app.cases_as(Role::Coordinator).get_household(there.question()).await;
    assert_eq!(question.unwrap_err().code(), tonic::Code::NotFound);
    let mut request = here.first_contact();
    app.households_as(Role::Coordinator).record_first_contact(request.clone()).await.unwrap();
    request.ledger = AMSTERDAM.to_owned();
    let refused = there.client.record_first_contact(request).await.unwrap_err();
    assert_eq!(
        refused.code(),
        tonic::Code::NotFound,
        "not a retry of the request in the other ledger: {refused}"
    );
    assert!(app.verdict_on(AMSTERDAM).await.holds());
    app.finish().await;
}

#[tokio::test]
async fn damage_in_one_ledger_leaves_the_other_alone() {
    let app = App::start().await;
    app.open_ledger(AMSTERDAM, "Amsterdam").await;
    let here = Household::reported_in(&app, UTRECHT).await;
    let there = Household::reported_in(&app, AMSTERDAM).await;
    let superuser = app.superuser().await;
    for statement in ["alter table events disable trigger all", "delete from events where ledger = 'GM0363'"]
    {
        sqlx::query(statement).execute(superuser.pool()).await.unwrap();
    }
    assert!(!app.verdict_on(AMSTERDAM).await.holds());
    assert!(app.cases_as(Role::Coordinator).get_household(there.question()).await.is_err());
    let records =
        app.cases_as(Role::Coordinator).list_household_events(here.events()).await.unwrap().into_inner();
    assert_snapshot!(story_line(&records.records[0]), @" 0 HouseholdReported          2025-02-03");
    // The end of a story, but for the ledger that is damaged.
    assert!(app.verdict().await.holds());
    app.views_are_as_replayed(&[UTRECHT.parse().unwrap()]).await;
    app.stop().await;
}
