//! Events that were changed, left out, added or moved, in a zip that is otherwise perfect. The verifier names
//! the position.

use std::io::Cursor;

use dossier::{Entry, EventProblem, Finding, MAX_FINDINGS, Place, Reservation, forge};
use proptest::prelude::*;

use crate::ledger::{Ledger, judge, record_line};
use crate::parts::Parts;

/// The forged copy in which one event line was rewritten.
fn forged(ledger: &Ledger, position: u64, rewrite: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let original = Cursor::new(ledger.export());
    forge::rewrite_event(original, Cursor::new(vec![]), position, rewrite).unwrap().into_inner()
}

fn places(findings: &[Finding]) -> Vec<Place> {
    findings.iter().map(|finding| finding.place).collect()
}

fn at(position: u64, problem: EventProblem) -> Finding {
    Finding { place: Place::Position(position), problem: problem.into() }
}

fn missing(first: u64, last: u64) -> Finding {
    Finding { place: Place::Positions { first, last }, problem: EventProblem::EventsMissing.into() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn one_flipped_bit_in_any_event_is_found_at_its_position(
        size in 1..40_u64, event: prop::sample::Index, byte: prop::sample::Index, bit in 0..8_u8,
    ) {
        let ledger = Ledger::of(size);
        let position = event.index(size as usize) as u64;
        let verdict = judge(&forged(&ledger, position, |line| {
            let byte = byte.index(line.len());
            line[byte] ^= 1 << bit;
        }));
        prop_assert!(!verdict.holds());
        prop_assert_eq!(verdict.findings[0].place, Place::Position(position), "{}", verdict);
        let proves_nothing = Reservation::Unsigned { first: 0 };
        prop_assert!(verdict.not_proved.contains(&proves_nothing));
    }

    #[test]
    fn one_missing_event_is_named(size in 1..40_u64, event: prop::sample::Index) {
        let ledger = Ledger::of(size);
        let position = event.index(size as usize) as u64;
        let verdict = judge(&forged(&ledger, position, Vec::clear));
        prop_assert_eq!(&verdict.findings[0], &missing(position, position), "{}", verdict);
        prop_assert!(verdict.findings.len() <= 2, "{}", verdict);
    }

    #[test]
    fn an_event_that_is_there_twice_is_named(size in 2..40_u64, event: prop::sample::Index) {
        let ledger = Ledger::of(size);
        let position = event.index(size as usize - 1) as u64;
        let verdict = judge(&forged(&ledger, position, |line| *line = [&line[..], b"\n", line].concat()));
        prop_assert_eq!(&verdict.findings, &vec![at(position + 1, EventProblem::ExtraLine { found: Some(position) })]);
    }
}

#[test]
fn a_changed_payload_gives_one_finding_however_long_the_ledger_goes_on() {
    let verdict = judge(&forged(&Ledger::of(500), 123, |line| {
        let text = String::from_utf8(line.clone()).unwrap();
        *line = text.replace("2026-11-21", "2026-11-20").into_bytes();
    }));
    assert_eq!(places(&verdict.findings), [Place::Position(123)]);
    assert!(matches!(
        verdict.findings[0].problem,
        dossier::Problem::Event(EventProblem::LeafHashDiffers { .. })
    ));
}

#[test]
fn a_run_of_missing_events_is_named_from_first_to_last() {
    let forged = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| {
        lines.drain(10..=14);
    });
    let verdict = judge(&forged.zip());
    assert_eq!(verdict.findings[0], missing(10, 14), "{verdict}");
    assert!(
        verdict.findings[1..].iter().all(|finding| matches!(
            finding.problem,
            dossier::Problem::Event(EventProblem::SequenceGap { .. })
        ))
    );
}

#[test]
fn events_left_off_the_end_are_named() {
    let forged = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| lines.truncate(27));
    assert_eq!(judge(&forged.zip()).findings, [missing(27, 29)]);
}

#[test]
fn rows_deleted_from_the_database_are_named_though_their_hashes_went_with_them() {
    for position in [0, 7, 8, 28] {
        let forged = Parts::of(&Ledger::of(30).export())
            .lines(Entry::Events, |lines| drop(lines.remove(position)))
            .lines(Entry::Hashes, |lines| drop(lines.remove(position)));
        let verdict = judge(&forged.zip());
        assert_eq!(verdict.findings[0], missing(position as u64, position as u64), "{verdict}");
        assert!(verdict.findings.len() <= 2, "{verdict}");
        assert!(verdict.not_proved.contains(&Reservation::Unsigned { first: 0 }));
    }
}

