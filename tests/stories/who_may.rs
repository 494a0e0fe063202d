//! Who may do what. Deny by default; what one may not see is as if it did not exist; who opens what is recorded.

use api::v1::{case_service_client::CaseServiceClient, *};
use insta::assert_snapshot;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use server::auth::{DevelopmentKey, Role, TokenRequest};
use stories::{App, Household, Refusal, UTRECHT};
use tonic::{Code, Status, transport::Channel};

const PURPOSE: &str = "https://utrecht.example/verwerkingen/brede-ondersteuning";

async fn asked(app: &App, token: &str, household: &Household<'_>) -> Refusal {
    let mut client = CaseServiceClient::new(app.client(token, "en"));
    client.get_household(household.question()).await.unwrap_err().into()
}

#[tokio::test]
async fn nobody_comes_in_without_a_good_token() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let channel = Channel::from_shared(app.address()).unwrap().connect().await.unwrap();
    let nobody = CaseServiceClient::new(channel).get_household(household.question()).await.unwrap_err();
    assert_snapshot!(Refusal::from(nobody), @r"
    Unauthenticated TOKEN_MISSING
    nl: U bent niet aangemeld. Meld u aan en probeer het opnieuw.
    ");
    assert_snapshot!(asked(&app, "not.a.token", &household).await, @r"
    Unauthenticated TOKEN_INVALID
    en: Your sign-in is not valid. Sign in again.
    ");
    let elsewhere = tempfile::tempdir().unwrap();
    let forged = DevelopmentKey::in_directory(elsewhere.path()).unwrap().issue(&wanted()).unwrap();
    assert_eq!(asked(&app, &forged, &household).await.reason, "TOKEN_INVALID");
    let old = app.issue(&TokenRequest { now: "2024-01-01T00:00:00Z".parse().unwrap(), ..wanted() });
    assert_snapshot!(asked(&app, &old, &household).await, @r"
    Unauthenticated TOKEN_EXPIRED
    en: Your sign-in has expired. Sign in again.
    ");
    assert_snapshot!(asked(&app, &foreign(&app), &household).await, @r"
    Unauthenticated TOKEN_FOREIGN
    en: Your sign-in is for another system. Sign in for Herstelboek.
    ");
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    app.finish().await;
}

/// A token signed with the right key, for another service.
fn foreign(app: &App) -> String {
    let seed = std::fs::read(app.keys().join("token-signing.key")).unwrap();
    // An Ed25519 key as PKCS#8 (RFC 8410, section 7) is this and the seed.
    let pkcs8 = [hex::decode("302e020100300506032b657004220420").unwrap(), seed].concat();
    let header = Header { kid: Some("development".to_owned()), ..Header::new(Algorithm::EdDSA) };
    let claims = serde_json::json!({
        "sub": "u-1", "iss": "herstelboek-development", "aud": "another service", "exp": 9_999_999_999_u64,
        "roles": ["coordinator"], "ledgers": ["*"],
    });
    encode(&header, &claims, &EncodingKey::from_ed_der(&pkcs8)).unwrap()
}

fn wanted() -> TokenRequest {
    TokenRequest {
        subject: "u-1".to_owned(),
        roles: vec![Role::Coordinator],
        ledgers: vec![UTRECHT.to_owned()],
        organisation: None,
        valid: std::time::Duration::from_secs(600),
        now: ledger::Clock::now(&ledger::SystemClock),
    }
}

#[tokio::test]
async fn a_ledger_one_may_not_see_is_as_one_that_is_not_there() {
    let app = App::start().await;
    app.open_ledger("GM0363", "Amsterdam").await;
    let mut hidden = Household::reported_in(&app, "GM0363").await;
    let token = app.token(Role::Coordinator, &[UTRECHT]);
    let mut told = vec![];
    for ledger in ["GM0363", "GM9999"] {
        hidden.ledger = ledger.to_owned();
        let question = asked(&app, &token, &hidden).await;
        let mut client = household_service_client::HouseholdServiceClient::new(app.client(&token, "en"));
        let command = Refusal::from(client.record_first_contact(hidden.first_contact()).await.unwrap_err());
        let mut client = ledger_service_client::LedgerServiceClient::new(app.client(&token, "en"));
        let proof = GetCheckpointRequest { ledger: ledger.to_owned() };
        let proof = Refusal::from(client.get_checkpoint(proof).await.unwrap_err());
        told.push([question, command, proof].map(|refusal| format!("{refusal:?}").replace(ledger, "LEDGER")));
    }
    assert_eq!(told[0], told[1]);
    let mut client = ledger_service_client::LedgerServiceClient::new(app.client(&token, "en"));
    let seen = client.list_ledgers(ListLedgersRequest::default()).await.unwrap().into_inner().ledgers;
    assert_eq!(seen.iter().map(|ledger| ledger.name.as_str()).collect::<Vec<_>>(), [UTRECHT]);
    app.finish().await;
}

/// A letter for an rpc a role may use, a dot for one it may not. Who came through may well be told what is wrong with
/// the request.
fn letter<T>(letter: char, answer: Result<T, Status>) -> char {
    match answer.map_err(Refusal::from) {
        Err(refusal) if refusal.reason == "ROLE_NOT_ALLOWED" => '.',
        _ => letter,
    }
}

/// What a role may do with households.
async fn rights_on_cases(app: &App, household: &Household<'_>, role: Role) -> String {
    let (mut households, mut cases) = (app.households_as(role), app.cases_as(role));
    let note = household.request("2025-02-10", AddNoteRequest::default());
    let moved = household.request("2025-02-10", OverrideTermRequest::default());
    let opening = Some(OpenPersonalData { processing_activity: PURPOSE.to_owned() });
    let opened = GetHouseholdRequest { open_personal_data: opening, ..household.question() };
    let by_bsn = FindPersonByBsnRequest { ledger: UTRECHT.to_owned(), ..Default::default() };
    let letters = [
        letter('c', households.add_note(note).await),
        letter('h', households.override_term(moved).await),
        letter('r', cases.get_household(household.question()).await),
        letter('e', cases.list_household_events(household.events()).await),
        letter('o', cases.get_household(opened).await),
        letter('b', cases.find_person_by_bsn(by_bsn).await),
    ];
    letters.into_iter().collect()
}

/// What a role may do with the ledger.
async fn rights_on_ledger(app: &App, role: Role) -> String {
    let (mut client, ledger) = (app.ledger_as(role), UTRECHT.to_owned());
    let followed = SubscribeEventsRequest { ledger: ledger.clone(), ..Default::default() };
    let read = ReadEventsRequest { ledger: ledger.clone(), ..Default::default() };
    let proof = GetInclusionProofRequest { ledger: ledger.clone(), ..Default::default() };
    let letters = [
        letter('l', client.read_events(read).await),
        letter('s', client.subscribe_events(followed).await),
        letter('p', client.get_inclusion_proof(proof).await),
        letter('n', client.open_ledger(OpenLedgerRequest { ledger, ..Default::default() }).await),
    ];
    letters.into_iter().collect()
}

#[tokio::test]
async fn every_role_may_what_it_needs_and_no_more() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let letters = "command, hardship, read, events, open, by BSN; ledger, subscribe, proof, new ledger";
    let mut table = vec![letters.to_owned()];
    for role in Role::ALL {
        let cases = rights_on_cases(&app, &household, *role).await;
        table.push(format!("{cases} {} {role}", rights_on_ledger(&app, *role).await));
    }
    assert_snapshot!(table.join("\n"), @r"
    command, hardship, read, events, open, by BSN; ledger, subscribe, proof, new ledger
    c.reob .... coordinator
    c.reob .... family_worker
    c.reob .... social_counsel
    c.reob .... work_and_income
    ..re.. .... team_manager
    ..re.. .... project_leader
    ..re.. .... manager_work_and_income
    .hre.. .... mandated_decider
    ...... .... budget_holder
    ...... .... performance_stater
    ...... .... payment_administration
    ...... lsp. controller
    ..re.. lsp. accountant
    ...... .... reporting_service
    ..reob lsp. privacy_officer
    ..re.. lsp. archivist
    ..reob .... objection_handler
    ..re.. .... programme_lead
    ...... .... partner_organisation
    ...... ...n platform_engineer
    ");
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    app.finish().await;
}

#[tokio::test]
async fn a_role_that_may_not_is_told_who_may() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    household.client = app.households_as(Role::Accountant);
    let refusal =
        household.client.add_note(household.note("an accountant changes nothing")).await.unwrap_err();
    assert_snapshot!(Refusal::from(refusal), @r"
    PermissionDenied ROLE_NOT_ALLOWED
      roles = coordinator, family_worker, social_counsel, work_and_income
    en: Your role does not allow this. Ask somebody who may: coordinator, family_worker, social_counsel, work_and_income.
    ");
    household.client = app.households_as(Role::Coordinator);
    let moved = OverrideTermRequest { term: Term::FirstConversation.into(), ..Default::default() };
    assert_eq!(household.tell("2025-02-10", moved).await.unwrap_err().values["roles"], "mandated_decider");
    assert_eq!(app.recorded().await, ["HouseholdReported"]);
    app.finish().await;
}

#[tokio::test]
async fn a_subscription_ends_with_its_token() {
    let app = App::start().await;
    // Clocks may be a minute apart: this token holds for two seconds more.
    let token = app.issue(&TokenRequest {
        roles: vec![Role::Controller],
        now: "1970-01-01T00:00:00Z".parse().unwrap(),
        valid: std::time::Duration::from_secs(now() - 60 + 2),
        ..wanted()
    });
    let mut client = ledger_service_client::LedgerServiceClient::new(app.client(&token, "en"));
    let followed = SubscribeEventsRequest { ledger: UTRECHT.to_owned(), ..Default::default() };
    let mut stream = client.subscribe_events(followed).await.unwrap().into_inner();
    let told = stream.message().await.unwrap_err();
    assert_snapshot!(Refusal::from(told), @r"
    Unauthenticated TOKEN_EXPIRED
    en: Your sign-in has expired. Sign in again.
    ");
    app.finish().await;
}

/// Seconds since 1970, really.
fn now() -> u64 {
    let now = ledger::Clock::now(&ledger::SystemClock).as_second();
    u64::try_from(now).unwrap()
}

#[tokio::test]
async fn a_token_without_roles_or_with_unknown_ones_gives_nothing() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let token = app.issue(&TokenRequest { roles: vec![], ..wanted() });
    let refusal = asked(&app, &token, &household).await;
    assert_eq!((refusal.code, refusal.reason.as_str()), (Code::PermissionDenied, "ROLE_NOT_ALLOWED"));
    app.finish().await;
}
