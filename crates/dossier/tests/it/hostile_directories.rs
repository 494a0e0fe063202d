//! Directories of zips made to mislead: end records that contradict each other, or lead somewhere else.
//! What the verifier bounds must be what the zip library then reads.

use std::io::{Cursor, Write as _};

use dossier::{Entry, FileProblem, Finding, Place, Problem};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::ledger::{Ledger, judge};
use crate::parts::Parts;

/// An end record of zip without a comment.
fn end(disks: [u16; 2], entries: [u16; 2], size: u32, offset: u32) -> Vec<u8> {
    let mut end = b"PK\x05\x06".to_vec();
    for number in [disks, entries].concat() {
        end.extend(number.to_le_bytes());
    }
    end.extend(size.to_le_bytes());
    end.extend(offset.to_le_bytes());
    end.extend([0, 0]);
    end
}

/// An end record of zip64 that stands at a place, and the locator that leads to it.
fn end_64(entries: u64, size: u64, offset: u64, place: u64) -> Vec<u8> {
    let mut end = b"PK\x06\x06".to_vec();
    end.extend(44_u64.to_le_bytes());
    end.extend([45, 0, 45, 0]);
    end.extend([0; 8]);
    for number in [entries, entries, size, offset] {
        end.extend(number.to_le_bytes());
    }
    end.extend(b"PK\x06\x07");
    end.extend([0; 4]);
    end.extend(place.to_le_bytes());
    end.extend(1_u32.to_le_bytes());
    end
}

/// A zip without its end record, and where its directory starts.
fn open_ended(file: &[u8]) -> (&[u8], u32) {
    let (body, end) = file.split_at(file.len() - 22);
    (body, u32::from_le_bytes(end[16..20].try_into().unwrap()))
}

fn problem(file: &[u8]) -> FileProblem {
    let verdict = judge(file);
    match &verdict.findings[..] {
        [Finding { place: Place::File, problem: Problem::File(problem) }] => problem.clone(),
        _ => panic!("a problem with the file expected: {verdict}"),
    }
}

#[test]
fn a_directory_as_large_files_have_it_is_read() {
    let file = Ledger::of(20).export();
    let (body, offset) = open_ended(&file);
    let place = body.len() as u64;
    let large = end_64(9, place - u64::from(offset), u64::from(offset), place);
    for end in [end([0, 0], [9, 9], u32::MAX, u32::MAX), end([0, 0], [9, 9], u32::MAX, offset)] {
        let verdict = judge(&[body, &large, &end].concat());
        assert!(verdict.holds(), "{verdict}");
    }
}

#[test]
fn an_end_record_that_does_not_fit_is_not_passed_over_for_an_earlier_one() {
    let file = Ledger::of(20).export();
    let (body, offset) = open_ended(&file);
    let behind = file.len() as u32;
    for stray in [
        end([0, 0], [9, 9], behind - offset, 0),
        end([0, 0], [9, 9], behind - offset - 1, offset + 1),
        end([0, 0], [9, 9], 0, behind),
        end([0, 0], [9, 10], behind - offset, offset),
        end([0, 1], [9, 9], behind - offset, offset),
        end([1, 1], [9, 9], behind - offset, offset),
        end([0, 0], [9, 9], body.len() as u32 - offset, offset),
        end([0, 0], [9, 9], u32::MAX, offset),
    ] {
        let misled = [&file, &stray[..]].concat();
        assert!(matches!(problem(&misled), FileProblem::NotAZip { .. }), "{stray:?}");
    }
}

#[test]
fn a_large_end_record_that_does_not_fit_is_not_passed_over_for_an_earlier_one() {
    let file = Ledger::of(20).export();
    let (_, offset) = open_ended(&file);
    let (offset, behind) = (u64::from(offset), file.len() as u64);
    let good = end_64(9, behind - offset, offset, behind);
    let changed = |at: usize| {
        let mut changed = good.clone();
        changed[at] ^= 2;
        changed
    };
    let plain = end([0, 0], [9, 9], u32::MAX, u32::MAX);
    for at in [0, 4, 16, 20, 24, 32, 40, 48, 56, 60, 64, 72] {
        let misled = [&file, &changed(at)[..], &plain].concat();
        assert!(matches!(problem(&misled), FileProblem::NotAZip { .. }), "{at}");
    }
}

#[test]
fn the_entries_are_counted_in_the_record_that_is_used() {
    let zip = Parts((0..1000).map(|number| (number.to_string(), vec![])).collect()).zip();
    let (body, offset) = open_ended(&zip);
    let place = body.len() as u64;
    let few = end_64(9, place - u64::from(offset), u64::from(offset), place);
    let many = end([0, 0], [1000, 1000], body.len() as u32 - offset, offset);
    assert_eq!(problem(&[body, &few, &many].concat()), FileProblem::TooManyEntries { found: 1000 });
    let parted = end([0, 0], [1000, 9], body.len() as u32 - offset, offset);
    assert!(matches!(problem(&[body, &parted].concat()), FileProblem::NotAZip { .. }));
}

#[test]
fn two_end_records_that_contradict_each_other_are_refused() {
    let file = Ledger::of(20).export();
    let (body, offset) = open_ended(&file);
    let place = body.len() as u64;
    let large = end_64(9, place - u64::from(offset), u64::from(offset), place);
    for other in [
        end([0, 0], [8, 8], u32::MAX, u32::MAX),
        end([0, 0], [9, 9], 100, u32::MAX),
        end([0, 0], [9, 9], u32::MAX, 100),
    ] {
        let file = [body, &large, &other].concat();
        assert!(matches!(problem(&file), FileProblem::NotAZip { .. }), "{other:?}");
    }
}

#[test]
fn a_directory_of_few_but_long_entries_is_not_read() {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    for entry in Entry::ALL {
        let name = format!("{entry}{}", "x".repeat(60_000));
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(b"{}").unwrap();
    }
    let file = zip.finish().unwrap().into_inner();
    assert!(matches!(problem(&file), FileProblem::NotAZip { .. }));
}
