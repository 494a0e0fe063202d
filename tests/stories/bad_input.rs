//! What clients get wrong: each mistake has its own answer, in the caller's language, and records nothing.

use api::google::r#type::Date;
use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{App, Household, Person, Refusal};

use crate::told::{told, told_who_asks};

#[tokio::test]
async fn a_wrong_bsn() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let person = Person::new(&app, "Ada Vermeulen", "111222334");
    let refused = told(&app, household.request("2025-02-10", person.joining())).await;
    assert_snapshot!(refused, @r"
    InvalidArgument BSN_INVALID
      field = identity.bsn
      violations = 1
      in identity.bsn: BSN_INVALID
    en: The BSN in identity.bsn is not right. A BSN has 9 digits and passes the 11-test. Ask for it again.
    nl: Het BSN in identity.bsn klopt niet. Een BSN heeft 9 cijfers en voldoet aan de elfproef. Vraag het nog eens na.
    ");
    assert!(!refused.contains("111222334"));
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    app.finish().await;
}

#[tokio::test]
async fn an_unknown_household() {
    let app = App::start().await;
    let household = Household::unreported(&app, "GM0344");
    assert_snapshot!(told(&app, household.first_contact()).await, @r"
    NotFound HOUSEHOLD_NOT_REPORTED
    en: This household was not reported yet. Record the report first.
    nl: Dit huishouden is nog niet gemeld. Leg eerst de melding vast.
    ");
    assert_snapshot!(told_who_asks(&app, household.question()).await, @r"
    NotFound HOUSEHOLD_NOT_FOUND
      household_id = 01900000-0000-7000-8000-000000000001
    en: There is no household 01900000-0000-7000-8000-000000000001. Check the id.
    nl: Het huishouden 01900000-0000-7000-8000-000000000001 is er niet. Controleer het kenmerk.
    ");
    assert!(app.recorded().await.is_empty());
    app.finish().await;
}

#[tokio::test]
async fn an_unknown_ledger() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    household.ledger = "GM9999".to_owned();
    assert_snapshot!(told(&app, household.first_contact()).await, @r"
    NotFound LEDGER_NOT_FOUND
      ledger = GM9999
    en: There is no such ledger, or you may not see it. Check the key of the municipality.
    nl: Dat grootboek is er niet, of u mag het niet zien. Controleer de code van de gemeente.
    ");
    household.ledger = "gemeente Utrecht, and whatever else somebody types into it".to_owned();
    assert_snapshot!(told_who_asks(&app, household.question()).await, @r"
    NotFound LEDGER_NOT_FOUND
    en: There is no such ledger, or you may not see it. Check the key of the municipality.
    nl: Dat grootboek is er niet, of u mag het niet zien. Controleer de code van de gemeente.
    ");
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    app.finish().await;
}

#[tokio::test]
async fn dates_in_the_future_before_the_report_or_in_no_calendar() {
    let app = App::start().await;
    app.clock.set("2025-03-03T22:59:59Z");
    let household = Household::reported(&app).await;
    let contact = household.first_contact();
    assert_snapshot!(told(&app, household.request("2025-03-04", contact.clone())).await, @r"
    InvalidArgument DATE_IN_FUTURE
      on = 2025-03-04
      today = 2025-03-03
    en: The date 2025-03-04 lies in the future; today is 2025-03-03. Give the day on which it happened.
    nl: De datum 04-03-2025 ligt in de toekomst; vandaag is het 03-03-2025. Geef de dag waarop het gebeurde.
    ");
    assert_snapshot!(told(&app, household.request("2025-02-02", contact.clone())).await, @r"
    FailedPrecondition DATE_BEFORE_REPORT
      on = 2025-02-02
      reported_on = 2025-02-03
    en: The date 2025-02-02 lies before the report of the household on 2025-02-03. Give the day on which it happened.
    nl: De datum 02-02-2025 ligt vóór de melding van het huishouden op 03-02-2025. Geef de dag waarop het gebeurde.
    ");
    let none = Some(Date { year: 2025, month: 2, day: 30 });
    let refused = told(&app, RecordFirstContactRequest { happened_on: none, ..contact.clone() }).await;
    assert_snapshot!(refused, @r"
    InvalidArgument DATE_INVALID
      field = happened_on
      violations = 1
      in happened_on: DATE_INVALID
    en: The date in happened_on does not exist or is not complete. Give year, month and day.
    nl: De datum in happened_on bestaat niet of is niet volledig. Geef jaar, maand en dag.
    ");
    for (year, month, day) in
        [(2025, 2, 0), (2025, 13, 1), (0, 2, 3), (-1, 2, 3), (i32::MAX, i32::MAX, i32::MAX)]
    {
        let happened_on = Some(Date { year, month, day });
        let refused = told(&app, RecordFirstContactRequest { happened_on, ..contact.clone() }).await;
        assert!(refused.starts_with("InvalidArgument DATE_INVALID"), "{year} {month} {day}: {refused}");
    }
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    app.finish().await;
}

#[tokio::test]
async fn it_is_tomorrow_in_the_netherlands_an_hour_before_it_is_in_utc() {
    let app = App::start().await;
    app.clock.set("2025-03-03T23:00:00Z");
    let mut household = Household::reported(&app).await;
    let contact = household.first_contact();
    household.tell("2025-03-04", contact).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn words_that_are_in_no_list() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let contact = RecordFirstContactRequest { channel: 99, ..household.first_contact() };
    assert_snapshot!(told(&app, contact).await, @r"
    InvalidArgument ENUM_UNKNOWN
      field = channel
      value = 99
      violations = 1
      in channel: ENUM_UNKNOWN
    en: The value 99 in channel is not known. Use one of the values allowed there.
    nl: De waarde 99 in channel is onbekend. Kies een van de waarden die daar mogen staan.
    ");
    let threat = AssessThreatRequest { situations: vec![1, 0, -7], ..Default::default() };
    assert_snapshot!(told(&app, household.request("2025-02-10", threat)).await, @r"
    InvalidArgument FIELD_REQUIRED
      field = situations[1]
      violations = 2
      in situations[1]: FIELD_REQUIRED
      in situations[2]: ENUM_UNKNOWN
    en: Fill in the field situations[1].
    nl: Vul het veld situations[1] in.
    ");
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    app.finish().await;
}

#[tokio::test]
async fn everything_that_is_missing_is_named_at_once() {
    let app = App::start().await;
    let nothing = AddMemberRequest { ledger: "GM0344".to_owned(), ..Default::default() };
    assert_snapshot!(told(&app, nothing).await, @r"
    InvalidArgument FIELD_REQUIRED
      field = request_id
      violations = 7
      in request_id: FIELD_REQUIRED
      in household_id: FIELD_REQUIRED
      in happened_on: FIELD_REQUIRED
      in person_id: FIELD_REQUIRED
      in ground: FIELD_REQUIRED
      in victim_status: FIELD_REQUIRED
      in identity: FIELD_REQUIRED
    en: Fill in the field request_id.
    nl: Vul het veld request_id in.
    ");
    let blank = AddNoteRequest { text: " \n ".to_owned(), ..Household::unreported(&app, "GM0344").note("") };
    assert_snapshot!(told(&app, blank).await, @r"
    InvalidArgument FIELD_REQUIRED
      field = text
      violations = 1
      in text: FIELD_REQUIRED
    en: Fill in the field text.
    nl: Vul het veld text in.
    ");
    assert!(app.recorded().await.is_empty());
    app.finish().await;
}

#[tokio::test]
async fn ids_that_are_no_uuids() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let nil = "00000000-0000-0000-0000-000000000000".to_owned();
    let conversation = HoldFirstConversationRequest {
        request_id: "42".to_owned(),
        household_id: nil,
        person_ids: vec![app.id(), "0190000000007000800000000000000a".to_owned()],
        ..household.request("2025-02-17", HoldFirstConversationRequest::default())
    };
    assert_snapshot!(told(&app, conversation).await, @r"
    InvalidArgument ID_INVALID
      detail = FORM
      field = request_id
      violations = 3
      in request_id: ID_INVALID
      in household_id: ID_INVALID
      in person_ids[1]: ID_INVALID
    en: The id in request_id is not a UUID.
    nl: Het kenmerk in request_id is geen UUID.
    ");
    let coordinator = AssignCoordinatorRequest {
        coordinator_id: "Jan Jansen".to_owned(),
        organisation_id: "x".repeat(129),
        reason: CoordinatorReason::FirstAssignment.into(),
        ..Default::default()
    };
    assert_snapshot!(told(&app, household.request("2025-02-10", coordinator)).await, @r"
    InvalidArgument FIELD_INVALID
      expected = [A-Za-z0-9._:@/|-]{1,128}
      field = coordinator_id
      violations = 2
      in coordinator_id: FIELD_INVALID
      in organisation_id: FIELD_INVALID
    en: The field coordinator_id is not right. Expected: [A-Za-z0-9._:@/|-]{1,128}.
    nl: Het veld coordinator_id klopt niet. Verwacht: [A-Za-z0-9._:@/|-]{1,128}.
    ");
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    app.finish().await;
}

#[tokio::test]
async fn control_characters_are_refused_where_a_text_is_stored_in_clear_and_kept_where_it_is_sealed() {
    let app = App::start().await;
    let request = OpenLedgerRequest { ledger: "GM0363".to_owned(), title: "Amsterdam\0".to_owned() };
    let mut engineer = app.ledger_as(Role::PlatformEngineer);
    let refusal = Refusal::from(engineer.open_ledger(request).await.unwrap_err());
    assert_snapshot!(refusal, @r"
    InvalidArgument FIELD_INVALID
      expected = [^\p{Cc}]+
      field = title
      violations = 1
      in title: FIELD_INVALID
    en: The field title is not right. Expected: [^\p{Cc}]+.
    ");
    let mut household = Household::reported(&app).await;
    let conversation = HoldThreeWayTalkRequest { person_ids: vec!["\0".repeat(36)], ..Default::default() };
    let refusal = household.tell("2025-02-10", conversation).await.unwrap_err();
    assert_eq!(refusal.reason, "ID_INVALID");
    let coordinator = AssignCoordinatorRequest {
        coordinator_id: "u-1\0".to_owned(),
        organisation_id: "wijkteam\0".to_owned(),
        reason: CoordinatorReason::FirstAssignment.into(),
        ..Default::default()
    };
    let refusal = household.tell("2025-02-10", coordinator).await.unwrap_err();
    assert_eq!((refusal.reason.as_str(), refusal.fields.len()), ("FIELD_INVALID", 2));
    let text = "rang\0, no answer\u{1b}".to_owned();
    let attempt = RecordContactAttemptRequest {
        channel: ContactChannel::Phone.into(),
        outcome: ContactOutcome::NoAnswer.into(),
        text: text.clone(),
        ..Default::default()
    };
    household.tell("2025-02-10", attempt).await.unwrap();
    let question = GetHouseholdRequest {
        open_personal_data: Some(OpenPersonalData {
            processing_activity: "https://utrecht.example/verwerkingen/brede-ondersteuning".to_owned(),
        }),
        ..household.question()
    };
    let answer = app.cases_as(Role::Coordinator).get_household(question).await;
    let opened = answer.unwrap().into_inner().household.unwrap();
    assert_eq!(opened.contact_attempts[0].text.clone().unwrap().opened, Some(text));
    app.finish().await;
}
