//! The verdict in words, in both languages, and as JSON.
//! These texts are read by auditors: a change here is a change of the product.

use dossier::{
    CheckpointProblem, Entry, EventProblem, FileProblem, Finding, Language, Place, Problem, Reservation,
};

use crate::ledger::{Ledger, judge, judge_knowing, record_line, signer};
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
             - the checkpoint of herstelboek.example/GM0344 over 6 events was signed by {key}\n\
             - events 0 to 5 are exactly the ones that were signed (root {root}): none was changed, added, left out or moved\n\
             - the ledger only grew since it had 4 events: an earlier signed checkpoint fits\n\
             - in each of the 2 streams the events are numbered from 1 without a gap, and no event was recorded before the one before it\n\n\
             Not proved:\n\
             - that nobody was shown another history: you trust no witness, so nobody but the municipality vouches for this checkpoint\n\
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
    assert_eq!((&verdict["verified"], &verdict["kind"]), (&false.into(), &"ledger".into()));
    assert_eq!(verdict["findings"][0]["code"], "events_missing");
    assert_eq!(verdict["proved"][0]["code"], "signed");
    assert_eq!([0, 1].map(|at| &verdict["not_proved"][at]["code"]), ["no_witness", "unsigned"]);

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
                "the checkpoint of herstelboek.example/GM0344 over 1 event was signed",
                "event 0 is exactly the one that was signed",
                "in the only stream the events are numbered",
                "what was recorded after this event",
            ],
        ),
        (
            Language::Dutch,
            [
                "KLOPT: grootboek GM0344, 1 gebeurtenis\n",
                "het controlepunt van herstelboek.example/GM0344 over 1 gebeurtenis is ondertekend",
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

#[test]
fn what_is_wrong_with_figures_proofs_and_witnesses_is_told_in_both_languages() {
    let reason = || "it does not fit".to_owned();
    let problems: [(Problem, &str, &str); 8] = [
        (
            FileProblem::OldFormat { found: "herstelboek-dossier/1".into() }.into(),
            "herstelboek-dossier/1, which was never released; ask for a new export, in herstelboek-dossier/2",
            "herstelboek-dossier/1, dat nooit is uitgegeven; vraag een nieuwe export, in herstelboek-dossier/2",
        ),
        (
            CheckpointProblem::NoCheckpointOfSize { size: 1 }.into(),
            "starts from 1 event, and no signed checkpoint of that size is here",
            "begint bij 1 gebeurtenis, en een ondertekend controlepunt daarover is er niet",
        ),
        (
            CheckpointProblem::NotConsistent { size: 12, reason: reason() }.into(),
            "does not prove that the ledger only grew since it had 12 events: it does not fit",
            "bewijst niet dat het grootboek alleen is gegroeid sinds het 12 gebeurtenissen had: it does not fit",
        ),
        (
            EventProblem::NotAscending { before: 7 }.into(),
            "stands after position 7; the events of a figure stand in ascending order",
            "staat na positie 7; de gebeurtenissen van een cijfer staan in opklimmende volgorde",
        ),
        (
            EventProblem::ProofMissing.into(),
            "there is no proof that this event is in the ledger",
            "het bewijs dat deze gebeurtenis in het grootboek staat ontbreekt",
        ),
        (
            EventProblem::ProofOfOther { found: 3 }.into(),
            "the proof in this event's place is of position 3",
            "het bewijs op de plaats van deze gebeurtenis is van positie 3",
        ),
        (
            EventProblem::NotIncluded { reason: reason() }.into(),
            "they do not lead to the signed root: it does not fit",
            "ze leiden niet naar de ondertekende wortel: it does not fit",
        ),
        (
            CheckpointProblem::LaterCheckpoint { size: 2 }.into(),
            "so events were left off its end",
            "dus aan het eind zijn gebeurtenissen weggelaten",
        ),
    ];
    for (problem, english, dutch) in problems {
        let finding = Finding { place: Place::Position(4), problem };
        for (language, words) in [(Language::English, english), (Language::Dutch, dutch)] {
            let told = finding.in_language(language).to_string();
            assert!(told.contains(words), "{told}");
        }
    }
}

#[test]
fn a_checkpoint_kept_from_a_newer_dossier_may_be_the_newer_of_the_two() {
    let (old, new) = (Ledger::of(12), Ledger::of(30));
    let verdict = judge_knowing(&old.export(), vec![new.signed(30)]);
    let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
    assert_eq!(
        [Language::English, Language::Dutch].map(|language| finding.in_language(language).to_string()),
        [
            "checkpoint 1 of those you kept: signed when the ledger had 30 events: more than this file, so events were \
             left off its end, or the other file is the newer of the two",
            "controlepunt 1 van de uwe: ondertekend toen het grootboek 30 gebeurtenissen had: meer dan dit bestand, dus \
             aan het eind zijn gebeurtenissen weggelaten, of het andere bestand is het nieuwste van de twee",
        ]
    );
    assert!(judge_knowing(&new.export(), vec![old.signed(12)]).holds(), "the other way around it fits");
}

#[test]
fn a_key_with_a_name_that_turns_the_text_around_is_escaped() {
    let evil = merkle::note::NoteSigner::from_seed("herste\u{202e}koob.example", &[7; 32]).unwrap();
    let verdict = dossier::verify(
        std::io::Cursor::new(Ledger::of(3).export_with(&evil, &[])),
        &dossier::Options::default(),
        |_, _| (),
    );
    for told in [verdict.to_string(), serde_json::to_string(&verdict).unwrap()] {
        assert!(told.contains("u{202e}koob.example") && !told.contains('\u{202e}'), "{told}");
    }
    assert_eq!(dossier::shown("a\u{2067}b\u{7}\u{200b}'"), "a\\u{2067}b\\u{7}\\u{200b}'");
}

#[test]
fn what_is_not_proved_is_told_in_both_languages() {
    let keys = vec!["leiden.example+00000000+BA==".to_owned()];
    let mut sentences: Vec<String> = [
        Reservation::Stopped,
        Reservation::Unsigned { first: 1 },
        Reservation::KeysFromDossier { keys: keys.clone() },
        Reservation::NotWitnessed,
        Reservation::NoWitness,
        Reservation::WitnessIsLedger { keys: keys.clone() },
        Reservation::WitnessesFromDossier { keys },
        Reservation::NotCompared { known: 0, size: 1, own: 2 },
        Reservation::NoEarlierCheckpoint,
        Reservation::StreamsNotChecked { from: 1 },
        Reservation::Completeness,
        Reservation::NotExamined,
        Reservation::After { size: 2 },
        Reservation::Truth,
    ]
    .iter()
    .flat_map(|reservation| {
        [Language::English, Language::Dutch].map(|language| reservation.in_language(language).to_string())
    })
    .collect();
    assert!(sentences.iter().all(|sentence| !sentence.contains("  ") && !sentence.ends_with('.')));
    sentences.sort();
    sentences.dedup();
    assert_eq!(sentences.len(), 28, "each sentence is its own, in each language");
}
