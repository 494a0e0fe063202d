//! Questions over the caseload: what is wrong with them, and what a page token belongs to.

use api::v1;
use domain::ids::OfficerId;
use projection::AsOf;

use super::{HOUSEHOLD, LEDGER, day};
use crate::convert::{Finding, ListedTerm, Query, Standing, Worklist};
use crate::errors::name;

fn wrong(query: impl Query) -> Vec<(String, &'static str)> {
    let problem = query.check().err().expect("the question is wrong");
    problem.violations().iter().map(|one| (one.field.clone(), name(one.reason))).collect()
}

fn officer(id: &str) -> OfficerId {
    OfficerId::new(id).unwrap()
}

fn households() -> v1::ListHouseholdsRequest {
    v1::ListHouseholdsRequest { ledger: LEDGER.into(), ..Default::default() }
}

fn work(worklist: v1::Worklist) -> v1::ListWorkRequest {
    v1::ListWorkRequest { ledger: LEDGER.into(), worklist: worklist.into(), ..Default::default() }
}

fn as_of(moment: v1::as_of::Moment) -> Option<v1::AsOf> {
    Some(v1::AsOf { moment: Some(moment) })
}

#[test]
fn a_page_has_fifty_rows_unless_it_says_so_and_fewer_when_names_are_opened() {
    let asked = households().check().unwrap();
    assert_eq!((asked.rows.paging.size, asked.rows.filter.as_str()), (50, ""));
    let large = v1::ListHouseholdsRequest { page_size: 500, ..households() };
    assert_eq!(large.clone().check().unwrap().rows.paging.size, 500);
    let processing_activity = "https://utrecht.example/v/1".into();
    let open_personal_data = Some(v1::OpenPersonalData { processing_activity });
    let opened = v1::ListHouseholdsRequest { open_personal_data, ..large };
    assert_eq!(wrong(opened), [("page_size".to_owned(), "NUMBER_OUT_OF_RANGE")]);
}

#[test]
fn a_token_goes_on_with_its_own_question_of_its_own_officer() {
    let first = households().check().unwrap().rows.paging;
    let page_token = first.next_page_token(&officer("r.aydin"), &7);
    // Another page size, or another position to wait for, is the same question.
    let second = v1::ListHouseholdsRequest {
        page_token: page_token.clone(),
        page_size: 9,
        at_least_position: Some(4),
        ..households()
    };
    let paging = second.clone().check().unwrap().rows.paging;
    assert_eq!(paging.after::<u64>(&officer("r.aydin")), Ok(Some(7)));
    assert!(paging.after::<u64>(&officer("k.visser")).is_err());
    let moment = as_of(v1::as_of::Moment::Position(4));
    let others = [
        v1::ListHouseholdsRequest { filter: "reached = true".into(), ..second.clone() },
        v1::ListHouseholdsRequest { order_by: "reported_on".into(), ..second.clone() },
        v1::ListHouseholdsRequest { ledger: "GM0363".into(), ..second.clone() },
        v1::ListHouseholdsRequest { as_of: moment, ..second },
    ];
    for other in others {
        assert!(other.check().unwrap().rows.paging.after::<u64>(&officer("r.aydin")).is_err());
    }
    let work = v1::ListWorkRequest { page_token, ..work(v1::Worklist::Mine) };
    assert!(work.check().unwrap().paging.after::<u64>(&officer("r.aydin")).is_err());
}

#[test]
fn a_moment_is_a_position_or_an_instant_that_can_be() {
    let at = |moment| v1::ListHouseholdsRequest { as_of: Some(v1::AsOf { moment }), ..households() };
    let position = at(Some(v1::as_of::Moment::Position(3))).check().unwrap().rows.asked.as_of;
    assert_eq!(position, Some(AsOf::Position(3)));
    let instant =
        |seconds, nanos| Some(v1::as_of::Moment::Instant(prost_types::Timestamp { seconds, nanos }));
    let read = at(instant(-1, 999_999_999)).check().unwrap().rows.asked.as_of;
    assert_eq!(read, Some(AsOf::Instant("1969-12-31T23:59:59.999999999Z".parse().unwrap())));
    for (moment, field, reason) in [
        (None, "as_of", "FIELD_REQUIRED"),
        (Some(v1::as_of::Moment::Position(-1)), "as_of.position", "NUMBER_OUT_OF_RANGE"),
        (instant(0, -1), "as_of.instant", "FIELD_INVALID"),
        (instant(i64::MAX, 0), "as_of.instant", "FIELD_INVALID"),
    ] {
        assert_eq!(wrong(at(moment)), [(field.to_owned(), reason)]);
    }
}

