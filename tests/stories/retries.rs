//! What happens when a client asks twice, or two clients ask at once.

use stories::{App, Household, Refusal};
use tonic::Code;

#[tokio::test]
async fn a_retried_command_gets_its_first_receipt() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let request = household.first_contact();
    let first = household.client.record_first_contact(request.clone()).await.unwrap().into_inner();
    household.client.add_note(household.note("between the two")).await.unwrap();
    app.clock.set("2025-03-04T09:00:00Z");
    let retry = household.client.record_first_contact(request).await.unwrap().into_inner();
    assert_eq!(first, retry);
    assert_eq!(app.recorded().await, ["HouseholdReported", "FirstContactMade", "NoteAdded"]);
    app.finish().await;
}

#[tokio::test]
async fn a_request_id_used_for_something_else_is_refused_and_nothing_recorded() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let request = household.first_contact();
    household.client.record_first_contact(request.clone()).await.unwrap();
    let mut other = household.note("something else");
    other.request_id = request.request_id.clone();
    let refusal: Refusal = household.client.add_note(other).await.unwrap_err().into();
    assert_eq!((refusal.code, refusal.reason.as_str()), (Code::AlreadyExists, "REQUEST_ID_REUSED"));
    assert_eq!(refusal.values["request_id"], request.request_id);
    assert_eq!(app.recorded().await, ["HouseholdReported", "FirstContactMade"]);
    app.finish().await;
}
