//! Names on a page: for who may, and one record for each person whose name was opened.

use api::v1::*;
use insta::assert_snapshot;
use stories::{App, COORDINATOR, Household, PURPOSE, Person, Refusal, TEAM_MANAGER};

use crate::openings::openings;

#[tokio::test]
async fn names_are_opened_for_who_may_and_each_opening_is_recorded() {
    let app = App::start().await;
    let mut first = Household::reported_on(&app, "2025-02-03").await;
    first.joined_by(&Person::new(&app, "Ada Vermeulen", "111222333")).await.unwrap();
    first.joined_by(&Person::new(&app, "Bram de Wit", "")).await.unwrap();
    let mut second = Household::reported_on(&app, "2025-02-04").await;
    second.joined_by(&Person::new(&app, "Chris Bakker", "")).await.unwrap();
    Household::reported_on(&app, "2025-02-05").await;
    let open_personal_data = Some(OpenPersonalData { processing_activity: PURPOSE.to_owned() });
    let question = ListHouseholdsRequest { page_size: 2, ..app.households().await };

    let sealed = app.caseload_as(TEAM_MANAGER).list_households(question.clone()).await.unwrap().into_inner();
    assert!(sealed.households.iter().all(|household| household.names.is_empty()));
    let opening = ListHouseholdsRequest { open_personal_data, ..question };
    let refused = app.caseload_as(TEAM_MANAGER).list_households(opening.clone()).await.unwrap_err();
    assert_eq!(Refusal::from(refused).reason, "ROLE_NOT_ALLOWED");
    assert!(openings(&app).await.is_empty(), "nothing was opened yet");

    let opened = app.caseload_as(COORDINATOR).list_households(opening).await.unwrap().into_inner();
    let names = opened.households.iter().map(|household| {
        let names = household.names.iter().map(|one| one.name.clone().unwrap().opened.unwrap());
        names.collect::<Vec<_>>().join(", ")
    });
    assert_eq!(names.collect::<Vec<_>>(), ["Ada Vermeulen, Bram de Wit", "Chris Bakker"]);
    assert_snapshot!(openings(&app).await.join("\n"), @r"
    person 01900000-0000-7000-8000-000000000003 (name) r.aydin https://utrecht.example/verwerkingen/brede-ondersteuning
    person 01900000-0000-7000-8000-000000000005 (name) r.aydin https://utrecht.example/verwerkingen/brede-ondersteuning
    person 01900000-0000-7000-8000-000000000009 (name) r.aydin https://utrecht.example/verwerkingen/brede-ondersteuning
    ");
    app.finish().await;
}
