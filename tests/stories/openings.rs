//! Who opens personal data, or looks somebody up: only who may, and one record for each person, with the purpose.

use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{App, Household, Person, Refusal, UTRECHT};

const PURPOSE: &str = "https://utrecht.example/verwerkingen/brede-ondersteuning";

/// Who opened what: kind of subject, texts, officer, purpose.
pub async fn openings(app: &App) -> Vec<String> {
    let rows: Vec<(String, String, String, String, String)> = sqlx::query_as(
        "select subject_kind, subject_id::text, array_to_string(purposes, ' '), actor, processing_activity \
         from vault.openings order by opened_at, ctid",
    )
    .fetch_all(app.superuser().await.pool())
    .await
    .unwrap();
    rows.into_iter()
        .map(|(kind, id, texts, actor, purpose)| format!("{kind} {id} ({texts}) {actor} {purpose}"))
        .collect()
}

/// Who looked for somebody by BSN: whether anybody was found, officer, purpose. The records do not hold the BSN.
async fn searches(app: &App) -> Vec<String> {
    let rows: Vec<(bool, String, String, String)> = sqlx::query_as(
        "select found, actor, processing_activity, searches::text from vault.searches order by searched_at",
    )
    .fetch_all(app.superuser().await.pool())
    .await
    .unwrap();
    let told = |(found, actor, purpose, all): (bool, String, String, String)| {
        assert!(!all.contains("111222333") && !all.contains("999990342"), "{all}");
        format!("{} {actor} {purpose}", if found { "found" } else { "nobody" })
    };
    rows.into_iter().map(told).collect()
}

#[tokio::test]
async fn who_opens_personal_data_is_recorded_for_each_person() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let ada = Person::new(&app, "Ada Vermeulen", "111222333");
    household.joined_by(&ada).await.unwrap();
    household.joined_by(&Person::new(&app, "Bram de Wit", "")).await.unwrap();
    household
        .client
        .record_first_contact(RecordFirstContactRequest {
            text: "came in".to_owned(),
            ..household.first_contact()
        })
        .await
        .unwrap();
    assert!(
        household.now().await.members.iter().all(|member| member.name.as_ref().unwrap().opened.is_none())
    );
    assert!(openings(&app).await.is_empty(), "reading what is sealed opens nothing");
    let opening = Some(OpenPersonalData { processing_activity: PURPOSE.to_owned() });
    let question = GetHouseholdRequest { open_personal_data: opening, ..household.question() };
    let accountant = app.cases_as(Role::Accountant).get_household(question.clone()).await.unwrap_err();
    assert_eq!(Refusal::from(accountant).reason, "ROLE_NOT_ALLOWED");
    assert!(openings(&app).await.is_empty());
    let opened = app
        .cases_as(Role::PrivacyOfficer)
        .get_household(question)
        .await
        .unwrap()
        .into_inner()
        .household
        .unwrap();
    let names: Vec<_> =
        opened.members.iter().map(|member| member.name.clone().unwrap().opened.unwrap()).collect();
    assert_eq!(names, ["Ada Vermeulen", "Bram de Wit"]);
    assert_snapshot!(openings(&app).await.join("\n"), @r"
    person 01900000-0000-7000-8000-000000000003 (name bsn) u-1 https://utrecht.example/verwerkingen/brede-ondersteuning
    person 01900000-0000-7000-8000-000000000005 (name) u-1 https://utrecht.example/verwerkingen/brede-ondersteuning
    household 01900000-0000-7000-8000-000000000001 (text) u-1 https://utrecht.example/verwerkingen/brede-ondersteuning
    ");
    app.finish().await;
}

#[tokio::test]
async fn looking_somebody_up_by_bsn_is_recorded() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let ada = Person::new(&app, "Ada Vermeulen", "111222333");
    household.joined_by(&ada).await.unwrap();
    let mut cases = app.cases_as(Role::Coordinator);
    let question = |bsn: &str| FindPersonByBsnRequest {
        ledger: UTRECHT.to_owned(),
        bsn: bsn.to_owned(),
        processing_activity: PURPOSE.to_owned(),
    };
    let found = cases.find_person_by_bsn(question("111222333")).await.unwrap().into_inner();
    assert_eq!((found.person_id, found.household_id), (ada.id, household.id));
    let nobody = cases.find_person_by_bsn(question("999990342")).await.unwrap_err();
    assert_snapshot!(Refusal::from(nobody), @r"
    NotFound PERSON_NOT_FOUND
    en: Nobody in this ledger has this BSN. Add the person to a household.
    ");
    assert_snapshot!(searches(&app).await.join("\n"), @r"
    found u-1 https://utrecht.example/verwerkingen/brede-ondersteuning
    nobody u-1 https://utrecht.example/verwerkingen/brede-ondersteuning
    ");
    let aimless =
        FindPersonByBsnRequest { processing_activity: "curiosity".to_owned(), ..question("111222333") };
    assert_eq!(Refusal::from(cases.find_person_by_bsn(aimless).await.unwrap_err()).reason, "FIELD_INVALID");
    assert_eq!(searches(&app).await.len(), 2, "what is refused is not looked up");
    assert_snapshot!(openings(&app).await.join("\n"), @"person 01900000-0000-7000-8000-000000000003 (bsn) u-1 https://utrecht.example/verwerkingen/brede-ondersteuning");
    app.finish().await;
}
