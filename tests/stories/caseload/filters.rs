//! Filters and orders: what they let through, and what is told of those that are wrong.

use api::v1::*;
use insta::assert_snapshot;
use stories::{App, COORDINATOR, Household, NEIGHBOURHOOD_TEAM, Person, Refusal, references};

/// Three households that differ.
async fn different(app: &App) -> [Household<'_>; 3] {
    let mut first = Household::coordinated(app, "2025-02-03", COORDINATOR.name, NEIGHBOURHOOD_TEAM).await;
    first.joined_by(&Person::new(app, "Ada Vermeulen", "")).await.unwrap();
    first.client.record_first_contact(first.first_contact()).await.unwrap();
    for (life_domain, text) in [(LifeDomain::Housing, "a home"), (LifeDomain::Work, "a job")] {
        let need_id = app.id();
        let need = RecordNeedRequest {
            need_id,
            life_domain: life_domain.into(),
            text: text.to_owned(),
            ..Default::default()
        };
        first.tell("2025-02-17", need).await.unwrap();
    }
    let mut second = Household::coordinated(app, "2025-02-10", "k.visser", "buurtteam-noord").await;
    second.faces("2025-02-11", ThreateningSituation::UtilityCutOff).await;
    let third = Household::reported_on(app, "2025-02-24").await;
    [first, second, third]
}

