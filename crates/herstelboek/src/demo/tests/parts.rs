//! Ids, BSNs, words, pauses and progress.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use api::google::r#type::Date as WireDate;
use jiff::civil::date;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

use super::passes_the_test;
use crate::{
    demo::{bsn, client, ids, municipalities, retry::pause, screen::is_quarter, words},
    output::Language,
};

#[test]
fn an_id_is_its_name_for_ever() {
    assert_eq!(ids::of("story/household").to_string(), "590e3b61-0698-557c-b3f0-8d076389e070");
    let household = ids::of("story/household");
    assert_eq!(ids::request(household, "report"), ids::request(household, "report"));
    assert_ne!(ids::request(household, "report"), ids::request(household, "plan"));
}

#[test]
fn fictitious_bsns_pass_the_test_and_are_different() {
    let places = (0..5_000).chain(bsn::COUNT - 5_000..bsn::COUNT);
    let numbers: Vec<_> = places.map(bsn::fictitious).collect();
    for number in &numbers {
        assert!(passes_the_test(number), "{number}");
    }
    assert!(!passes_the_test("123456789") && passes_the_test("111222333"), "the examples everybody knows");
    assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), 10_000);
    assert_eq!(bsn::fictitious(bsn::COUNT), bsn::fictitious(0), "past its end the series begins again");
}

#[test]
fn the_bsns_of_the_story_are_not_in_the_series() {
    let last = bsn::fictitious(bsn::COUNT - 1);
    for published in ["999990342", "999990019"] {
        assert!(passes_the_test(published));
        assert!(published > last.as_str());
    }
    assert!("111222333" < bsn::fictitious(0).as_str());
}

#[test]
fn every_municipality_of_the_grant_is_there() {
    let all = municipalities::all().unwrap();
    assert_eq!(all.len(), 352);
    assert_eq!(all.iter().map(|one| one.reported_victims).sum::<u32>(), 44_949);
    let utrecht = all.iter().find(|one| one.key == super::super::LEDGER).unwrap();
    assert_eq!(utrecht.name, "Utrecht");
}

#[test]
fn a_day_of_the_wire_is_told_when_it_is_one() {
    let day = |month| Some(WireDate { year: 2025, month, day: 6 });
    assert_eq!(words::day(day(3), Language::Nl), "6 mrt 2025");
    assert_eq!(words::day(day(13), Language::En), "");
    assert_eq!(words::day(None, Language::En), "");
}

#[test]
fn days_and_numbers_read_well() {
    let day = date(2025, 3, 6);
    assert_eq!(words::weekday_and_date(day, Language::Nl), "do  6 mrt 2025");
    assert_eq!(words::weekday_and_date(day, Language::En), "Thu  6 Mar 2025");
    assert_eq!(words::count(999, Language::En), "999");
    assert_eq!(words::count(1_044_949, Language::En), "1,044,949");
    assert_eq!(words::count(44_949, Language::Nl), "44.949");
    assert_eq!(words::seconds(Duration::from_millis(3_290), Language::Nl), "3,2 s");
    assert_eq!(words::euro(112_005, Language::Nl), "€ 1.120,05");
    assert_eq!(words::euro(-7, Language::En), "EUR -0.07");
    assert_eq!(words::amount(30_034_000, Language::En), "300,340.00");
}

#[test]
fn what_passes_by_itself_is_tried_again_with_patience() {
    let unavailable = Status::unavailable("the database does not answer");
    let pauses: Vec<_> = (1..=4).filter_map(|attempt| pause(&unavailable, attempt)).collect();
    assert_eq!(pauses, [50, 100, 200, 400].map(Duration::from_millis));
    assert_eq!(pause(&unavailable, 9), Some(Duration::from_secs(5)));
    assert_eq!(pause(&unavailable, 10), None, "at some time one gives up");
}

#[test]
fn the_pause_is_the_one_the_server_advises() {
    let advice = |delay| {
        let details = ErrorDetails::with_retry_info(Some(delay));
        Status::with_error_details(Code::ResourceExhausted, "the queue is full", details)
    };
    assert_eq!(pause(&advice(Duration::from_millis(200)), 1), Some(Duration::from_millis(200)));
    assert_eq!(pause(&advice(Duration::from_secs(3600)), 1), Some(Duration::from_secs(5)));
}

#[test]
fn a_refusal_is_not_tried_again() {
    assert_eq!(pause(&Status::failed_precondition("there is no plan"), 1), None);
    assert_eq!(pause(&Status::already_exists("this request id was used"), 1), None);
}

#[test]
fn a_request_of_another_version_is_told_with_what_to_do() {
    let details = ErrorDetails::with_error_info("REQUEST_ID_REUSED", "herstelboek", HashMap::new());
    let reused = Status::with_error_details(Code::AlreadyExists, "this request id was used", details);
    let told = client::told("AddMember", reused);
    assert_eq!(
        told.to_string(),
        "this data directory holds the demonstration of another version; take a new --data-dir"
    );
    assert!(told.chain().any(|cause| cause.is::<Status>()), "the exit code follows from the status");
}

#[test]
fn progress_is_told_four_times() {
    let told = |work| (1..=work).filter(|done| is_quarter(*done, work)).collect::<Vec<_>>();
    assert_eq!(told(352), [88, 176, 264, 352]);
    assert_eq!(told(3), [1, 2, 3]);
}
