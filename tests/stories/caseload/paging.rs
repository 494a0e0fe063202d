//! Pages while households change, and tokens that belong to one question of one caller.

use api::v1::*;
use stories::{App, COORDINATOR, FAMILY_WORKER, Household, Officer, Refusal, references};

/// The next page of a question; its token goes into the question for the one after.
async fn turn(app: &App, question: &mut ListHouseholdsRequest) -> (Vec<String>, i64) {
    let page = app.caseload_as(COORDINATOR).list_households(question.clone()).await.unwrap().into_inner();
    question.page_token = page.next_page_token;
    question.at_least_position = app.last_position().await;
    (references(&page.households).into_iter().map(str::to_owned).collect(), page.position)
}

#[tokio::test]
async fn who_does_not_change_is_on_one_page_and_on_no_other() {
    let app = App::start().await;
    let mut households = vec![];
    for on in 1..=12 {
        households.push(Household::reported_on(&app, &format!("2025-02-{on:02}")).await);
    }
    let mut question = ListHouseholdsRequest {
        page_size: 2,
        order_by: "last_contact desc".to_owned(),
        ..app.households().await
    };
    let mut order_by_report =
        ListHouseholdsRequest { order_by: "reported_on".to_owned(), ..question.clone() };
    // Between pages somebody who was on a former one, and somebody who is yet to come, are spoken to, and move to the front.
    let mut changing = [0, 11, 3, 8, 4, 9].into_iter();
    let (mut seen, mut changed) = (vec![], vec![]);
    loop {
        let (page, _) = turn(&app, &mut question).await;
        seen.extend(page);
        for at in changing.by_ref().take(2) {
            let contact = households[at].first_contact();
            households[at].client.record_first_contact(contact).await.unwrap();
            changed.push(households[at].reference());
        }
        question.at_least_position = app.last_position().await;
        if question.page_token.is_empty() {
            break;
        }
    }
    assert_eq!(changed.len(), 6);
    let times = |reference: &String| seen.iter().filter(|one| *one == reference).count();
    for household in households.iter().map(Household::reference).filter(|one| !changed.contains(one)) {
        assert_eq!(times(&household), 1, "{household} of {seen:?}, changed {changed:?}");
    }

    // Ordered by what did not change, everybody is there once.
    let mut all = vec![];
    loop {
        let (page, _) = turn(&app, &mut order_by_report).await;
        assert!(page.len() <= 2);
        all.extend(page);
        if order_by_report.page_token.is_empty() {
            break;
        }
    }
    assert_eq!(all, households.iter().map(Household::reference).collect::<Vec<_>>());
    app.finish().await;
}

#[tokio::test]
async fn the_pages_as_of_a_position_stay_as_they_were() {
    let app = App::start().await;
    let mut households = vec![];
    for on in 3..=7 {
        households.push(Household::reported_on(&app, &format!("2025-02-{on:02}")).await);
    }
    let position = app.last_position().await.unwrap();
    let as_of = Some(AsOf { moment: Some(as_of::Moment::Position(position)) });
    let mut question = ListHouseholdsRequest {
        page_size: 2,
        filter: "reached = false".to_owned(),
        order_by: "reported_on".to_owned(),
        as_of,
        ..app.households().await
    };
    let mut all = vec![];
    for household in &mut households {
        let (page, at) = turn(&app, &mut question).await;
        assert_eq!(at, position);
        all.extend(page);
        if question.page_token.is_empty() {
            break;
        }
        let contact = household.first_contact();
        household.client.record_first_contact(contact).await.unwrap();
    }
    assert_eq!(all, households.iter().map(Household::reference).collect::<Vec<_>>());
    app.finish().await;
}

#[tokio::test]
async fn a_token_is_refused_for_another_question_and_for_another_caller() {
    let app = App::start().await;
    for on in 3..=5 {
        Household::reported_on(&app, &format!("2025-02-{on:02}")).await;
    }
    let mut question = ListHouseholdsRequest { page_size: 1, ..app.households().await };
    turn(&app, &mut question).await;
    let (same, foreign) = (
        question.clone(),
        [
            (COORDINATOR, ListHouseholdsRequest { filter: "reached = false".to_owned(), ..question.clone() }),
            (COORDINATOR, ListHouseholdsRequest { order_by: "reported_on".to_owned(), ..question.clone() }),
            (
                COORDINATOR,
                ListHouseholdsRequest {
                    as_of: Some(AsOf { moment: Some(as_of::Moment::Position(2)) }),
                    ..question.clone()
                },
            ),
            (COORDINATOR, ListHouseholdsRequest { page_token: "nonsense".to_owned(), ..question.clone() }),
            (FAMILY_WORKER, question.clone()),
            (Officer { name: "r.aydin2", role: COORDINATOR.role }, question),
        ],
    );
    for (officer, question) in foreign {
        let refused = app.caseload_as(officer).list_households(question).await.unwrap_err();
        assert_eq!(Refusal::from(refused).reason, "PAGE_TOKEN_INVALID");
    }
    let larger = ListHouseholdsRequest { page_size: 500, ..same };
    let rest = app.caseload_as(COORDINATOR).list_households(larger).await.unwrap().into_inner();
    assert_eq!(rest.households.len(), 2, "another page size is the same question");
    app.finish().await;
}

#[tokio::test]
async fn pages_are_bounded() {
    let app = App::start().await;
    for (page_size, opened, most) in [(501, false, "500"), (51, true, "50"), (-1, false, "500")] {
        let open_personal_data =
            opened.then(|| OpenPersonalData { processing_activity: stories::PURPOSE.to_owned() });
        let question = ListHouseholdsRequest { page_size, open_personal_data, ..app.households().await };
        let refusal =
            Refusal::from(app.caseload_as(COORDINATOR).list_households(question).await.unwrap_err());
        assert_eq!(
            (refusal.reason.as_str(), refusal.values["maximum"].as_str()),
            ("NUMBER_OUT_OF_RANGE", most)
        );
    }
    app.finish().await;
}
