//! Who stands by a report: the one that was submitted, a draft, or nobody.

use dossier::{Entry, Language, Place};
use verifier::Verdict;

use crate::accounts::codes;
use crate::parts::Parts;
use crate::town::{Town, judge, judge_unpinned};

/// The code of who stands by it, and the first line in both languages.
fn standing(verdict: &Verdict) -> (String, [String; 2]) {
    let json = serde_json::to_value(verdict).unwrap();
    let told = [Language::English, Language::Dutch].map(|language| verdict.in_language(language).to_string());
    let heading = told.map(|told| told.split_once(": ").unwrap().0.to_owned());
    (json["standing"].as_str().unwrap_or("none").to_owned(), heading)
}

fn is(code: &str, english: &str, dutch: &str) -> (String, [String; 2]) {
    (code.to_owned(), [english.to_owned(), dutch.to_owned()])
}

const AS_DRAFT: [&str; 2] = ["VERIFIED AS A DRAFT", "KLOPT ALS CONCEPT"];
const OUTDATED: [&str; 2] =
    ["VERIFIED AS A DRAFT THAT IS NOT IN FORCE", "KLOPT ALS CONCEPT DAT NIET MEER GELDT"];
const NOBODYS: [&str; 2] =
    ["VERIFIED, BUT NOBODY STANDS BY THIS REPORT", "KLOPT, MAAR NIEMAND STAAT ACHTER DIT RAPPORT"];

#[test]
fn what_was_submitted_is_verified_and_a_draft_is_verified_as_a_draft() {
    let verdict = judge(&Town::submitted().account());
    assert_eq!(standing(&verdict), is("submitted", "VERIFIED", "KLOPT"));
    let verdict = judge(&Town::certified().account());
    assert_eq!(standing(&verdict), is("certified", AS_DRAFT[0], AS_DRAFT[1]));
    assert_eq!(
        codes(&verdict),
        [vec!["report_follows", "drafted", "certified"], vec!["not_submitted"], vec![]]
    );
    let verdict = judge(&Town::drafted().account());
    assert_eq!(standing(&verdict), is("drafted", AS_DRAFT[0], AS_DRAFT[1]));
    assert_eq!(codes(&verdict), [vec!["report_follows", "drafted"], vec!["not_submitted"], vec![]]);
}

#[test]
fn a_report_of_another_day_cannot_take_the_place_of_the_submitted_one() {
    let mut town = Town::submitted();
    let submitted = town.size() - 2;
    town.question.effective_on = "2025-03-31".parse().unwrap();
    town.report = town.basis_of_report().report(&town.question).unwrap().to_bytes();
    let verdict = judge(&town.account());
    assert_eq!(codes(&verdict)[2], ["other_submitted"], "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Report));
    assert!(verdict.to_string().contains(&format!("another one was, at position {submitted}")), "{verdict}");
    assert_eq!(standing(&verdict), is("none", "NOT VERIFIED", "KLOPT NIET"));

    let verdict = judge_unpinned(&town.account());
    assert_eq!(codes(&verdict), [vec!["report_follows"], vec!["other_submitted"], vec![]]);
    assert_eq!(standing(&verdict), is("unpinned", NOBODYS[0], NOBODYS[1]));
}

#[test]
fn a_draft_is_not_what_was_submitted() {
    let mut town = Town::drafted();
    let first = town.report.clone();
    town.draw_up();
    town.draft(2);
    town.certify_draft(2025, 2, "accountant");
    town.submit_draft(2025, 2, town.pin());
    town.close_year(2025);
    town.question.position = town.read_report().position;
    town.report = first;
    let verdict = judge(&town.account());
    assert_eq!(codes(&verdict)[2], ["other_submitted"], "{verdict}");
    let verdict = judge_unpinned(&town.account());
    assert_eq!(codes(&verdict), [vec!["report_follows", "drafted"], vec!["other_submitted"], vec![]]);
    assert_eq!(standing(&verdict), is("unpinned", NOBODYS[0], NOBODYS[1]));
}

#[test]
fn a_report_that_nobody_drafted_is_refused_unless_the_reader_knows() {
    let file = Town::drawn_up().account();
    let verdict = judge(&file);
    assert_eq!(codes(&verdict)[2], ["not_pinned"], "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Report));
    let verdict = judge_unpinned(&file);
    assert!(verdict.holds(), "{verdict}");
    assert_eq!(codes(&verdict), [vec!["report_follows"], vec!["not_drafted", "not_submitted"], vec![]]);
    assert_eq!(standing(&verdict), is("unpinned", NOBODYS[0], NOBODYS[1]));
}

#[test]
fn a_reader_who_accepts_everything_reads_the_same_of_what_was_submitted() {
    let file = Town::submitted().account();
    assert_eq!(judge_unpinned(&file), judge(&file));
    let forged =
        Parts::of(&file).unwrap().replaced(Entry::Report, "\"value\":385506", "\"value\":385507").zip();
    assert!(!judge_unpinned(&forged).holds(), "a report that does not follow is wrong, whoever accepts it");
}

#[test]
fn a_draft_that_is_in_force_no_longer_is_told() {
    let mut town = Town::certified();
    let first = town.report.clone();
    town.draw_up();
    let again = town.size();
    town.draft(2);
    let second = std::mem::replace(&mut town.report, first);
    let verdict = judge(&town.account());
    assert_eq!(
        codes(&verdict),
        [vec!["report_follows", "drafted"], vec!["draft_outdated", "not_submitted"], vec![]]
    );
    assert_eq!(standing(&verdict), is("outdated", OUTDATED[0], OUTDATED[1]));
    assert!(verdict.to_string().contains(&format!("stands by draft 1: at position {again}")), "{verdict}");
    town.report = second;
    assert_eq!(codes(&judge(&town.account()))[1], ["not_submitted"]);
}

#[test]
fn a_draft_that_names_the_report_and_another_day_does_not_pin_it() {
    let mut town = Town::drawn_up();
    let mut pin = town.pin();
    pin["effective_on"] = "2025-12-30".into();
    town.draft_of(2025, 1, pin);
    let verdict = judge(&town.account());
    assert_eq!(codes(&verdict)[2], ["pin_differs"], "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Position(town.size() - 1));
}
