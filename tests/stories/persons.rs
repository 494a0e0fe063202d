//! A person belongs to at most one household with open support, and is one person under one id in a ledger.

use api::v1::*;
use insta::assert_snapshot;
use server::auth::Role;
use stories::{App, Household, Person, Refusal, UTRECHT};

#[tokio::test]
async fn somebody_in_one_household_cannot_join_another() {
    let app = App::start().await;
    let ada = Person::new(&app, "Ada Vermeulen", "111222333");
    let (mut first, mut second) = (Household::reported(&app).await, Household::reported(&app).await);
    first.joined_by(&ada).await.unwrap();
    let before = app.recorded().await;
    let refusal = second.joined_by(&ada).await.unwrap_err();
    assert_snapshot!(refusal, @r"
    FailedPrecondition PERSON_IN_OTHER_HOUSEHOLD
      household = 01900000-0000-7000-8000-000000000002
      since = 2025-02-10
    en: This person belongs to another household with open support since 2025-02-10. Remove the person there first, or end support there.
    ");
    assert_eq!(app.recorded().await, before, "neither book has an event of it");
    assert!(second.now().await.members.is_empty());
    app.finish().await;
}

#[tokio::test]
async fn the_same_bsn_is_the_same_person() {
    let app = App::start().await;
    let (once, again) =
        (Person::new(&app, "Ada Vermeulen", "111222333"), Person::new(&app, "A. Vermeulen", "111222333"));
    let (mut first, mut second) = (Household::reported(&app).await, Household::reported(&app).await);
    first.joined_by(&once).await.unwrap();
    let refusal = second.joined_by(&again).await.unwrap_err();
    assert_eq!(refusal.reason, "PERSON_IN_OTHER_HOUSEHOLD");
    first.tell("2025-02-14", leaving(&once)).await.unwrap();
    let request = second.request("2025-02-17", again.joining());
    let joined = second.client.add_member(request).await.unwrap().into_inner();
    assert_eq!(joined.person_id, once.id, "the id the person had");
    assert_eq!(second.now().await.members[0].person_id, once.id);
    app.finish().await;
}

#[tokio::test]
async fn the_bsn_of_somebody_else_is_not_taken_over() {
    let app = App::start().await;
    let (ada, bram) = (Person::new(&app, "Ada", "111222333"), Person::new(&app, "Bram", "999990342"));
    let mut household = Household::reported(&app).await;
    household.joined_by(&ada).await.unwrap();
    household.joined_by(&bram).await.unwrap();
    let before = app.recorded().await;
    let changed = ChangeMemberDetailsRequest {
        person_id: bram.id.clone(),
        identity: Some(ada.identity.clone()),
        ..Default::default()
    };
    assert_snapshot!(household.tell("2025-02-20", changed).await.unwrap_err(), @r"
    FailedPrecondition BSN_OF_OTHER_PERSON
    en: This BSN is known for another person in this ledger. Check the BSN.
    ");
    assert_eq!(app.recorded().await, before);
    app.finish().await;
}

#[tokio::test]
async fn a_wrong_bsn_that_was_corrected_is_its_owners_again() {
    let app = App::start().await;
    let (ada, bram) = (Person::new(&app, "Ada", "111222333"), Person::new(&app, "Bram", "999990342"));
    let mistaken = Person {
        identity: Identity { bsn: ada.identity.bsn.clone(), ..bram.identity.clone() },
        ..bram.clone()
    };
    let (mut first, mut second) = (Household::reported(&app).await, Household::reported(&app).await);
    let wrong = first.request("2025-02-10", mistaken.joining());
    let joined = first.client.add_member(wrong.clone()).await.unwrap().into_inner();
    assert_eq!(found(&app, "111222333").await.unwrap(), bram.id);

    first.tell("2025-02-12", stated_anew(&bram)).await.unwrap();
    assert_eq!(found(&app, "999990342").await.unwrap(), bram.id);
    assert_eq!(found(&app, "111222333").await.unwrap_err(), "PERSON_NOT_FOUND");

    let request = second.request("2025-02-17", ada.joining());
    let owner = second.client.add_member(request).await.unwrap().into_inner();
    assert_eq!(owner.person_id, ada.id, "an id of her own");
    assert_eq!(found(&app, "111222333").await.unwrap(), ada.id);

    let late = first.client.add_member(wrong).await.unwrap().into_inner();
    assert_eq!(late, joined, "a retry of the mistake gets its first answer");
    assert_eq!(found(&app, "111222333").await.unwrap(), ada.id, "and repeats nothing");
    assert_eq!(found(&app, "999990342").await.unwrap(), bram.id);
    app.finish().await;
}

#[tokio::test]
async fn a_refused_command_leaves_nobody_to_be_found() {
    let app = App::start().await;
    let (ada, bram) = (Person::new(&app, "Ada", "111222333"), Person::new(&app, "Bram", "999990342"));
    let mut nowhere = Household::unreported(&app, UTRECHT);
    let refusal = nowhere.joined_by(&ada).await.unwrap_err();
    assert_eq!(refusal.reason, "HOUSEHOLD_NOT_REPORTED");
    assert_eq!(found(&app, "111222333").await.unwrap_err(), "PERSON_NOT_FOUND");

    let mut household = Household::reported(&app).await;
    let refusal = household.tell("2025-02-12", stated_anew(&ada)).await.unwrap_err();
    assert_eq!(refusal.reason, "NOT_A_MEMBER");
    household.joined_by(&bram).await.unwrap();
    let bram_as_ada = Person { identity: ada.identity.clone(), ..bram.clone() };
    household.tell("2025-02-12", stated_anew(&bram_as_ada)).await.expect("a BSN that nobody was given");
    assert_eq!(found(&app, "111222333").await.unwrap(), bram.id);

    let carl = Person::new(&app, "Carl", "");
    household.joined_by(&carl).await.unwrap();
    let carl_as_ada = Person { identity: ada.identity.clone(), ..carl };
    let refusal = household.tell("2025-02-13", stated_anew(&carl_as_ada)).await.unwrap_err();
    assert_eq!(refusal.reason, "BSN_OF_OTHER_PERSON");
    assert_eq!(found(&app, "111222333").await.unwrap(), bram.id);
    assert_eq!(claims_left(&app).await, 0, "every claim came to an end");
    app.finish().await;
}

#[tokio::test]
async fn of_two_who_add_the_same_person_at_once_one_is_refused_and_the_person_is_found() {
    let app = App::start().await;
    let (once, again) =
        (Person::new(&app, "Ada Vermeulen", "111222333"), Person::new(&app, "A. Vermeulen", "111222333"));
    let (mut first, mut second) = (Household::reported(&app).await, Household::reported(&app).await);
    let joined = tokio::join!(first.joined_by(&once), second.joined_by(&again));
    let (winner, refusal) = match joined {
        (Ok(_), Err(refusal)) => (&first, refusal),
        (Err(refusal), Ok(_)) => (&second, refusal),
        both => panic!("one person in one household: {both:?}"),
    };
    assert_eq!(refusal.reason, "PERSON_IN_OTHER_HOUSEHOLD");
    let member = &winner.now().await.members[0];
    assert_eq!(found(&app, "111222333").await.unwrap(), member.person_id);
    assert_eq!(claims_left(&app).await, 0);
    app.finish().await;
}

#[tokio::test]
async fn details_without_a_bsn_take_the_old_one_away() {
    let app = App::start().await;
    let ada = Person::new(&app, "Ada", "111222333");
    let mut household = Household::reported(&app).await;
    household.joined_by(&ada).await.unwrap();
    let mut without = ada.clone();
    without.identity.bsn.clear();
    household.tell("2025-02-12", stated_anew(&without)).await.unwrap();
    assert_eq!(found(&app, "111222333").await.unwrap_err(), "PERSON_NOT_FOUND");
    household.tell("2025-02-13", stated_anew(&ada)).await.unwrap();
    assert_eq!(found(&app, "111222333").await.unwrap(), ada.id);
    app.finish().await;
}

#[tokio::test]
async fn whoever_leaves_may_join_elsewhere() {
    let app = App::start().await;
    let ada = Person::new(&app, "Ada Vermeulen", "111222333");
    let (mut first, mut second) = (Household::reported(&app).await, Household::reported(&app).await);
    first.joined_by(&ada).await.unwrap();
    first.tell("2025-02-14", leaving(&ada)).await.unwrap();
    second.tell("2025-02-17", ada.joining()).await.unwrap();
    assert_eq!(first.now().await.former_members.len(), 1);
    assert_snapshot!(app.recorded().await.join(" "), @"HouseholdReported HouseholdReported MemberJoined PersonClaimed MemberLeft PersonReleased MemberJoined PersonClaimed");
    app.finish().await;
}

#[tokio::test]
async fn support_is_not_resumed_while_a_member_is_helped_elsewhere() {
    let app = App::start().await;
    let ada = Person::new(&app, "Ada Vermeulen", "111222333");
    let (mut first, mut second) = (Household::reported(&app).await, Household::reported(&app).await);
    first.joined_by(&ada).await.unwrap();
    let ended = EndSupportRequest { reason: EndReason::NoContact.into(), ..Default::default() };
    first.tell("2025-02-14", ended.clone()).await.unwrap();
    second.tell("2025-02-17", ada.joining()).await.unwrap();
    let before = app.recorded().await;
    let resumed = ResumeSupportRequest { reason: "rang back".to_owned(), ..Default::default() };
    assert_snapshot!(first.tell("2025-02-20", resumed.clone()).await.unwrap_err(), @r"
    FailedPrecondition PERSON_IN_OTHER_HOUSEHOLD
      household = 01900000-0000-7000-8000-000000000004
      since = 2025-02-17
    en: This person belongs to another household with open support since 2025-02-17. Remove the person there first, or end support there.
    ");
    assert_eq!(app.recorded().await, before);
    second.tell("2025-02-21", ended).await.unwrap();
    first.tell("2025-02-24", resumed).await.unwrap();
    assert_eq!(first.now().await.members.len(), 1);
    app.finish().await;
}

#[tokio::test]
async fn who_decides_on_an_old_reading_is_told_both_revisions() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let read = household.now().await.revision;
    household.client.record_first_contact(household.first_contact()).await.unwrap();
    let note =
        AddNoteRequest { expected_revision: Some(read), ..household.note("decided on an old reading") };
    let refusal: Refusal = household.client.add_note(note.clone()).await.unwrap_err().into();
    assert_snapshot!(refusal, @r"
    Aborted REVISION_CONFLICT
      actual = 2
      expected = 1
    en: Somebody else changed this. You started from revision 1, it is at 2 now. Look at the change and try again.
    ");
    let note = AddNoteRequest { expected_revision: Some(read + 1), ..note };
    household
        .client
        .add_note(note)
        .await
        .expect("a refused request id may be used for the corrected request");
    assert_eq!(app.recorded().await, ["HouseholdReported", "FirstContactMade", "NoteAdded"]);
    app.finish().await;
}

fn leaving(person: &Person) -> RemoveMemberRequest {
    let (person_id, reason) = (person.id.clone(), DepartureReason::MovedOut.into());
    RemoveMemberRequest { person_id, reason, ..Default::default() }
}

fn stated_anew(person: &Person) -> ChangeMemberDetailsRequest {
    ChangeMemberDetailsRequest {
        person_id: person.id.clone(),
        identity: Some(person.identity.clone()),
        ..Default::default()
    }
}

/// Whom a coordinator finds by BSN; the reason when that is nobody.
async fn found(app: &App, bsn: &str) -> Result<String, String> {
    let question = FindPersonByBsnRequest {
        ledger: UTRECHT.to_owned(),
        bsn: bsn.to_owned(),
        processing_activity: "https://utrecht.example/verwerkingen/brede-ondersteuning".to_owned(),
    };
    match app.cases_as(Role::Coordinator).find_person_by_bsn(question).await {
        Ok(answer) => Ok(answer.into_inner().person_id),
        Err(status) => Err(Refusal::from(status).reason),
    }
}

/// How many claims to a BSN have not come to an end.
async fn claims_left(app: &App) -> i64 {
    let claims = "select (select count(*) from vault.bsn_claims) - (select count(*) from vault.bsn_releases)";
    sqlx::query_scalar(claims).fetch_one(app.superuser().await.pool()).await.unwrap()
}
