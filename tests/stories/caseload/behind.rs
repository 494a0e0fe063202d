//! Waiting for what is not there yet: who waits until the deadline is told how far things are, and when to ask again.

use std::time::Duration;

use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{App, COORDINATOR, Household, Refusal};
use tonic::Request;
use tonic_types::StatusExt as _;

/// A question from somebody who waits so short that nothing but the answer fits in it.
fn in_a_hurry<T>(question: T) -> Request<T> {
    let mut request = Request::new(question);
    request.set_timeout(Duration::from_millis(800));
    request
}

#[tokio::test]
async fn who_waits_for_what_is_not_there_yet_is_told_how_far_things_are() {
    let app = App::start().await;
    let household = Household::reported_on(&app, "2025-02-03").await;
    let next = app.last_position().await.map(|last| last + 1);
    let mut caseload = app.caseload_as(COORDINATOR);

    let now = ListHouseholdsRequest { at_least_position: next, ..app.households().await };
    let refused = caseload.list_households(in_a_hurry(now.clone())).await.unwrap_err();
    assert!(refused.get_details_retry_info().unwrap().retry_delay.is_some());
    assert_snapshot!(Refusal::from(refused), @r"
    Unavailable VIEW_BEHIND
      asked = 1
      size = 1
      view = caseload
    en: The view caseload is not there yet. Events in it: 1. Asked for: up to position 1. Try again in a moment.
    ");

    let first = Some(AsOf { moment: Some(as_of::Moment::Position(0)) });
    let then = ListHouseholdsRequest { as_of: first, ..now.clone() };
    let refused = caseload.list_households(in_a_hurry(then)).await.unwrap_err();
    assert_snapshot!(Refusal::from(refused), @r"
    Unavailable VIEW_BEHIND
      asked = 1
      size = 1
      view = LEDGER
    en: The ledger is not there yet. Events in it: 1. Asked for: up to position 1. Try again in a moment.
    ");

    let book = GetHouseholdRequest { at_least_position: next, ..household.question() };
    let refused = app.cases_as(Role::Coordinator).get_household(in_a_hurry(book)).await.unwrap_err();
    assert_eq!(Refusal::from(refused).reason, "VIEW_BEHIND");

    let waiting = caseload.list_households(now);
    let (answer, _) = tokio::join!(waiting, Household::reported_on(&app, "2025-02-04"));
    assert_eq!(answer.unwrap().into_inner().households.len(), 2);
    app.finish().await;
}
