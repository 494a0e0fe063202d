//! The verdict in words, in both languages, and as JSON.
//! These texts are read by auditors: a change here is a change of the product.

use dossier::{CheckpointProblem, Entry, EventProblem, Finding, Language, Place, Problem};

use crate::ledger::{Ledger, judge, record_line, signer};
use crate::parts::Parts;

#[test]
fn a_verdict_that_holds_reads_as_plain_words() {
    let ledger = Ledger::of(6);
    let verdict = judge(&ledger.export_with(&signer(), &[ledger.signed(4)]));
    let (key, root) =
        (signer().verifier_key(), merkle::Checkpoint::parse(ledger.signed(6).text()).unwrap().root);
    assert_eq!(
        verdict.to_string(),
        format!(
            "VERIFIED: ledger GM0344, 6 events\n\n\
             Proved:\n\
             - the checkpoint over 6 events was signed by {key}\n\
             - events 0 to 5 are exactly the ones that were signed (root {root}): none was changed, added, left out or moved\n\
             - the ledger only grew since it had 4 events: an earlier signed checkpoint fits\n\
             - in each of the 2 streams the events are numbered from 1 without a gap, and no event was recorded before the one before it\n\n\
             Not proved:\n\
             - what was recorded after these 6 events\n\
             - that what was recorded is true; only that it is what was recorded"
        )
    );
}

#[test]
fn a_verdict_that_does_not_hold_names_the_place_in_both_languages() {
    let forged = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| {
        lines[12] = record_line(12).replace("NoteAdded", "NoteAltered");
    });
    let verdict = judge(&forged.zip());
    let english = verdict.in_language(Language::English).to_string();
    assert!(english.starts_with("NOT VERIFIED: ledger GM0344, 30 events\n\nFound to be wrong:\n- position 12: the event was changed after it was recorded"), "{english}");
    let dutch = verdict.in_language(Language::Dutch).to_string();
    assert!(dutch.starts_with("KLOPT NIET: grootboek GM0344, 30 gebeurtenissen\n\nWat niet klopt:\n- positie 12: de gebeurtenis is na het vastleggen gewijzigd"), "{dutch}");
}

#[test]
fn a_program_gets_codes_and_values() {
    let forged = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| lines.truncate(28));
    let verdict = serde_json::to_value(judge(&forged.zip())).unwrap();
    assert_eq!(verdict["findings"][0]["place"]["positions"]["first"], 28);
    assert_eq!(verdict["findings"][0]["code"], "events_missing");
    assert_eq!(verdict["proved"][0]["code"], "signed");
    assert_eq!(verdict["not_proved"][0]["code"], "unsigned");

    let missing = Parts(vec![]).zip();
    let verdict = serde_json::to_value(judge(&missing)).unwrap();
    assert_eq!(verdict["findings"][0]["place"]["entry"], "manifest.json");
}

#[test]
fn what_is_alone_is_told_in_the_singular() {
    let verdict = judge(&Ledger::of(1).export());
    for (language, expected) in [
        (
            Language::English,
            [
                "VERIFIED: ledger GM0344, 1 event\n",
                "the checkpoint over 1 event was signed",
                "event 0 is exactly the one that was signed",
                "in the only stream the events are numbered",
                "what was recorded after this event",
            ],
        ),
        (
            Language::Dutch,
            [
                "KLOPT: grootboek GM0344, 1 gebeurtenis\n",
                "het controlepunt over 1 gebeurtenis is ondertekend",
                "gebeurtenis 0 is precies die welke ondertekend is",
                "in de enige reeks zijn de gebeurtenissen",
                "wat na deze gebeurtenis is vastgelegd",
            ],
        ),
    ] {
        let told = verdict.in_language(language).to_string();
        for words in expected {
            assert!(told.contains(words), "{words}: {told}");
        }
    }
}

#[test]
fn findings_about_one_event_are_told_in_the_singular() {
    let (root, place) = (merkle::EMPTY_ROOT, Place::Positions { first: 0, last: 0 });
    let (expected, found) = (root, root);
    let problems: [(Problem, &str, &str); 4] = [
        (
            CheckpointProblem::SizeDiffers { expected: 1, found: 1 }.into(),
            "covers 1 event, expected 1",
            "omvat 1 gebeurtenis, verwacht: 1",
        ),
        (
            CheckpointProblem::LaterCheckpoint { size: 1 }.into(),
            "when the ledger had 1 event: more",
            "toen het grootboek 1 gebeurtenis had: meer",
        ),
        (
            CheckpointProblem::RootDiffers { size: 1, expected, found }.into(),
            "this event was changed: it has root",
            "deze gebeurtenis is gewijzigd: ze heeft wortel",
        ),
        (
            EventProblem::SubtreeHashCount { expected: 0, found: 1 }.into(),
            "has 1 stored subtree hash, expected 0",
            "heeft 1 bewaarde hash van een deelboom, verwacht: 0",
        ),
    ];
    for (problem, english, dutch) in problems {
        let finding = Finding { place, problem };
        let told = finding.in_language(Language::English).to_string();
        assert!(told.contains(english), "{told}");
        let told = finding.in_language(Language::Dutch).to_string();
        assert!(told.contains(dutch), "{told}");
    }
}

#[test]
fn a_line_after_the_last_event_is_told_with_the_position_it_claims() {
    let added = |line: String| {
        let forged = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| lines.push(line));
        let finding = &judge(&forged.zip()).findings[0];
        [Language::English, Language::Dutch].map(|language| finding.in_language(language).to_string())
    };
    assert_eq!(
        added(record_line(37)),
        [
            "events.jsonl: after the last event stands a line that says it is position 37",
            "events.jsonl: na de laatste gebeurtenis staat een regel die zegt positie 37 te zijn",
        ]
    );
    assert_eq!(
        added("{}".into()),
        ["events.jsonl: goes on after the last event", "events.jsonl: gaat door na de laatste gebeurtenis",]
    );
}
