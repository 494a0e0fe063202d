//! A municipality that records and signs what its own rules refuse: each event of an account is decided again.

use dossier::{Language, Place};
use serde_json::json;

use crate::accounts::codes;
use crate::town::{DEFINITION, Town, fund, judge};

/// What an auditor reads of a town in which the last event is against the rules.
fn refused(town: &Town, code: &str) {
    let verdict = judge(&town.account());
    let position = town.size() - 1;
    let wrong = verdict.findings.iter().find(|finding| finding.place == Place::Position(position));
    let told = wrong.unwrap_or_else(|| panic!("{code} expected at {position}: {verdict}"));
    assert!(codes(&verdict)[2].contains(&"against_the_rules"), "{verdict}");
    let [english, dutch] =
        [Language::English, Language::Dutch].map(|language| told.in_language(language).to_string());
    assert!(english.ends_with(&format!(" against the rules: {code}")), "{english}");
    assert!(dutch.ends_with(&format!(" tegen de regels in: {code}")), "{dutch}");
}

#[test]
fn what_was_not_certified_is_not_submitted() {
    let mut town = Town::drafted();
    let at = town.size();
    town.submit_draft(2025, 1, town.pin());
    refused(&town, "DRAFT_NOT_CERTIFIED");
    let told = judge(&town.account()).to_string();
    let words = format!("position {at}: the account was submitted against the rules: DRAFT_NOT_CERTIFIED");
    assert!(told.contains(&words), "{told}");
}

#[test]
fn who_drafted_does_not_certify_and_who_certified_does_not_submit() {
    let mut town = Town::drafted();
    town.certify_draft(2025, 1, "controller");
    refused(&town, "PREPARER_MAY_NOT_EXAMINE");

    let mut town = Town::certified();
    town.record_of(2025, json!({"AccountDrafted": {
        "on": "2026-03-04", "by": "accountant", "draft": 2, "report": "0".repeat(64),
        "pin": {"position": town.size(), "root": "0".repeat(64), "effective_on": "2025-12-31",
            "indicators": town.pin()["indicators"], "rules": "herstelboek-rules/1", "final_account": "No"},
    }}));
    refused(&town, "EXAMINER_MAY_NOT_PREPARE");
}

#[test]
fn a_draft_has_the_next_number_and_a_submission_is_the_only_one() {
    let mut town = Town::certified();
    town.draw_up();
    town.draft(1);
    let verdict = judge(&town.account());
    assert!(codes(&verdict)[2].contains(&"not_by_the_rules"), "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Position(town.size() - 1));

    let mut town = Town::submitted();
    town.submit_draft(2025, 1, town.pin());
    refused(&town, "ACCOUNT_ALREADY_SUBMITTED");
}

#[test]
fn a_draft_after_the_submission_changes_nothing_of_it() {
    let mut town = Town::submitted();
    town.draw_up();
    town.draft(2);
    refused(&town, "ACCOUNT_ALREADY_SUBMITTED");
}

#[test]
fn a_submission_repeats_the_draft_it_names_in_its_own_year() {
    let mut town = Town::certified();
    let (at, mut pin) = (town.size(), town.pin());
    pin["root"] = "0".repeat(64).into();
    town.submit(2025, pin);
    let verdict = judge(&town.account());
    assert!(codes(&verdict)[2].contains(&"not_by_the_rules"), "{verdict}");
    assert!(verdict.findings.iter().any(|finding| finding.place == Place::Position(at)), "{verdict}");

    let mut town = Town::certified();
    let line = {
        town.submit(2025, town.pin());
        town.lines.iter().map(|line| match line.contains("AccountSubmitted") {
            true => line.replace("\"year\":2025,\"draft\"", "\"year\":2026,\"draft\""),
            false => line.clone(),
        })
    };
    let verdict = judge(&town.with_lines(line.collect::<Vec<_>>()).account());
    assert!(codes(&verdict)[2].contains(&"not_by_the_rules"), "{verdict}");
}

#[test]
fn an_account_is_opened_in_its_own_book_and_of_a_fund_that_was_there() {
    for (year, opened, code) in [(2026, 2025, "book_of_other_account"), (2023, 2023, "against_the_rules")] {
        let mut town = Town::drafted();
        let set = json!({"text": DEFINITION, "sha256": town.pin()["indicators"]});
        let opened = json!({"on": "2026-01-15", "by": "controller", "fund": fund(), "year": opened, "indicators": set});
        town.record_of(year, json!({"AccountOpened": opened}));
        let verdict = judge(&town.account());
        assert_eq!(codes(&verdict)[2], [code], "{verdict}");
        assert_eq!(verdict.findings[0].place, Place::Position(town.size() - 1));
    }
}

#[test]
fn nothing_happened_after_it_was_recorded() {
    let mut town = Town::drafted();
    let certified = json!({"on": "2026-11-23", "by": "accountant", "draft": 1});
    town.record_of(2025, json!({"AccountCertified": certified}));
    refused(&town, "ACCOUNT_DATE_IN_FUTURE");
}

#[test]
fn a_submission_that_closes_the_year_is_followed_by_that() {
    let mut alone = Town::certified();
    let at = alone.size();
    alone.submit_draft(2025, 1, alone.pin());
    let mut late = Town::certified();
    late.submit_draft(2025, 1, late.pin());
    late.open_account(2026);
    late.close_year(2025);
    let mut other = Town::certified();
    other.submit_draft(2025, 1, other.pin());
    other.close_year(2024);
    for town in [alone, late, other] {
        let verdict = judge(&town.account());
        assert_eq!(codes(&verdict)[2], ["leg_missing"], "{verdict}");
        assert_eq!(verdict.findings[0].place, Place::Position(at));
    }
    let mut town = Town::certified();
    town.close_year(2024);
    town.close_year(2025);
    town.submit(2025, town.pin());
    assert!(codes(&judge(&town.account()))[2].contains(&"not_by_the_rules"), "the year was closed already");
}
