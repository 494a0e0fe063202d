//! More than fits, and places that are not there: the answer says the limit, and nothing is recorded.

use api::v1::*;
use futures::future::join_all;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{App, Command as _, Household, Person, Refusal};

use crate::openings::openings;
use crate::told::{told, told_who_asks};

#[tokio::test]
async fn texts_over_their_limit() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    assert_snapshot!(told(&app, household.note(&"é".repeat(4_001))).await, @r"
    InvalidArgument FIELD_TOO_LONG
      field = text
      length = 4001
      limit = 4000
      violations = 1
      in text: FIELD_TOO_LONG
    en: The text in text is too long: 4001 characters, and at most 4000 are allowed. Make it shorter.
    nl: De tekst in text is te lang: 4001 tekens, en het mogen er hoogstens 4000 zijn. Maak de tekst korter.
    ");
    let mut person = Person::new(&app, &"x".repeat(201), "");
    person.identity.address = "x".repeat(401);
    person.identity.contact_details = "x".repeat(401);
    assert_snapshot!(told(&app, household.request("2025-02-10", person.joining())).await, @r"
    InvalidArgument FIELD_TOO_LONG
      field = identity.name
      length = 201
      limit = 200
      violations = 3
      in identity.name: FIELD_TOO_LONG
      in identity.address: FIELD_TOO_LONG
      in identity.contact_details: FIELD_TOO_LONG
    en: The text in identity.name is too long: 201 characters, and at most 200 are allowed. Make it shorter.
    nl: De tekst in identity.name is te lang: 201 tekens, en het mogen er hoogstens 200 zijn. Maak de tekst korter.
    ");
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    household
        .client
        .add_note(household.note(&"é".repeat(4_000)))
        .await
        .expect("characters are counted, not bytes");
    app.finish().await;
}

#[tokio::test]
async fn lists_that_are_too_long() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let person_ids = (0..51).map(|_| app.id()).collect();
    let conversation = HoldFirstConversationRequest { person_ids, ..Default::default() };
    assert_snapshot!(told(&app, household.request("2025-02-17", conversation)).await, @r"
    InvalidArgument LIST_TOO_LONG
      field = person_ids
      length = 51
      limit = 50
      violations = 1
      in person_ids: LIST_TOO_LONG
    en: The list person_ids is too long: 51, and at most 50 are allowed.
    nl: De lijst person_ids is te lang: 51, en het mogen er hoogstens 50 zijn.
    ");
    let plan = plan(&app, 51, 201, "x");
    assert_snapshot!(told(&app, household.request("2025-02-17", plan)).await, @r"
    InvalidArgument LIST_TOO_LONG
      field = goals
      length = 51
      limit = 50
      violations = 2
      in goals: LIST_TOO_LONG
      in measures: LIST_TOO_LONG
    en: The list goals is too long: 51, and at most 50 are allowed.
    nl: De lijst goals is te lang: 51, en het mogen er hoogstens 50 zijn.
    ");
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    app.finish().await;
}

#[tokio::test]
async fn more_than_an_event_or_a_message_can_hold() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let large = household.request("2025-02-17", plan(&app, 50, 20, &"x".repeat(4_000)));
    assert_snapshot!(told(&app, large).await, @r"
    ResourceExhausted MESSAGE_TOO_LARGE
      limit = 262144
    en: This is too much at once. At most 262144 bytes are allowed.
    nl: Dit is te veel in één keer. Het mag hoogstens 262144 bytes zijn.
    ");
    let too_large = household.request("2025-02-17", plan(&app, 50, 200, &"é".repeat(8_000)));
    assert_snapshot!(told(&app, too_large).await, @r"
    ResourceExhausted MESSAGE_TOO_LARGE
      limit = 2097152
    en: This is too much at once. At most 2097152 bytes are allowed.
    nl: Dit is te veel in één keer. Het mag hoogstens 2097152 bytes zijn.
    ");
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    let plan = plan(&app, 50, 200, "x");
    household.tell("2025-02-17", plan).await.expect("a plan within the limits");
    app.finish().await;
}

fn plan(app: &App, goals: usize, measures: usize, text: &str) -> DrawUpPlanRequest {
    let goals: Vec<_> = (0..goals)
        .map(|_| PlanGoal {
            goal_id: app.id(),
            life_domain: LifeDomain::Finance.into(),
            text: text.to_owned(),
            ..Default::default()
        })
        .collect();
    let measures = (0..measures).map(|_| PlanMeasure {
        measure_id: app.id(),
        goal_id: goals[0].goal_id.clone(),
        text: text.to_owned(),
        ..Default::default()
    });
    DrawUpPlanRequest { measures: measures.collect(), goals, ..Default::default() }
}

#[tokio::test]
async fn a_household_with_more_in_it_than_one_answer_holds() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let ada = Person::new(&app, "Ada Vermeulen", "111222333");
    household.joined_by(&ada).await.unwrap();
    let long = "🗒".repeat(4_000);
    let held: Vec<_> = (0..265)
        .map(|_| {
            let conversation = HoldIntakeConversationRequest {
                person_ids: vec![ada.id.clone()],
                text: long.clone(),
                ..Default::default()
            };
            household.request("2025-02-17", conversation)
        })
        .collect();
    let sending = held.into_iter().map(|conversation| {
        let mut client = household.client.clone();
        async move { conversation.send(&mut client).await.unwrap() }
    });
    join_all(sending).await;
    assert_eq!(household.now().await.intake_conversations.len(), 265);
    let question = GetHouseholdRequest {
        open_personal_data: Some(OpenPersonalData {
            processing_activity: "https://utrecht.example/verwerkingen/brede-ondersteuning".to_owned(),
        }),
        ..household.question()
    };
    assert_snapshot!(told_who_asks(&app, question).await, @r"
    FailedPrecondition HOUSEHOLD_TOO_LARGE
      limit = 4194304
    en: This household has too much in it for one answer of at most 4194304 bytes. Read its events page by page.
    nl: Van dit huishouden is te veel vastgelegd voor één antwoord van hoogstens 4194304 bytes. Lees de gebeurtenissen per pagina.
    ");
    assert!(openings(&app).await.is_empty(), "nothing is opened in vain");
    app.finish().await;
}

#[tokio::test]
async fn positions_past_the_end() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let question = GetHouseholdRequest { as_of_position: Some(1), ..household.question() };
    assert_snapshot!(told_who_asks(&app, question).await, @r"
    OutOfRange POSITION_NOT_REACHED
      asked = 1
      tree_size = 1
    en: Position or size 1 is not there yet: the ledger has 1 events.
    nl: Positie of omvang 1 is er nog niet: het grootboek telt 1 gebeurtenissen.
    ");
    let question = GetHouseholdRequest { as_of_position: Some(-1), ..household.question() };
    assert_snapshot!(told_who_asks(&app, question).await, @r"
    InvalidArgument NUMBER_OUT_OF_RANGE
      field = as_of_position
      maximum = 9223372036854775807
      minimum = 0
      violations = 1
      in as_of_position: NUMBER_OUT_OF_RANGE
    en: The number in as_of_position must be from 0 up to 9223372036854775807.
    nl: Het getal in as_of_position moet van 0 tot en met 9223372036854775807 zijn.
    ");
    let question = ListHouseholdEventsRequest { as_of_position: Some(7), ..household.events() };
    let refused = app.cases_as(Role::Coordinator).list_household_events(question).await.unwrap_err();
    assert_eq!(Refusal::from(refused).values["tree_size"], "1");
    app.finish().await;
}

#[tokio::test]
async fn a_page_token_of_another_question() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    household.client.add_note(household.note("a second event")).await.unwrap();
    let other = Household::reported(&app).await;
    let mut cases = app.cases_as(Role::Coordinator);
    let question = ListHouseholdEventsRequest { page_size: 1, ..household.events() };
    let page = cases.list_household_events(question).await.unwrap().into_inner();
    for page_token in [page.next_page_token, "not a token".to_owned()] {
        let question = ListHouseholdEventsRequest { page_token, ..other.events() };
        let refusal: Refusal = cases.list_household_events(question).await.unwrap_err().into();
        assert_eq!(refusal.reason, "PAGE_TOKEN_INVALID");
        assert_eq!(refusal.fields, [("page_token".to_owned(), "PAGE_TOKEN_INVALID".to_owned())]);
    }
    let question = ListHouseholdEventsRequest { page_size: 1_001, ..household.events() };
    let refusal: Refusal = cases.list_household_events(question).await.unwrap_err().into();
    assert_snapshot!(refusal, @r"
    InvalidArgument NUMBER_OUT_OF_RANGE
      field = page_size
      maximum = 1000
      minimum = 1
      violations = 1
      in page_size: NUMBER_OUT_OF_RANGE
    en: The number in page_size must be from 1 up to 1000.
    ");
    app.finish().await;
}
