//! Questions: positions, pages, purposes, and tokens that belong to one question.

use api::v1;
use api::v1::read_events_request::Start;
use ledger::LedgerName;

use super::{BSN, HOUSEHOLD, LEDGER};
use crate::convert::{LedgersQuery, Query};
use crate::errors::{Reason, name};

fn wrong(query: impl Query) -> Vec<(String, &'static str)> {
    let problem = query.check().err().expect("the question is wrong");
    problem.violations().iter().map(|one| (one.field.clone(), name(one.reason))).collect()
}

fn events() -> v1::ListHouseholdEventsRequest {
    v1::ListHouseholdEventsRequest {
        ledger: LEDGER.into(),
        household_id: HOUSEHOLD.into(),
        ..Default::default()
    }
}

fn read(ledger: &str, start: Option<Start>) -> v1::ReadEventsRequest {
    v1::ReadEventsRequest { ledger: ledger.into(), start, tree_size: None }
}

#[test]
fn a_page_goes_on_where_the_former_one_stopped() {
    let first = events().check().unwrap();
    assert_eq!((first.page_size, first.after_sequence), (100, 0));
    let page_token = first.next_page_token(100);
    let second = v1::ListHouseholdEventsRequest { page_token, ..events() }.check().unwrap();
    assert_eq!(second.after_sequence, 100);
}

#[test]
fn a_token_of_another_question_is_refused() {
    let page_token = events().check().unwrap().next_page_token(100);
    let other = v1::ListHouseholdEventsRequest {
        page_token: page_token.clone(),
        household_id: super::REQUEST.into(),
        ..events()
    };
    assert_eq!(wrong(other), [("page_token".to_owned(), "PAGE_TOKEN_INVALID")]);
    let ledgers = v1::ListLedgersRequest { page_token, page_size: 5 };
    assert_eq!(wrong(ledgers), [("page_token".to_owned(), "PAGE_TOKEN_INVALID")]);
    let nonsense = v1::ListHouseholdEventsRequest { page_token: "é".into(), ..events() };
    assert_eq!(wrong(nonsense), [("page_token".to_owned(), "PAGE_TOKEN_INVALID")]);
}

#[test]
fn a_page_is_bounded() {
    for page_size in [-1, 1_001] {
        let request = v1::ListHouseholdEventsRequest { page_size, ..events() };
        assert_eq!(wrong(request), [("page_size".to_owned(), "NUMBER_OUT_OF_RANGE")]);
    }
}

#[test]
fn ledgers_go_on_after_a_name() {
    let utrecht: LedgerName = LEDGER.parse().unwrap();
    let page_token = LedgersQuery::next_page_token(&utrecht);
    let query = v1::ListLedgersRequest { page_token, page_size: 5 }.check().unwrap();
    assert_eq!(query.after, Some(utrecht));
}

#[test]
fn a_reading_starts_after_a_position_or_where_it_was_broken_off() {
    assert_eq!(read(LEDGER, None).check().unwrap().from_position, 0);
    let after = read(LEDGER, Some(Start::AfterPosition(41))).check().unwrap();
    assert_eq!(after.from_position, 42);

    let token = after.resume_token(50);
    let resumed = read(LEDGER, Some(Start::ResumeToken(token.clone()))).check().unwrap();
    assert_eq!(resumed.from_position, 50);
    let elsewhere = read("GM0363", Some(Start::ResumeToken(token)));
    assert_eq!(wrong(elsewhere), [("resume_token".to_owned(), "PAGE_TOKEN_INVALID")]);
    let last = read(LEDGER, Some(Start::AfterPosition(i64::MAX))).check().unwrap();
    assert_eq!(last.from_position, 1 << 63);
}

#[test]
fn opening_personal_data_needs_a_purpose() {
    let request = |activity: &str| v1::GetHouseholdRequest {
        ledger: LEDGER.into(),
        household_id: HOUSEHOLD.into(),
        open_personal_data: Some(v1::OpenPersonalData { processing_activity: activity.into() }),
        ..Default::default()
    };
    let activity = "https://utrecht.example/register/12";
    let query = request(activity).check().unwrap();
    assert_eq!(query.processing_activity.as_deref(), Some(activity));

    let field = "open_personal_data.processing_activity".to_owned();
    assert_eq!(wrong(request("")), [(field.clone(), "FIELD_REQUIRED")]);
    for text in ["support", "12:x", "https:", "urn: with blanks"] {
        assert_eq!(wrong(request(text)), [(field.clone(), "FIELD_INVALID")], "{text}");
    }
}

#[test]
fn a_person_is_looked_for_by_a_right_bsn() {
    let request = |bsn: &str| v1::FindPersonByBsnRequest {
        ledger: LEDGER.into(),
        bsn: bsn.into(),
        processing_activity: "urn:utrecht:12".into(),
    };
    assert_eq!(request(BSN).check().unwrap().bsn.as_str(), BSN);
    let problem = request("123456789").check().unwrap_err();
    assert_eq!(problem.reason(), Reason::BsnInvalid);
    assert!(!problem.to_string().contains("123456789"));
    assert!(!format!("{:?}", request(BSN)).contains(BSN));
}

#[test]
fn proofs_count_from_one_event() {
    let request = v1::GetConsistencyProofRequest { ledger: LEDGER.into(), old_size: 0, new_size: None };
    assert_eq!(wrong(request), [("old_size".to_owned(), "NUMBER_OUT_OF_RANGE")]);
    let request = v1::GetInclusionProofRequest { ledger: LEDGER.into(), position: -1, tree_size: Some(1) };
    assert_eq!(wrong(request), [("position".to_owned(), "NUMBER_OUT_OF_RANGE")]);
}

#[test]
fn a_title_is_one_line() {
    let open = |title: &str| v1::OpenLedgerRequest { ledger: LEDGER.into(), title: title.into() };
    for title in ["Utrecht\0", "Utrecht\nand more", "\u{1b}[2J", "Utrecht\u{85}"] {
        assert_eq!(wrong(open(title)), [("title".to_owned(), "FIELD_INVALID")], "{title:?}");
    }
    assert!(open("’s-Hertogenbosch – 2026").check().is_ok());
}
