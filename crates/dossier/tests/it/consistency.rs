//! The proof that the ledger of this year's submission is last year's with more behind it.

use std::io::Cursor;

use dossier::{CheckpointProblem, Entry, FileProblem, Finding, Place, Problem, Statement, Writer};
use merkle::note::SignedNote;
use proptest::prelude::*;

use crate::ledger::{Ledger, judge, judge_knowing, signer};
use crate::parts::Parts;

const HERE: Place = Place::Entry(Entry::Consistency);

/// An export with the proof from a size, and with or without the checkpoint of that size.
fn export(ledger: &Ledger, since: u64, earlier: &[SignedNote]) -> Vec<u8> {
    let mut writer = Writer::create(Cursor::new(vec![]), &ledger.manifest()).unwrap();
    writer.key(&signer().verifier_key()).unwrap();
    writer.checkpoint(&ledger.signed(ledger.size())).unwrap();
    for note in earlier {
        let size = merkle::Checkpoint::parse(note.text()).unwrap().size;
        writer.earlier_checkpoint(size, &note.to_string()).unwrap();
    }
    writer.consistency(since, &ledger.consistency(since)).unwrap();
    ledger.hashes.iter().for_each(|(leaf, subtrees)| writer.hashes(*leaf, subtrees).unwrap());
    ledger.lines.iter().for_each(|line| writer.event(line).unwrap());
    writer.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_proof_fits_whatever_the_sizes(size in 1..100_u64, since: prop::sample::Index) {
        let (ledger, since) = (Ledger::of(size), since.index(size as usize) as u64);
        let verdict = judge(&export(&ledger, since, &[ledger.signed(since)]));
        prop_assert!(verdict.holds(), "{}", verdict);
        prop_assert!(verdict.proved.contains(&Statement::Consistent { from: since, size }), "{}", verdict);
    }
}

#[test]
fn the_checkpoint_it_starts_from_may_be_the_readers() {
    let ledger = Ledger::of(30);
    let file = export(&ledger, 12, &[]);
    let problem = CheckpointProblem::NoCheckpointOfSize { size: 12 }.into();
    assert_eq!(judge(&file).findings, [Finding { place: HERE, problem }]);
    let verdict = judge_knowing(&file, vec![ledger.signed(12)]);
    assert!(verdict.holds(), "{verdict}");
    assert!(verdict.proved.contains(&Statement::Consistent { from: 12, size: 30 }));
}

#[test]
fn the_readers_checkpoint_is_found_in_the_earlier_dossier() {
    let ledger = Ledger::of(30);
    let last_year = dossier::checkpoint_of(Cursor::new(Ledger::of(12).export())).unwrap();
    assert_eq!(last_year, ledger.signed(12));
    assert!(judge_knowing(&export(&ledger, 12, &[]), vec![last_year]).holds());
    let problem = dossier::checkpoint_of(Cursor::new(b"garbage")).unwrap_err();
    assert_eq!(problem.place, Place::File);
    let spoilt = Parts::of(&Ledger::of(12).export()).with(Entry::Checkpoint, "no note\n").zip();
    assert_eq!(
        dossier::checkpoint_of(Cursor::new(spoilt)).unwrap_err().place,
        Place::Entry(Entry::Checkpoint)
    );
}

#[test]
fn a_proof_that_was_changed_is_named() {
    let ledger = Ledger::of(30);
    let file = export(&ledger, 12, &[ledger.signed(9), ledger.signed(12)]);
    let forged =
        |forge: fn(&mut Vec<String>)| judge(&Parts::of(&file).lines(Entry::Consistency, forge).zip());
    for forge in [
        (|lines| drop(lines.pop())) as fn(&mut Vec<String>),
        |lines| lines.push(lines[1].clone()),
        |lines| lines.swap(1, 2),
        |lines| lines[0] = "9".into(),
    ] {
        let verdict = forged(forge);
        let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
        assert_eq!(finding.place, HERE);
        assert!(matches!(finding.problem, Problem::Checkpoint(CheckpointProblem::NotConsistent { .. })));
    }
    for forge in [
        (|lines| lines[0] = "012".into()) as fn(&mut Vec<String>),
        |lines| lines[0] = "twelve".into(),
        |lines| lines[1] = lines[1].to_uppercase(),
        |lines| lines[1].truncate(60),
        |lines| lines.push(String::new()),
    ] {
        let verdict = forged(forge);
        assert_eq!(verdict.findings[0].place, HERE, "{verdict}");
        assert!(matches!(verdict.findings[0].problem, Problem::File(FileProblem::Malformed { .. })));
    }
}

#[test]
fn a_proof_from_beyond_the_end_is_refused() {
    let ledger = Ledger::of(30);
    let more = Parts::of(&export(&ledger, 12, &[])).with(Entry::Consistency, "40\n").zip();
    let verdict = judge_knowing(&more, vec![Ledger::of(40).signed(40)]);
    assert_eq!(verdict.findings.len(), 2, "{verdict}");
}
