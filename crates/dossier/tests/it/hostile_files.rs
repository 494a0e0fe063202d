//! Files made to confuse, to crash, or to cost: cut off, garbage, bombs, entries missing or doubled.
//! None may crash the verifier, fill its memory, or prove anything.

use std::io::{Cursor, Write as _};

use dossier::{
    Entry, EventProblem, FileProblem, Finding, Kind, MAX_FINDINGS, MAX_LINE, Place, Problem, Verdict,
};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::ledger::{Ledger, judge, record_line};
use crate::parts::Parts;

fn file_problem(verdict: &Verdict) -> (&Place, &FileProblem) {
    match &verdict.findings[0] {
        Finding { place, problem: Problem::File(problem) } => (place, problem),
        other => panic!("a problem with the file expected: {other}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn garbage_proves_nothing(garbage: Vec<u8>) {
        prop_assert!(!judge(&garbage).holds());
    }

    #[test]
    fn a_damaged_zip_proves_nothing_false(at: prop::sample::Index, byte: u8) {
        let ledger = Ledger::of(20);
        let mut file = ledger.export();
        let at = at.index(file.len());
        file[at] = byte;
        let verdict = judge(&file);
        if verdict.holds() {
            let events = Parts::of(&file).bytes(Entry::Events).clone();
            prop_assert_eq!(events, Parts::of(&ledger.export()).bytes(Entry::Events).clone());
        }
    }
}

#[test]
fn a_file_that_was_cut_off_anywhere_proves_nothing() {
    let file = Ledger::of(20).export();
    for length in 0..file.len() {
        let verdict = judge(&file[..length]);
        assert!(
            matches!(file_problem(&verdict), (Place::File, FileProblem::NotAZip { .. })),
            "{length}: {verdict}"
        );
    }
}

#[test]
fn bytes_added_before_or_after_the_zip_are_refused() {
    let file = Ledger::of(20).export();
    for added in [[&file, &b"more"[..]].concat(), [b"#!/bin/sh\n", &file[..]].concat()] {
        assert!(!judge(&added).holds());
    }
}

#[test]
fn a_comment_behind_the_directory_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    zip.set_comment("PK").unwrap();
    let verdict = judge(&zip.finish().unwrap().into_inner());
    assert!(matches!(file_problem(&verdict), (Place::File, FileProblem::NotAZip { .. })), "{verdict}");
}

#[test]
fn an_entry_that_is_missing_is_named() {
    for entry in Kind::Ledger.entries() {
        let mut parts = Parts::of(&Ledger::of(5).export());
        parts.0.retain(|(name, _)| name != entry.name());
        assert_eq!(file_problem(&judge(&parts.zip())), (&Place::Entry(entry), &FileProblem::MissingEntry));
    }
}

#[test]
fn entries_that_do_not_belong_there_are_named() {
    let mut parts = Parts::of(&Ledger::of(5).export());
    parts.0.push(("../evil\u{1b}[2J.sh".into(), vec![]));
    let name = "../evil\\u{1b}[2J.sh".to_owned();
    assert_eq!(file_problem(&judge(&parts.zip())), (&Place::File, &FileProblem::UnexpectedEntry { name }));
}

#[test]
fn an_entry_that_is_there_twice_is_refused() {
    let mut parts = Parts::of(&Ledger::of(5).export());
    parts.0.push(("eventz.jsonl".into(), record_line(0).into_bytes()));
    let mut doubled = parts.zip();
    for at in 0..doubled.len() {
        if doubled[at..].starts_with(b"eventz") {
            doubled[at + 5] = b's';
        }
    }
    assert_eq!(file_problem(&judge(&doubled)), (&Place::File, &FileProblem::DuplicateEntry));
}

#[test]
fn entries_in_another_order_are_refused() {
    let mut parts = Parts::of(&Ledger::of(5).export());
    parts.0.swap(7, 8);
    let found = "events.jsonl".to_owned();
    let place = Place::Entry(Entry::Hashes);
    assert_eq!(file_problem(&judge(&parts.zip())), (&place, &FileProblem::EntryOutOfOrder { found }));
}

#[test]
fn a_zip_of_too_many_entries_is_not_looked_into() {
    let parts = Parts((0..1000).map(|number| (number.to_string(), vec![])).collect());
    assert_eq!(
        file_problem(&judge(&parts.zip())),
        (&Place::File, &FileProblem::TooManyEntries { found: 1000 })
    );
}