/// Which of the households a filter lets through, by their number.
async fn through(app: &App, households: &[Household<'_>], filter: &str) -> Vec<usize> {
    let question = ListHouseholdsRequest { filter: filter.to_owned(), ..app.households().await };
    let answer = app.caseload_as(COORDINATOR).list_households(question).await.unwrap().into_inner();
    let found = references(&answer.households)
        .into_iter()
        .map(|reference| households.iter().position(|household| household.reference() == reference).unwrap());
    let mut found: Vec<_> = found.collect();
    found.sort_unstable();
    found
}

#[tokio::test]
async fn a_filter_lets_through_what_it_says() {
    let app = App::start().await;
    let households = different(&app).await;
    for (filter, expected) in [
        ("", vec![0, 1, 2]),
        ("stage = REPORTED", vec![1, 2]),
        ("stage = contacted", vec![0]),
        ("coordinator = \"r.aydin\"", vec![0]),
        ("coordinator = \"\"", vec![2]),
        ("organisation != \"\"", vec![0, 1]),
        ("needs:HOUSING AND needs:WORK", vec![0]),
        ("needs:CARE OR threat = OPEN", vec![1]),
        ("NOT needs:HOUSING", vec![1, 2]),
        ("situations:UTILITY_CUT_OFF", vec![1]),
        ("reached = true", vec![0]),
        ("reported_on >= today-3w", vec![1, 2]),
        ("reported_on = 2025-02-24", vec![2]),
        ("last_contact < today-2w", vec![0, 1, 2]),
        ("next_deadline <= 2025-04-07 AND -coordinator:\"r\"", vec![1]),
        ("victims = RECOGNISED AND members = 1", vec![0]),
        ("(stage = REPORTED OR reached = true) AND source = UHT_HANDOVER", vec![0, 1, 2]),
    ] {
        assert_eq!(through(&app, &households, filter).await, expected, "{filter}");
    }
    app.finish().await;
}

#[tokio::test]
async fn an_order_is_that_of_the_field_and_then_of_the_id() {
    let app = App::start().await;
    let households = different(&app).await;
    for (order_by, expected) in [
        ("", [0, 1, 2]),
        ("reported_on desc", [2, 1, 0]),
        ("last_contact desc", [0, 2, 1]),
        ("reference asc", [0, 1, 2]),
    ] {
        let question = ListHouseholdsRequest { order_by: order_by.to_owned(), ..app.households().await };
        let answer = app.caseload_as(COORDINATOR).list_households(question).await.unwrap().into_inner();
        assert_eq!(
            references(&answer.households),
            expected.map(|at| households[at].reference()),
            "{order_by}"
        );
    }
    app.finish().await;
}

#[tokio::test]
async fn households_are_counted_by_the_values_of_fields() {
    let app = App::start().await;
    let _households = different(&app).await;
    let counting = CountHouseholdsRequest {
        ledger: stories::UTRECHT.to_owned(),
        facets: ["stage", "needs", "coordinator"].map(str::to_owned).to_vec(),
        at_least_position: app.last_position().await,
        ..Default::default()
    };
    let counted = app.caseload_as(COORDINATOR).count_households(counting.clone()).await.unwrap().into_inner();
    let lines = counted.facets.iter().map(|facet| {
        let values = facet.values.iter().map(|one| format!("{:?} {}", one.value, one.count));
        format!("{}: {}", facet.field, values.collect::<Vec<_>>().join(", "))
    });
    assert_snapshot!(format!("{}\n{}", counted.total, lines.collect::<Vec<_>>().join("\n")), @r#"
    3
    stage: "REPORTED" 2, "CONTACTED" 1
    needs: "HOUSING" 1, "WORK" 1
    coordinator: "" 1, "k.visser" 1, "r.aydin" 1
    "#);
    let wrong = CountHouseholdsRequest { facets: vec!["stage".to_owned(), "name".to_owned()], ..counting };
    let refused = app.caseload_as(COORDINATOR).count_households(wrong).await.unwrap_err();
    assert_snapshot!(Refusal::from(refused), @r"
    InvalidArgument FIELD_INVALID
      expected = reference, stage, coordinator, organisation, needs, victims, threat, situations, source, reached, next_term, waiting
      field = facets[1]
      violations = 1
      in facets[1]: FIELD_INVALID
    en: The field facets[1] is not right. Expected: reference, stage, coordinator, organisation, needs, victims, threat, situations, source, reached, next_term, waiting.
    ");
    app.finish().await;
}

#[tokio::test]
async fn a_filter_or_an_order_that_is_wrong_is_told_where_and_how_to_mend_it() {
    let app = App::start().await;
    let token = app.token(server::auth::Role::Coordinator, &[stories::UTRECHT]);
    let mut told = vec![];
    for (filter, order_by) in [
        ("stage = PLAN_AGREED", ""),
        ("stage = INTAKE and reached = true", ""),
        ("coordinater = \"r.aydin\"", ""),
        ("Vermeulen", ""),
        ("next_deadline < soon", ""),
        ("(reached = true", ""),
        ("", "threat desc"),
        ("", "next_deadline, stage"),
    ] {
        for language in ["en", "nl"] {
            let mut caseload =
                caseload_service_client::CaseloadServiceClient::new(app.client(&token, language));
            let question = ListHouseholdsRequest {
                ledger: stories::UTRECHT.to_owned(),
                filter: filter.to_owned(),
                order_by: order_by.to_owned(),
                ..Default::default()
            };
            let refusal = Refusal::from(caseload.list_households(question).await.unwrap_err());
            assert_eq!(refusal.code, tonic::Code::InvalidArgument);
            assert!(!format!("{refusal}").contains("Vermeulen"), "{refusal}");
            told.push(format!("{filter}{order_by}\n  {}: {}", refusal.message.0, refusal.message.1));
        }
    }
    assert_snapshot!(told.join("\n"), @r#"
    stage = PLAN_AGREED
      en: In the field filter, at character 9: this is not a word that stage can have. The words are: REPORTED, CONTACTED, INTAKE, PLANNED, SUPPORTED, AFTERCARE, ENDED.
    stage = PLAN_AGREED
      nl: In het veld filter, bij teken 9: dit is geen woord dat stage kan hebben. De woorden zijn: REPORTED, CONTACTED, INTAKE, PLANNED, SUPPORTED, AFTERCARE, ENDED.
    stage = INTAKE and reached = true
      en: In the field filter, at character 16: this word is not in capitals. Write AND.
    stage = INTAKE and reached = true
      nl: In het veld filter, bij teken 16: dit woord staat niet in hoofdletters. Schrijf AND.
    coordinater = "r.aydin"
      en: In the field filter, at character 1: this is not a field of the list. Did you mean coordinator? The fields are: next_deadline, reference, stage, coordinator, organisation, needs, open_needs, members, victims, threat, situations, source, reported_on, reached, attempts, last_attempt, last_contact, next_term, committed_cents, paid_cents, waiting, ended_on.
    coordinater = "r.aydin"
      nl: In het veld filter, bij teken 1: dit is geen veld van de lijst. Bedoelde u coordinator? De velden zijn: next_deadline, reference, stage, coordinator, organisation, needs, open_needs, members, victims, threat, situations, source, reported_on, reached, attempts, last_attempt, last_contact, next_term, committed_cents, paid_cents, waiting, ended_on.
    Vermeulen
      en: In the field filter, at character 1: this is not a field of the list. The fields are: next_deadline, reference, stage, coordinator, organisation, needs, open_needs, members, victims, threat, situations, source, reported_on, reached, attempts, last_attempt, last_contact, next_term, committed_cents, paid_cents, waiting, ended_on.
    Vermeulen
      nl: In het veld filter, bij teken 1: dit is geen veld van de lijst. De velden zijn: next_deadline, reference, stage, coordinator, organisation, needs, open_needs, members, victims, threat, situations, source, reported_on, reached, attempts, last_attempt, last_contact, next_term, committed_cents, paid_cents, waiting, ended_on.
    next_deadline < soon
      en: In the field filter, at character 17: this is not a value that next_deadline can have. Write 2026-03-03, today, today+14d, today-6w, today+3m, today-2y or none; from 1900 to 2999.
    next_deadline < soon
      nl: In het veld filter, bij teken 17: dit is geen waarde die next_deadline kan hebben. Schrijf 2026-03-03, today, today+14d, today-6w, today+3m, today-2y of none; van 1900 tot en met 2999.
    (reached = true
      en: In the field filter, at character 1: this parenthesis is not closed. Write ) where it ends.
    (reached = true
      nl: In het veld filter, bij teken 1: dit haakje wordt niet gesloten. Schrijf ) waar het eindigt.
    threat desc
      en: In the field order_by, at character 1: rows are not ordered on threat. Rows can be ordered on: next_deadline, reference, reported_on, last_contact, key.
    threat desc
      nl: In het veld order_by, bij teken 1: op threat wordt niet gesorteerd. Sorteren kan op: next_deadline, reference, reported_on, last_contact, key.
    next_deadline, stage
      en: In the field order_by, at character 1: there is more than one field here. Did you mean next_deadline? Rows can be ordered on: next_deadline, reference, reported_on, last_contact, key.
    next_deadline, stage
      nl: In het veld order_by, bij teken 1: hier staat meer dan één veld. Bedoelde u next_deadline? Sorteren kan op: next_deadline, reference, reported_on, last_contact, key.
    "#);
    app.finish().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_question_is_told_before_anything_is_waited_for() {
    let app = App::start().await;
    Household::reported(&app).await;
    // Nobody is going to write that much.
    let at_least_position = Some(1_000_000);
    let mut caseload = app.caseload_as(COORDINATOR);
    let listing = ListHouseholdsRequest { at_least_position, ..app.households().await };
    for (wrong, reason) in [
        (ListHouseholdsRequest { filter: "name = Ada".to_owned(), ..listing.clone() }, "FILTER_INVALID"),
        (ListHouseholdsRequest { order_by: "stage".to_owned(), ..listing.clone() }, "ORDER_INVALID"),
        (ListHouseholdsRequest { page_token: "nonsense".to_owned(), ..listing }, "PAGE_TOKEN_INVALID"),
    ] {
        let refused = Refusal::from(caseload.list_households(wrong).await.unwrap_err());
        assert_eq!(refused.reason, reason);
    }
    let ledger = stories::UTRECHT.to_owned();
    let facets = vec!["members".to_owned()];
    let counting = CountHouseholdsRequest { ledger, facets, at_least_position, ..Default::default() };
    let refused = Refusal::from(caseload.count_households(counting).await.unwrap_err());
    assert_eq!(refused.values["field"], "facets[0]");
    let page_token = "nonsense".to_owned();
    let terms = ListDeadlinesRequest { at_least_position, page_token, ..app.deadlines().await };
    let refused = Refusal::from(caseload.list_deadlines(terms).await.unwrap_err());
    assert_eq!(refused.reason, "PAGE_TOKEN_INVALID");
    app.finish().await;
}
