//! A forger who changes the stored hashes too: the tree above them, and at last the signed root, say between
//! which events.

use dossier::{CheckpointProblem, Entry, EventProblem, FileProblem, Finding, Place, Problem};

use crate::ledger::{Ledger, judge, signer};
use crate::parts::Parts;

/// An export in which one event was changed together with its leaf hash, and nothing above it.
fn changed_with_its_leaf(size: u64, position: usize) -> Vec<u8> {
    let (honest, rewritten) = (Ledger::of(size), Ledger::of(size).rewritten(position));
    let (old, new) = (honest.hashes[position].0.to_string(), rewritten.hashes[position].0.to_string());
    Parts::of(&honest.export())
        .lines(Entry::Events, |lines| lines[position] = rewritten.lines[position].clone())
        .lines(Entry::Hashes, |lines| lines[position] = lines[position].replace(&old, &new))
        .zip()
}

#[test]
fn a_leaf_hash_changed_with_its_event_is_bounded_by_the_smallest_subtree() {
    for (position, first, last) in [(4, 4, 5), (5, 4, 5), (18, 18, 19), (0, 0, 1)] {
        let verdict = judge(&changed_with_its_leaf(20, position));
        let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
        assert_eq!(finding.place, Place::Positions { first, last });
        assert!(matches!(finding.problem, Problem::Event(EventProblem::SubtreeHashDiffers { .. })));
    }
}

#[test]
fn a_last_event_that_no_subtree_covers_is_bounded_by_the_signed_root() {
    let verdict = judge(&changed_with_its_leaf(21, 20));
    let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
    assert_eq!(finding.place, Place::Positions { first: 0, last: 20 });
    assert!(matches!(finding.problem, Problem::Checkpoint(CheckpointProblem::RootDiffers { size: 21, .. })));
}

#[test]
fn a_wholly_rewritten_tree_is_bounded_by_the_earlier_checkpoints() {
    let honest = Ledger::of(30);
    let earlier = [8, 16, 24].map(|size| honest.signed(size));
    for (position, first, last) in [(3, 0, 7), (8, 8, 15), (15, 8, 15), (23, 16, 23), (29, 24, 29)] {
        let forged = Parts::of(&honest.rewritten(position).export_with(&signer(), &earlier))
            .with(Entry::Checkpoint, &honest.signed(30).to_string());
        let verdict = judge(&forged.zip());
        let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
        assert_eq!(finding.place, Place::Positions { first, last });
        let intact = dossier::Statement::EventsIntact { size: first, root: roots(&honest, first) };
        assert_eq!(verdict.proved.contains(&intact), first > 0, "{verdict}");
    }
}

fn roots(ledger: &Ledger, size: u64) -> merkle::Hash {
    merkle::Checkpoint::parse(ledger.signed(size).text()).unwrap().root
}

#[test]
fn a_stored_hash_that_was_changed_alone_is_named() {
    let forged = Parts::of(&Ledger::of(20).export()).lines(Entry::Hashes, |lines| {
        let other = lines[3][..64].to_owned();
        lines[6].replace_range(..64, &other);
    });
    let verdict = judge(&forged.zip());
    assert_eq!(verdict.findings[0].place, Place::Position(6), "{verdict}");
    assert_eq!(verdict.findings[1].place, Place::Positions { first: 6, last: 7 }, "{verdict}");
    assert_eq!(verdict.findings.len(), 2);
}

#[test]
fn too_few_and_too_many_subtree_hashes_are_named() {
    let forged = Parts::of(&Ledger::of(20).export()).lines(Entry::Hashes, |lines| {
        lines[7].truncate(64);
        let more = lines[2].clone();
        lines[2] = format!("{more} {more}");
    });
    let count = |expected, found| Problem::Event(EventProblem::SubtreeHashCount { expected, found });
    assert_eq!(
        judge(&forged.zip()).findings,
        [
            Finding { place: Place::Position(2), problem: count(0, 1) },
            Finding { place: Place::Position(7), problem: count(3, 0) },
        ]
    );
}

#[test]
fn hashes_that_are_missing_altogether_leave_the_signed_root_to_prove_the_events() {
    let verdict = judge(&Parts::of(&Ledger::of(20).export()).with(Entry::Hashes, "").zip());
    assert_eq!(verdict.findings.len(), 1, "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Hashes));
}

#[test]
fn lines_that_are_no_hashes_are_named() {
    for garbage in ["", " ", "abc", &"g".repeat(64), &"A".repeat(64), &format!("{} ", "a".repeat(64))] {
        let forged =
            Parts::of(&Ledger::of(20).export()).lines(Entry::Hashes, |lines| lines[2] = garbage.into());
        let verdict = judge(&forged.zip());
        assert_eq!(verdict.findings[0].place, Place::Line { entry: Entry::Hashes, line: 3 }, "{garbage:?}");
        assert!(matches!(verdict.findings[0].problem, Problem::File(FileProblem::Malformed { .. })));
        assert_eq!(verdict.findings.len(), 1, "{verdict}");
    }
}