#[test]
fn several_gaps_are_each_named_whether_the_hashes_went_with_them_or_not() {
    let remove =
        |lines: &mut Vec<String>| [20, 6, 4].into_iter().for_each(|position| drop(lines.remove(position)));
    let without_events = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, remove);
    let without_rows = without_events.clone().lines(Entry::Hashes, remove);
    let only_the_first_row = without_events.clone().lines(Entry::Hashes, |lines| drop(lines.remove(4)));
    for forged in [without_events, without_rows, only_the_first_row] {
        let verdict = judge(&forged.zip());
        for position in [4, 6, 20] {
            assert!(verdict.findings.contains(&missing(position, position)), "{position}: {verdict}");
        }
        assert!(verdict.findings.iter().all(|finding| matches!(
            finding.problem,
            dossier::Problem::Event(EventProblem::SequenceGap { .. } | EventProblem::EventsMissing)
        )));
    }
}

#[test]
fn two_events_that_changed_places_are_named() {
    let forged = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| lines.swap(4, 21));
    let verdict = judge(&forged.zip());
    assert!(verdict.findings.contains(&at(4, EventProblem::OtherPosition { found: 21 })), "{verdict}");
    assert!(verdict.findings.contains(&at(21, EventProblem::OtherPosition { found: 4 })), "{verdict}");
    assert!(
        places(&verdict.findings).iter().all(|place| place.includes(4) || place.includes(21)),
        "{verdict}"
    );
}

#[test]
fn two_neighbours_that_changed_places_are_named() {
    let forged = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| lines.swap(10, 11));
    let verdict = judge(&forged.zip());
    assert_eq!(verdict.findings[0], at(10, EventProblem::ExtraLine { found: Some(11) }), "{verdict}");
    assert_eq!(verdict.findings[1], missing(11, 11), "{verdict}");
}

#[test]
fn an_inserted_event_is_named() {
    let forged = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| {
        lines.insert(12, lines[12].replace("NoteAdded", "Invented"));
    });
    let verdict = judge(&forged.zip());
    assert_eq!(places(&verdict.findings), [Place::Position(12), Place::Position(13)], "{verdict}");
    assert_eq!(verdict.findings[1], at(13, EventProblem::ExtraLine { found: Some(12) }));
}

#[test]
fn an_inserted_event_after_which_all_were_numbered_anew_is_named() {
    let renumber = |line: &String, from: usize| {
        line.replace(&format!("\"position\":{from},"), &format!("\"position\":{},", from + 1))
    };
    let forged = Parts::of(&Ledger::of(60).export()).lines(Entry::Events, |lines| {
        let later: Vec<_> = (12..59).map(|position| renumber(&lines[position], position)).collect();
        lines.truncate(12);
        lines.push(record_line(12).replace("NoteAdded", "Invented"));
        lines.extend(later);
    });
    let verdict = judge(&forged.zip());
    assert_eq!(verdict.findings[0].place, Place::Position(12), "{verdict}");
    assert_eq!(verdict.findings.len(), MAX_FINDINGS);
    assert!(verdict.not_proved.contains(&Reservation::Stopped));
}

#[test]
fn an_event_after_the_last_is_refused() {
    let forged =
        Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| lines.push(record_line(30)));
    let place = Place::Entry(Entry::Events);
    assert_eq!(
        judge(&forged.zip()).findings,
        [Finding { place, problem: EventProblem::LinesAfterTheEnd { found: Some(30) }.into() }]
    );
}

#[test]
fn an_event_of_another_ledger_is_named_even_when_it_was_signed() {
    let foreign = record_line(3).replace("GM0344", "GM0363");
    let verdict = judge(&Ledger::recording((0..3).map(record_line).chain([foreign])).export());
    let problem = EventProblem::OtherLedger { expected: "GM0344".into(), found: "GM0363".into() };
    assert_eq!(verdict.findings, [at(3, problem)]);
}

#[test]
fn a_gap_in_a_stream_is_named_even_when_it_was_signed() {
    let lines = (0..9).map(|position| match position {
        4 => record_line(4).replace("\"sequence\":4", "\"sequence\":5"),
        other => record_line(other),
    });
    let verdict = judge(&Ledger::recording(lines).export());
    let stream = "household 01901234-0000-7000-8000-000000000001";
    let gap = |expected, found| EventProblem::SequenceGap { stream: stream.into(), expected, found };
    assert_eq!(verdict.findings, [at(4, gap(4, 5)), at(6, gap(6, 5))]);
}

#[test]
fn time_that_goes_back_is_named_even_when_it_was_signed() {
    let earlier = record_line(5).replace("2026-11-22", "2026-11-21");
    let lines = (0..5).map(record_line).chain([earlier, record_line(6)]);
    let verdict = judge(&Ledger::recording(lines).export());
    assert_eq!(places(&verdict.findings), [Place::Position(5)], "{verdict}");
}
