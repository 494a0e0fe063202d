//! Questions about provisions: purposes, pages, and tokens that belong to one question.

use api::v1;
use jiff::civil::date;

use super::PROVISION;
use crate::convert::tests::{HOUSEHOLD, LEDGER, REQUEST};
use crate::convert::{Query, VotePlace};
use crate::errors::name;

fn wrong(query: impl Query) -> Vec<(String, &'static str)> {
    let problem = query.check().err().expect("the question is wrong");
    problem.violations().iter().map(|one| (one.field.clone(), name(one.reason))).collect()
}

fn list() -> v1::ListProvisionsRequest {
    v1::ListProvisionsRequest { ledger: LEDGER.into(), household_id: HOUSEHOLD.into(), ..Default::default() }
}

fn votes() -> v1::ListOpenVotesRequest {
    v1::ListOpenVotesRequest { ledger: LEDGER.into(), ..Default::default() }
}

#[test]
fn personal_data_is_opened_for_a_named_activity_only() {
    let asked = |activity: &str| v1::GetProvisionRequest {
        ledger: LEDGER.into(),
        provision_id: PROVISION.into(),
        open_personal_data: Some(v1::OpenPersonalData { processing_activity: activity.into() }),
        ..Default::default()
    };
    let activity = "https://register.utrecht.nl/verwerkingen/17";
    assert_eq!(asked(activity).check().unwrap().processing_activity.as_deref(), Some(activity));
    let field = "open_personal_data.processing_activity".to_owned();
    assert_eq!(wrong(asked("")), [(field.clone(), "FIELD_REQUIRED")]);
    let ballot = v1::GetBallotRequest {
        ledger: LEDGER.into(),
        provision_id: PROVISION.into(),
        open_personal_data: Some(v1::OpenPersonalData { processing_activity: "voting".into() }),
        ..Default::default()
    };
    assert_eq!(wrong(ballot), [(field, "FIELD_INVALID")]);
}

#[test]
fn pages_go_on_where_the_former_one_stopped() {
    let page_token = list().check().unwrap().next_page_token(PROVISION.parse().unwrap());
    let second = v1::ListProvisionsRequest { page_token: page_token.clone(), ..list() };
    assert_eq!(second.check().unwrap().after, Some(PROVISION.parse().unwrap()));
    let other = v1::ListProvisionsRequest { page_token, household_id: REQUEST.into(), ..list() };
    assert_eq!(wrong(other), [("page_token".to_owned(), "PAGE_TOKEN_INVALID")]);

    let place = VotePlace { opened_on: date(2026, 11, 20), provision: PROVISION.parse().unwrap() };
    let page_token = votes().check().unwrap().next_page_token(place);
    let second = v1::ListOpenVotesRequest { page_token: page_token.clone(), ..votes() };
    assert_eq!(second.check().unwrap().after, Some(place));
    assert_eq!(
        wrong(v1::ListProvisionsRequest { page_token, ..list() }),
        [("page_token".to_owned(), "PAGE_TOKEN_INVALID")]
    );
}

#[test]
fn votes_are_in_the_order_in_which_they_were_opened() {
    let place = |opened_on, provision: &str| VotePlace { opened_on, provision: provision.parse().unwrap() };
    let (first, second) = (date(2026, 11, 20), date(2026, 11, 21));
    assert!(place(first, PROVISION) < place(second, REQUEST));
    assert!(place(first, REQUEST) < place(first, PROVISION));
}
