//! Whose key seals what, and who is behind a BSN.

use api::v1;
use domain::household::HouseholdCommand;
use vault::Subject;

use super::examples::{add_member, identity, record_need};
use super::{ANNA, BRAM, BSN, GlassVault, HOUSEHOLD, converted, request, wrong};
use crate::convert::{Answered, CommandRequest};
use crate::errors::Reason;

fn person(id: &str) -> Subject {
    Subject::Person(id.parse().unwrap())
}

#[tokio::test]
async fn an_identity_is_sealed_part_by_part_under_the_persons_key() {
    let vault = GlassVault::default();
    converted(add_member(), &vault).await.unwrap();
    let expected = [
        ("name", "Anna de Vries"),
        ("bsn", BSN),
        ("date_of_birth", "1984-02-29"),
        ("address", "Oudegracht 1, Utrecht"),
        ("contact_details", "06 1234 5678"),
    ];
    assert_eq!(vault.sealed(), expected.map(|(purpose, text)| (person(ANNA), purpose, text.to_owned())));
}

#[tokio::test]
async fn a_text_is_sealed_under_the_households_key() {
    let vault = GlassVault::default();
    converted(record_need(), &vault).await.unwrap();
    let household = Subject::Household(HOUSEHOLD.parse().unwrap());
    assert_eq!(vault.sealed(), [(household, "text", "debts".to_owned())]);
}

#[tokio::test]
async fn somebody_known_by_bsn_joins_under_the_known_id() {
    let vault = GlassVault::knowing(BRAM);
    let command = converted(add_member(), &vault).await.unwrap();
    let HouseholdCommand::AddMember(joined) = &command else { panic!("another command") };
    assert_eq!(joined.person.to_string(), BRAM);
    assert!(vault.sealed().iter().all(|(subject, ..)| *subject == person(BRAM)));

    let answered = Answered { command: command.into(), event: None };
    let response = v1::AddMemberRequest::respond(v1::Receipt::default(), &answered);
    assert_eq!(response.person_id, BRAM);
}

#[tokio::test]
async fn without_a_bsn_the_caller_says_who_joins() {
    let identity = identity().map(|identity| v1::Identity { bsn: String::new(), ..identity });
    let request = v1::AddMemberRequest { identity, ..add_member() };
    let command = converted(request, &GlassVault::knowing(BRAM)).await.unwrap();
    let HouseholdCommand::AddMember(joined) = command else { panic!("another command") };
    assert_eq!(joined.person.to_string(), ANNA);
    assert_eq!(joined.identity.bsn, None);
}

#[tokio::test]
async fn a_member_cannot_take_somebody_elses_bsn() {
    let request = request!(ChangeMemberDetailsRequest { person_id: ANNA.into(), identity: identity() });
    let vault = GlassVault::knowing(BRAM);
    let problem = converted(request, &vault).await.unwrap_err();
    assert_eq!(problem.reason(), Reason::BsnOfOtherPerson);
    assert_eq!(vault.sealed(), []);
}

#[test]
fn a_wrong_identity_is_named_by_its_path() {
    let identity = v1::Identity {
        name: String::new(),
        bsn: "123456789".into(),
        address: "x".repeat(401),
        contact_details: "x".repeat(401),
        ..identity().unwrap()
    };
    let expected = [
        ("identity.name", "FIELD_REQUIRED"),
        ("identity.bsn", "BSN_INVALID"),
        ("identity.address", "FIELD_TOO_LONG"),
        ("identity.contact_details", "FIELD_TOO_LONG"),
    ];
    let request = v1::AddMemberRequest { identity: Some(identity), ..add_member() };
    assert_eq!(wrong(request), expected.map(|(field, reason)| (field.to_owned(), reason)));
    let request = v1::AddMemberRequest { identity: None, ..add_member() };
    assert_eq!(wrong(request), [("identity".to_owned(), "FIELD_REQUIRED")]);
}

#[test]
fn a_request_in_a_log_line_shows_nothing_of_it() {
    assert_eq!(format!("{:?}", identity().unwrap()), "Identity { .. }");
    assert!(!format!("{:?}", add_member()).contains(BSN));
    assert_eq!(format!("{:?}", record_need()), "RecordNeedRequest { .. }");
}
