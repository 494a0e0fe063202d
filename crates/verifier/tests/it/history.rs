//! What drafts and submissions say of the ledger before them, and the proof that it grew since the last submission.

use dossier::{Entry, Place, Statement};

use crate::accounts::codes;
use crate::parts::Parts;
use crate::town::{SINCE, Town, judge, judge_unpinned};

#[test]
fn a_second_year_is_tied_to_the_submission_of_the_first() {
    let town = Town::in_its_second_year();
    let verdict = judge(&town.account());
    assert!(verdict.holds(), "{verdict}");
    assert!(verdict.proved.contains(&Statement::Consistent { from: SINCE, size: town.size() }), "{verdict}");
}

#[test]
fn a_proof_of_growth_that_was_stripped_is_missed() {
    let parts = Parts::of(&Town::in_its_second_year().account()).unwrap();
    let stripped = parts.with(Entry::Consistency, Vec::clear).with(Entry::Checkpoints, Vec::clear);
    for verdict in [judge(&stripped.zip()), judge_unpinned(&stripped.zip())] {
        assert_eq!(codes(&verdict)[2], ["growth_missing"], "{verdict}");
        assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Consistency));
        let words = format!("the proof of growth since the submission at position {SINCE} is missing");
        assert!(verdict.to_string().contains(&words), "{verdict}");
    }
}

#[test]
fn a_proof_from_before_the_submission_or_from_this_very_end_is_none() {
    let mut town = Town::in_its_second_year();
    town.since = 2;
    assert_eq!(codes(&judge(&town.account()))[2], ["growth_missing"]);
    let own = serde_json::json!({"size": town.size(), "note": town.signed(town.size()).to_string()});
    let parts = Parts::of(&town.account()).unwrap();
    let nothing = parts
        .with(Entry::Consistency, |text| *text = format!("{}\n", town.size()).into_bytes())
        .with(Entry::Checkpoints, |text| *text = format!("{own}\n").into_bytes());
    assert_eq!(codes(&judge(&nothing.zip()))[2], ["growth_missing"]);
}

#[test]
fn without_an_earlier_submission_no_proof_of_growth_is_asked() {
    let parts = Parts::of(&Town::submitted().account()).unwrap();
    let stripped = parts.with(Entry::Consistency, Vec::clear).with(Entry::Checkpoints, Vec::clear);
    let verdict = judge(&stripped.zip());
    assert!(verdict.holds(), "{verdict}");
}

#[test]
fn every_draft_names_the_root_of_the_tree_it_was_made_from() {
    let mut town = Town::drafted();
    let (at, mut pin) = (town.size(), town.pin());
    pin["position"] = at.into();
    town.draft_of(2025, 2, pin);
    let mut other = Town::drafted();
    other.open_account(2026);
    let mut pin = other.pin();
    (pin["position"], pin["effective_on"]) = (other.size().into(), "2026-01-31".into());
    other.draft_of(2026, 1, pin);
    for (town, at, wrong) in
        [(town, at, vec!["pin_differs", "pin_root_differs"]), (other, at + 1, vec!["pin_root_differs"])]
    {
        let verdict = judge(&town.account());
        assert_eq!(codes(&verdict)[2], wrong, "{verdict}");
        assert_eq!(verdict.findings.last().unwrap().place, Place::Position(at), "{verdict}");
    }
}

#[test]
fn a_draft_was_made_from_all_earlier_events_of_its_account_and_from_no_later_ones() {
    let mut later = Town::drafted();
    later.open_account(2026);
    let mut pin = later.pin();
    (pin["position"], pin["effective_on"]) = ((later.size() + 1).into(), "2026-01-31".into());
    later.draft_of(2026, 1, pin);
    let mut earlier = Town::drafted();
    earlier.draft_of(2025, 2, earlier.pin());
    for (town, wrong) in
        [(later, vec!["pin_out_of_place"]), (earlier, vec!["against_the_rules", "pin_out_of_place"])]
    {
        let verdict = judge(&town.account());
        assert_eq!(codes(&verdict)[2], wrong, "{verdict}");
        assert_eq!(verdict.findings[0].place, Place::Position(town.size() - 1));
    }
}
