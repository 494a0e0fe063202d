//! Every wrong field is named, all at once, in the order of the request; what was sent is not repeated.

use api::v1;
use domain::household::HouseholdCommand;
use uuid::Uuid;

use super::examples::{give_consent, goal, measure, record_need, record_victim_status, revise_plan};
use super::{ANNA, GlassVault, REQUEST, converted, day, request, wrong};
use crate::convert::CommandRequest;

#[test]
fn an_empty_request_misses_every_required_field() {
    let missing: Vec<_> = wrong(v1::RecordNeedRequest::default());
    let expected = ["ledger", "request_id", "household_id", "happened_on", "need_id", "life_domain", "text"];
    assert_eq!(missing, expected.map(|field| (field.to_owned(), "FIELD_REQUIRED")));
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let request = v1::RecordNeedRequest {
        ledger: "utrecht".into(),
        request_id: "12".into(),
        expected_revision: Some(-1),
        happened_on: day(2026, 2, 30),
        life_domain: 99,
        person_id: Uuid::nil().to_string(),
        text: "x".repeat(4_001),
        ..record_need()
    };
    let expected = [
        ("ledger", "FIELD_INVALID"),
        ("request_id", "ID_INVALID"),
        ("expected_revision", "NUMBER_OUT_OF_RANGE"),
        ("happened_on", "DATE_INVALID"),
        ("life_domain", "ENUM_UNKNOWN"),
        ("person_id", "ID_INVALID"),
        ("text", "FIELD_TOO_LONG"),
    ];
    assert_eq!(wrong(request), expected.map(|(field, reason)| (field.to_owned(), reason)));
}

#[test]
fn a_text_over_its_limit_is_told_limit_and_length_and_not_repeated() {
    let secret = "é".repeat(4_001);
    let problem = v1::RecordNeedRequest { text: secret.clone(), ..record_need() }.check().err().unwrap();
    let violation = &problem.violations()[0];
    assert_eq!(violation.values, [("limit", "4000".to_owned()), ("length", "4001".to_owned())]);
    assert!(!format!("{problem:?}").contains('é'));

    assert!(v1::RecordNeedRequest { text: "é".repeat(4_000), ..record_need() }.check().is_ok());
    let reason = "x".repeat(1_001);
    assert_eq!(
        wrong(v1::RevisePlanRequest { reason, ..revise_plan() }),
        [("reason".to_owned(), "FIELD_TOO_LONG")]
    );
}

#[test]
fn dates_must_exist() {
    for (year, month, date) in
        [(2025, 2, 29), (2026, 13, 1), (2026, 0, 1), (0, 1, 1), (10_000, 1, 1), (2026, 1, 0)]
    {
        let request = v1::RecordNeedRequest { happened_on: day(year, month, date), ..record_need() };
        assert_eq!(wrong(request), [("happened_on".to_owned(), "DATE_INVALID")], "{year}-{month}-{date}");
    }
}

#[test]
fn a_blank_text_is_no_text() {
    let request = v1::RecordNeedRequest { text: " \n\t".into(), ..record_need() };
    assert_eq!(wrong(request), [("text".to_owned(), "FIELD_REQUIRED")]);
}

#[test]
fn fields_inside_a_plan_are_named_by_their_path() {
    let request = v1::RevisePlanRequest {
        goals: vec![goal(), v1::PlanGoal { life_domain: 0, ..goal() }],
        measures: vec![v1::PlanMeasure {
            goal_id: "home".into(),
            organisation_id: "team west".into(),
            due_on: day(2026, 2, 31),
            ..measure()
        }],
        reason: String::new(),
        ..revise_plan()
    };
    let expected = [
        ("goals[1].life_domain", "FIELD_REQUIRED"),
        ("measures[0].goal_id", "ID_INVALID"),
        ("measures[0].organisation_id", "FIELD_INVALID"),
        ("measures[0].due_on", "DATE_INVALID"),
        ("reason", "FIELD_REQUIRED"),
    ];
    assert_eq!(wrong(request), expected.map(|(field, reason)| (field.to_owned(), reason)));
}

#[test]
fn lists_have_an_end() {
    let request =
        v1::RevisePlanRequest { goals: vec![goal(); 51], measures: vec![measure(); 201], ..revise_plan() };
    let expected = [("goals", "LIST_TOO_LONG"), ("measures", "LIST_TOO_LONG")];
    assert_eq!(wrong(request), expected.map(|(field, reason)| (field.to_owned(), reason)));
    let request = request!(HoldFirstConversationRequest { person_ids: vec![ANNA.into(); 51] });
    assert_eq!(wrong(request), [("person_ids".to_owned(), "LIST_TOO_LONG")]);
}

#[test]
fn an_id_has_one_spelling() {
    let braced = format!("{{{REQUEST}}}");
    for id in [braced, REQUEST.replace('-', ""), format!("urn:uuid:{REQUEST}"), "12".into()] {
        let request = request!(StartMeasureRequest { measure_id: id });
        assert_eq!(wrong(request), [("measure_id".to_owned(), "ID_INVALID")]);
    }
}

#[test]
fn the_day_of_being_told_goes_with_a_rejection_only() {
    let without = v1::RecordVictimStatusRequest { municipality_told_on: None, ..record_victim_status() };
    assert_eq!(wrong(without), [("municipality_told_on".to_owned(), "FIELD_REQUIRED")]);
    let status = v1::VictimStatus::Recognised.into();
    let with = v1::RecordVictimStatusRequest { status, ..record_victim_status() };
    assert_eq!(wrong(with), [("municipality_told_on".to_owned(), "FIELD_NOT_ALLOWED")]);
}

#[test]
fn the_organisation_goes_with_sharing_with_it_only() {
    let without = v1::GiveConsentRequest { organisation_id: String::new(), ..give_consent() };
    assert_eq!(wrong(without), [("organisation_id".to_owned(), "FIELD_REQUIRED")]);
    let purpose = v1::ConsentPurpose::ThreeWayTalk.into();
    let with = v1::GiveConsentRequest { purpose, ..give_consent() };
    assert_eq!(wrong(with), [("organisation_id".to_owned(), "FIELD_NOT_ALLOWED")]);
}

#[tokio::test]
async fn who_is_named_twice_counts_once() {
    let request =
        request!(HoldFirstConversationRequest { person_ids: vec![ANNA.into(), ANNA.to_uppercase()] });
    let command = converted(request, &GlassVault::default()).await.unwrap();
    let HouseholdCommand::HoldFirstConversation(held) = command else { panic!("another command") };
    assert_eq!(held.persons.len(), 1);
}
