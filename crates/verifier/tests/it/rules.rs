//! Reports made by rules that this program does not have: it says so, and calls nobody a liar.

use dossier::{Entry, Language, Place};

use crate::accounts::codes;
use crate::parts::Parts;
use crate::town::{Town, judge, judge_unpinned};

/// A town whose report was made by rules of the future, and drafted or not.
fn of_the_future(draft: bool) -> Town {
    let mut town = Town::drawn_up();
    let mut report = town.read_report();
    report.rules = "herstelboek-rules/9".into();
    town.report = report.to_bytes();
    if draft {
        town.draft(1);
    }
    town
}

#[test]
fn a_report_the_ledger_pins_is_not_computed_and_does_not_hold() {
    let verdict = judge(&of_the_future(true).account());
    assert_eq!(codes(&verdict), [vec![], vec!["not_submitted"], vec!["other_rules"]], "{verdict}");
    assert_eq!(serde_json::to_value(&verdict).unwrap()["standing"], "other_rules");
    for (language, heading, words) in [
        (
            Language::English,
            "NOT VERIFIED: MADE BY RULES THIS PROGRAM DOES NOT HAVE: ",
            "whether the figures follow from the events is not known: they were made by herstelboek-rules/9",
        ),
        (
            Language::Dutch,
            "NIET GECONTROLEERD: GEMAAKT MET REGELS DIE DIT PROGRAMMA NIET HEEFT: ",
            "of de cijfers uit de gebeurtenissen volgen is niet bekend: ze zijn gemaakt met herstelboek-rules/9",
        ),
    ] {
        let told = verdict.in_language(language).to_string();
        assert!(told.starts_with(heading) && told.contains(words), "{told}");
    }
}

#[test]
fn a_report_nothing_pins_proves_nothing() {
    let verdict = judge(&of_the_future(false).account());
    assert_eq!(codes(&verdict)[2], ["other_rules"], "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Report));
    let verdict = judge_unpinned(&of_the_future(false).account());
    assert_eq!(codes(&verdict)[2], ["other_rules"], "neither pinned nor computed: {verdict}");
}

#[test]
fn other_rules_are_no_way_around_the_computation() {
    let parts = Parts::of(&Town::submitted().account()).unwrap();
    let forged = parts.replaced(Entry::Report, "herstelboek-rules/1", "herstelboek-rules/9");
    assert!(!judge(&forged.zip()).holds());
}