#[test]
fn a_reference_is_read_as_it_is_read_out() {
    let find = |by| v1::FindHouseholdRequest { ledger: LEDGER.into(), by, ..Default::default() };
    let by = |text: &str| find(Some(v1::find_household_request::By::Reference(text.into())));
    for text in ["4F00AB12", "4f00ab12", " 4f00-AB12 ", "4f 00 ab 12"] {
        assert_eq!(by(text).check().unwrap().by, Finding::Reference("4F00AB12".into()), "{text}");
    }
    for (text, reason) in [
        ("", "FIELD_REQUIRED"),
        ("- -", "FIELD_REQUIRED"),
        ("4F00AB1", "FIELD_INVALID"),
        ("4F00AB1G", "FIELD_INVALID"),
        ("4F00AB1é", "FIELD_INVALID"),
    ] {
        assert_eq!(wrong(by(text)), [("reference".to_owned(), reason)], "{text}");
    }
    assert_eq!(wrong(find(None)), [("reference".to_owned(), "FIELD_REQUIRED")]);
    let id = find(Some(v1::find_household_request::By::HouseholdId(HOUSEHOLD.into()))).check().unwrap().by;
    assert_eq!(id, Finding::Id(HOUSEHOLD.parse().unwrap()));
}

#[test]
fn the_lists_of_provisions_are_of_no_coordinator() {
    for worklist in Worklist::ALL {
        let worklist = v1::Worklist::try_from(1 + worklist as i32).unwrap();
        let of_somebody = v1::ListWorkRequest {
            coordinator_id: "r.aydin".into(),
            organisation_id: "buurtteam-zuid".into(),
            ..work(worklist)
        };
        if worklist as i32 <= v1::Worklist::Threatened as i32 {
            assert!(of_somebody.check().unwrap().whose.is_of_somebody());
        } else {
            let fields = ["coordinator_id", "organisation_id"];
            assert_eq!(wrong(of_somebody), fields.map(|field| (field.to_owned(), "FIELD_NOT_ALLOWED")));
        }
    }
    assert_eq!(wrong(work(v1::Worklist::Unspecified)), [("worklist".to_owned(), "FIELD_REQUIRED")]);
}

#[test]
fn deadlines_are_those_to_be_met_and_not_met_unless_others_are_named() {
    let asked = v1::ListDeadlinesRequest { ledger: LEDGER.into(), ..Default::default() };
    let usual = asked.clone().check().unwrap();
    assert_eq!(usual.terms, ListedTerm::OBLIGATIONS.into());
    assert_eq!(usual.states, [Standing::Running, Standing::Passed].into());
    let named = v1::ListDeadlinesRequest {
        terms: vec![v1::DeadlineTerm::Objection.into()],
        states: vec![v1::DeadlineState::Met.into()],
        within_days: Some(0),
        ..asked.clone()
    };
    let named = named.check().unwrap();
    assert_eq!((named.terms, named.states), ([ListedTerm::Objection].into(), [Standing::Met].into()));
    assert_eq!(named.within_days, Some(0));
    let far = v1::ListDeadlinesRequest { terms: vec![7], within_days: Some(3_651), ..asked };
    let expected = [("terms[0]", "ENUM_UNKNOWN"), ("within_days", "NUMBER_OUT_OF_RANGE")];
    assert_eq!(wrong(far), expected.map(|(field, reason)| (field.to_owned(), reason)));
}

#[test]
fn a_period_ends_after_it_begins_and_within_ten_years() {
    let of =
        |from, to| v1::GetProgressReportRequest { ledger: LEDGER.into(), from, to, ..Default::default() };
    assert!(of(day(2026, 1, 1), day(2026, 1, 1)).check().is_ok());
    assert!(of(day(2016, 2, 29), day(2026, 2, 28)).check().is_ok());
    for (from, to, field, reason) in [
        (day(2026, 1, 2), day(2026, 1, 1), "to", "FIELD_INVALID"),
        (day(2016, 2, 29), day(2026, 3, 1), "to", "FIELD_INVALID"),
        (None, day(2026, 1, 1), "from", "FIELD_REQUIRED"),
    ] {
        assert_eq!(wrong(of(from, to)), [(field.to_owned(), reason)]);
    }
}
