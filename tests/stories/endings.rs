//! The ways in which support ends, and how it goes on.

use api::v1::*;
use insta::assert_snapshot;
use stories::{App, Household, Person, Refusal};

#[tokio::test]
async fn a_household_that_was_not_reached_is_resumed_and_then_transferred() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    household.joined_by(&Person::new(&app, "Ada Vermeulen", "111222333")).await.unwrap();
    let ended = EndSupportRequest { reason: EndReason::NoContact.into(), ..Default::default() };
    household.tell("2025-02-17", ended).await.unwrap();
    let resumed = ResumeSupportRequest { reason: "rang back".to_owned(), ..Default::default() };
    household.tell("2025-02-20", resumed).await.unwrap();
    let moved = TransferToMunicipalityRequest { municipality: "GM0363".to_owned(), ..Default::default() };
    household.tell("2025-02-24", moved).await.unwrap();
    assert_snapshot!(household.story().await, @r"
    0 HouseholdReported          2025-02-03
    1 MemberJoined               2025-02-10
    3 SupportEnded               2025-02-17
    5 SupportResumed             2025-02-20
    7 HouseholdTransferred       2025-02-24
    ");
    let ending = household.now().await.ending.unwrap();
    assert_eq!(ending.way, Some(ending::Way::Municipality("GM0363".to_owned())));
    assert_snapshot!(app.recorded().await.join(" "), @"HouseholdReported MemberJoined PersonClaimed SupportEnded PersonReleased SupportResumed PersonClaimed HouseholdTransferred PersonReleased");
    app.finish().await;
}

#[tokio::test]
async fn a_household_handed_over_to_regular_support_is_left_alone_but_for_its_file() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let handed_over =
        HandOverToRegularSupportRequest { organisation_id: "wijkteam".to_owned(), ..Default::default() };
    household.tell("2025-02-17", handed_over).await.unwrap();
    let refusal: Refusal =
        household.client.record_first_contact(household.first_contact()).await.unwrap_err().into();
    assert_snapshot!(refusal, @r"
    FailedPrecondition SUPPORT_ENDED
      on = 2025-02-17
    en: Support of this household ended on 2025-02-17. Resume support first.
    ");
    household.client.add_note(household.note("the file stays open for notes")).await.unwrap();
    let ending = household.now().await.ending.unwrap();
    assert_eq!(ending.way, Some(ending::Way::OrganisationId("wijkteam".to_owned())));
    assert_snapshot!(household.story().await, @r"
    0 HouseholdReported          2025-02-03
    1 HandedOverToRegularSupport 2025-02-17
    2 NoteAdded                  2025-02-20
    ");
    app.finish().await;
}

#[tokio::test]
async fn support_that_has_not_ended_is_not_resumed() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let resumed = ResumeSupportRequest { reason: "rang back".to_owned(), ..Default::default() };
    let refusal = household.tell("2025-02-20", resumed).await.unwrap_err();
    assert_snapshot!(refusal, @r"
    FailedPrecondition SUPPORT_NOT_ENDED
    en: Support has not ended; there is nothing to resume.
    ");
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    app.finish().await;
}
