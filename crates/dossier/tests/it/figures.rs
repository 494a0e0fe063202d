//! One figure: only the events it rests on, each with its proof. What stands between them is not there.

use std::io::Cursor;

use dossier::{
    Entry, EventProblem, FileProblem, Finding, Kind, Place, Problem, Reservation, Statement, Verdict, Writer,
    verify,
};
use merkle::note::SignedNote;
use proptest::prelude::*;

use crate::ledger::{Ledger, ORIGIN, judge, judge_knowing, record_line, signer, trusting};
use crate::parts::Parts;

/// Where the events of the figure stand in a ledger of thirty.
const POSITIONS: [u64; 5] = [0, 3, 4, 17, 29];

/// A figure that rests on some events.
pub(crate) fn export(ledger: &Ledger, positions: &[u64], since: Option<u64>) -> Vec<u8> {
    let manifest = dossier::Manifest { kind: Kind::Figure, ..ledger.manifest() };
    let mut writer = Writer::create(Cursor::new(vec![]), &manifest).unwrap();
    writer.key(&signer().verifier_key()).unwrap();
    writer.checkpoint(&ledger.signed(ledger.size())).unwrap();
    if let Some(since) = since {
        writer.earlier_checkpoint(since, &ledger.signed(since).to_string()).unwrap();
        writer.consistency(since, &ledger.consistency(since)).unwrap();
    }
    writer.definition(b"{}\n").unwrap();
    writer.figure(b"{}\n").unwrap();
    for position in positions {
        writer.proof(*position, &ledger.inclusion(*position)).unwrap();
    }
    for position in positions {
        writer.event(&ledger.lines[*position as usize]).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn forged(entry: Entry, forge: impl FnOnce(&mut Vec<String>)) -> Verdict {
    judge(&Parts::of(&export(&Ledger::of(30), &POSITIONS, None)).lines(entry, forge).zip())
}

fn at(position: u64, problem: EventProblem) -> Finding {
    Finding { place: Place::Position(position), problem: problem.into() }
}

#[test]
fn each_event_is_proved_and_that_there_are_no_others_is_not() {
    let ledger = Ledger::of(30);
    let verdict = judge(&export(&ledger, &POSITIONS, None));
    assert!(verdict.holds(), "{verdict}");
    assert_eq!(
        verdict.proved,
        [
            Statement::Signed {
                keys: vec![signer().verifier_key().to_string()],
                size: 30,
                origin: ORIGIN.into()
            },
            Statement::EventsIncluded { events: 5, size: 30, root: ledger.roots[30] },
        ]
    );
    assert_eq!(
        verdict.not_proved,
        [
            Reservation::NoWitness,
            Reservation::NotExamined,
            Reservation::NoEarlierCheckpoint,
            Reservation::Completeness,
            Reservation::After { size: 30 },
            Reservation::Truth,
        ]
    );
}

proptest! {
    #[test]
    fn any_events_of_any_ledger_are_proved(size in 1..200_u64, some in prop::collection::btree_set(0..200_u64, 0..20)) {
        let positions: Vec<u64> = some.into_iter().filter(|position| *position < size).collect();
        let verdict = judge(&export(&Ledger::of(size), &positions, None));
        prop_assert!(verdict.holds(), "{}", verdict);
    }

    #[test]
    fn one_flipped_bit_in_an_event_is_found_at_its_line(
        event in 0..5_usize, byte: prop::sample::Index, bit in 0..8_u8,
    ) {
        let mut parts = Parts::of(&export(&Ledger::of(30), &POSITIONS, None));
        let events = parts.bytes(Entry::Events);
        let mut lines: Vec<Vec<u8>> = events.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        let byte = byte.index(lines[event].len());
        lines[event][byte] ^= 1 << bit;
        *events = lines.join(&b'\n');
        let verdict = judge(&parts.zip());
        prop_assert!(!verdict.holds());
        let stands_there = match verdict.findings[0].place {
            Place::Line { entry: Entry::Events, line } => line == event as u64 + 1,
            Place::Position(_) => true,
            _ => false,
        };
        prop_assert!(stands_there, "{}", verdict);
    }
}

#[test]
fn a_changed_event_or_proof_is_named() {
    let verdict = forged(Entry::Events, |lines| lines[3] = lines[3].replace("NoteAdded", "NoteOther"));
    let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
    assert_eq!(finding.place, Place::Position(17));
    assert!(matches!(finding.problem, Problem::Event(EventProblem::NotIncluded { .. })));

    let verdict =
        forged(Entry::Proofs, |lines| lines[1] = lines[2].replace("\"position\":4", "\"position\":3"));
    assert_eq!(verdict.findings[0].place, Place::Position(3), "{verdict}");
    assert!(matches!(verdict.findings[0].problem, Problem::Event(EventProblem::NotIncluded { .. })));

    let verdict = forged(Entry::Proofs, |lines| lines[1] = lines[1].replace(':', ": "));
    assert_eq!(verdict.findings[0].place, Place::Line { entry: Entry::Proofs, line: 2 });
    assert!(matches!(verdict.findings[0].problem, Problem::File(FileProblem::Malformed { .. })));
}

#[test]
fn events_and_proofs_stand_side_by_side_in_ascending_order() {
    let verdict = forged(Entry::Events, |lines| drop(lines.remove(1)));
    assert_eq!(verdict.findings[0], at(4, EventProblem::ProofOfOther { found: 3 }), "{verdict}");
    let verdict = forged(Entry::Proofs, |lines| drop(lines.pop()));
    assert_eq!(verdict.findings, [at(29, EventProblem::ProofMissing)]);
    let verdict = forged(Entry::Events, |lines| drop(lines.pop()));
    let place = Place::Line { entry: Entry::Proofs, line: 5 };
    let problem = EventProblem::LinesAfterTheEnd { found: None }.into();
    assert_eq!(verdict.findings, [Finding { place, problem }]);

    let swap = |lines: &mut Vec<String>| lines.swap(1, 2);
    let export = export(&Ledger::of(30), &POSITIONS, None);
    let verdict = judge(&Parts::of(&export).lines(Entry::Events, swap).lines(Entry::Proofs, swap).zip());
    assert_eq!(verdict.findings[0], at(3, EventProblem::NotAscending { before: 4 }), "{verdict}");
    let verdict = judge(
        &Parts::of(&export)
            .lines(Entry::Events, |lines| lines.insert(2, lines[1].clone()))
            .lines(Entry::Proofs, |lines| lines.insert(2, lines[1].clone()))
            .zip(),
    );
    assert_eq!(verdict.findings[0], at(3, EventProblem::NotAscending { before: 3 }), "{verdict}");
}

#[test]
fn an_event_that_was_never_recorded_has_no_proof() {
    let verdict = forged(Entry::Events, |lines| lines[4] = record_line(29).replace("NoteAdded", "Invented"));
    assert_eq!(verdict.findings[0].place, Place::Position(29), "{verdict}");
    let verdict = forged(Entry::Events, |lines| lines[4] = record_line(30));
    assert_eq!(verdict.findings[0], at(30, EventProblem::ProofOfOther { found: 29 }), "{verdict}");
}

#[test]
fn an_earlier_submission_is_tied_to_the_figure_by_the_consistency_proof() {
    let ledger = Ledger::of(30);
    let verdict = judge(&export(&ledger, &POSITIONS, Some(12)));
    assert!(verdict.holds(), "{verdict}");
    assert!(verdict.proved.contains(&Statement::Consistent { from: 12, size: 30 }));
    assert!(!verdict.not_proved.contains(&Reservation::NoEarlierCheckpoint));

    let known = |notes: Vec<SignedNote>| judge_knowing(&export(&ledger, &POSITIONS, Some(12)), notes);
    assert!(known(vec![ledger.signed(12), ledger.signed(30)]).holds());
    let verdict = known(vec![ledger.rewritten(3).signed(12)]);
    assert_eq!(verdict.findings[0].place, Place::Known(0), "{verdict}");
    let verdict = known(vec![ledger.rewritten(3).signed(30)]);
    assert_eq!(verdict.findings[0].place, Place::Known(0), "{verdict}");
    let verdict = known(vec![ledger.signed(7), Ledger::of(40).signed(40)]);
    assert!(verdict.holds(), "{verdict}");
    for (known, size) in [(0, 7), (1, 40)] {
        assert!(verdict.not_proved.contains(&Reservation::NotCompared { known, size, own: 30 }), "{verdict}");
    }
}

#[test]
fn it_is_said_which_kept_checkpoints_were_compared_with_a_figure() {
    let ledger = Ledger::of(30);
    let file = export(&ledger, &POSITIONS, Some(12));
    let verdict = judge_knowing(&file, vec![ledger.signed(12), ledger.signed(30), ledger.signed(7)]);
    assert!(verdict.holds(), "{verdict}");
    for (known, size) in [(0, 12), (1, 30)] {
        assert!(verdict.proved.contains(&Statement::KnownFits { known, size }), "{verdict}");
    }
    assert!(
        verdict.not_proved.contains(&Reservation::NotCompared { known: 2, size: 7, own: 30 }),
        "{verdict}"
    );

    let without = export(&ledger, &POSITIONS, None);
    let verdict = judge_knowing(&without, vec![ledger.signed(12)]);
    assert!(
        verdict.not_proved.contains(&Reservation::NotCompared { known: 0, size: 12, own: 30 }),
        "{verdict}"
    );
    assert!(!verdict.not_proved.contains(&Reservation::NoEarlierCheckpoint), "there is one: {verdict}");
    let told = verdict.to_string();
    assert!(
        told.contains("it was not compared, because the dossier of a figure, here over 30 events"),
        "{told}"
    );
    let verdict = judge_knowing(&without, vec![ledger.signed(30)]);
    assert!(
        verdict.not_proved.contains(&Reservation::NoEarlierCheckpoint),
        "none before this one: {verdict}"
    );
}

#[test]
fn other_earlier_checkpoints_do_not_belong_to_a_figure() {
    let (ledger, file) = (Ledger::of(30), export(&Ledger::of(30), &POSITIONS, Some(12)));
    let other = format!("{}\n", serde_json::json!({"size": 9, "note": ledger.signed(9).to_string()}));
    let verdict = judge(&Parts::of(&file).with(Entry::Checkpoints, &other).zip());
    assert_eq!(verdict.findings.len(), 2, "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Line { entry: Entry::Checkpoints, line: 1 });
}

#[test]
fn the_events_of_a_figure_are_told_in_both_languages() {
    let verdict = verify(Cursor::new(export(&Ledger::of(30), &POSITIONS, Some(12))), &trusting(), |_, _| ());
    for (language, expected) in [
        (
            dossier::Language::English,
            [
                "VERIFIED: figure from ledger GM0344, 30 events\n",
                "the 5 events are among the 30 that were signed",
                "the ledger of 30 events is the one of 12 events with more behind it",
                "that the figure is right: only the events it says it rests on are here",
            ],
        ),
        (
            dossier::Language::Dutch,
            [
                "KLOPT: cijfer uit grootboek GM0344, 30 gebeurtenissen\n",
                "de 5 gebeurtenissen zijn er van de 30 die ondertekend zijn",
                "het grootboek van 30 gebeurtenissen is dat van 12 gebeurtenissen met meer erachter",
                "dat het cijfer juist is: alleen de gebeurtenissen waarop het zegt te rusten zijn hier",
            ],
        ),
    ] {
        let told = verdict.in_language(language).to_string();
        for words in expected {
            assert!(told.contains(words), "{words}: {told}");
        }
    }
}