#[test]
fn another_format_is_named() {
    let export = Ledger::of(5).export();
    let manifest = String::from_utf8(Parts::of(&export).bytes(Entry::Manifest).clone()).unwrap();
    let judged = |from: &str, to: &str| {
        judge(&Parts::of(&export).with(Entry::Manifest, &manifest.replace(from, to)).zip())
    };

    let verdict = judged("herstelboek-dossier/2", "herstelboek-dossier/1");
    let found = "herstelboek-dossier/1".to_owned();
    assert_eq!(file_problem(&verdict), (&Place::Entry(Entry::Manifest), &FileProblem::OldFormat { found }));

    let verdict = judged("\"kind\": \"ledger\"", "\"kind\": \"ladder\"");
    let found = "herstelboek-dossier/2 (ladder)".to_owned();
    assert_eq!(
        file_problem(&verdict),
        (&Place::Entry(Entry::Manifest), &FileProblem::UnknownFormat { found })
    );

    let verdict = judged("herstelboek-dossier/2", "herstelboek-dossier/3");
    let found = "herstelboek-dossier/3 (ledger)".to_owned();
    assert_eq!(
        file_problem(&verdict),
        (&Place::Entry(Entry::Manifest), &FileProblem::UnknownFormat { found })
    );

    for (from, to) in [
        ("\"size\": 5", "\"size\": -5"),
        ("\"size\": 5", "\"size\": 18446744073709551615"),
        ("{", "["),
        ("\"origin\"", "\"other\""),
    ] {
        assert!(matches!(file_problem(&judged(from, to)).1, FileProblem::Malformed { .. }), "{to}");
    }
}

#[test]
fn a_bomb_in_place_of_a_small_entry_is_not_unpacked() {
    for entry in
        [Entry::Manifest, Entry::Readme, Entry::Keys, Entry::Witnesses, Entry::Checkpoint, Entry::Consistency]
    {
        let parts = Parts::of(&Ledger::of(5).export()).with(entry, &" ".repeat(10 << 20));
        let verdict = judge(&parts.zip());
        assert!(
            matches!(file_problem(&verdict), (place, FileProblem::EntryTooLarge { .. }) if *place == Place::Entry(entry))
        );
    }
}

#[test]
fn a_line_without_end_is_read_up_to_the_limit() {
    let places = [
        (Entry::Events, Place::Position(5)),
        (Entry::Hashes, Place::Line { entry: Entry::Hashes, line: 6 }),
        (Entry::Checkpoints, Place::Line { entry: Entry::Checkpoints, line: 1 }),
    ];
    for (entry, place) in places {
        let parts = Parts::of(&Ledger::of(20).export()).lines(entry, |lines| {
            lines.truncate(5);
            lines.push("x".repeat(16 << 20));
        });
        let verdict = judge(&parts.zip());
        let (found, problem) = file_problem(&verdict);
        assert_eq!(*found, place);
        assert!(matches!(problem, FileProblem::LineTooLong { limit } if *limit <= MAX_LINE));
    }
}

#[test]
fn an_entry_that_ends_in_the_middle_of_a_line_is_named() {
    let mut parts = Parts::of(&Ledger::of(20).export());
    parts.bytes(Entry::Events).pop();
    assert_eq!(file_problem(&judge(&parts.zip())), (&Place::Position(19), &FileProblem::LineNotEnded));
}

#[test]
fn a_size_without_events_behind_it_costs_nothing() {
    let parts = Parts::of(&Ledger::of(5).export());
    let manifest = String::from_utf8(parts.clone().bytes(Entry::Manifest).clone()).unwrap();
    let verdict = judge(
        &parts.with(Entry::Manifest, &manifest.replace("\"size\": 5", "\"size\": 4611686018427387904")).zip(),
    );
    let last = Finding {
        place: Place::Positions { first: 5, last: (1 << 62) - 1 },
        problem: EventProblem::EventsMissing.into(),
    };
    assert!(verdict.findings.contains(&last), "{verdict}");
}

#[test]
fn verification_stops_at_the_last_finding_it_would_list() {
    let parts = Parts::of(&Ledger::of(200).export()).lines(Entry::Events, |lines| {
        lines.iter_mut().for_each(|line| *line = "{}".into());
    });
    let verdict = judge(&parts.zip());
    assert_eq!(verdict.findings.len(), MAX_FINDINGS);
    assert_eq!(verdict.findings[0].place, Place::Position(0));
}

#[test]
fn a_file_compressed_in_another_way_or_locked_is_refused() {
    let mut file = Ledger::of(5).export();
    let at = file.len() - 22;
    let directory = u32::from_le_bytes(file[at + 16..at + 20].try_into().unwrap()) as usize;
    let central = directory + 10;
    let bzip2 = 12_u16.to_le_bytes();
    file[central..central + 2].copy_from_slice(&bzip2);
    file[8..10].copy_from_slice(&bzip2);
    let verdict = judge(&file);
    assert!(
        matches!(file_problem(&verdict), (Place::Entry(Entry::Manifest), FileProblem::Unreadable { .. })),
        "{verdict}"
    );
}

#[test]
fn a_zip_within_a_zip_is_no_dossier() {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    zip.start_file("dossier.zip", SimpleFileOptions::default()).unwrap();
    zip.write_all(&Ledger::of(5).export()).unwrap();
    let file = zip.finish().unwrap().into_inner();
    assert_eq!(file_problem(&judge(&file)), (&Place::Entry(Entry::Manifest), &FileProblem::MissingEntry));
}
