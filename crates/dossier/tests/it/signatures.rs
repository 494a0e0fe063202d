//! Who signed, and what.
//! A dossier proves no more than the key the reader brought.

use std::io::Cursor;

use dossier::{CheckpointProblem, Entry, FileProblem, Finding, Options, Place, Problem, Statement, verify};
use merkle::note::NoteSigner;

use crate::ledger::{LEDGER, Ledger, judge, judge_knowing, signer};
use crate::parts::Parts;

const HERE: Place = Place::Entry(Entry::Checkpoint);

/// Somebody else, who took the municipality's name.
fn impostor() -> NoteSigner {
    NoteSigner::from_seed("herstelboek.example", &[8; 32]).unwrap()
}

#[test]
fn a_rewritten_ledger_under_the_old_signature_is_refused() {
    let (honest, rewritten) = (Ledger::of(30), Ledger::of(30).rewritten(4));
    let root = |ledger: &Ledger| ledger.signed(30).text().lines().nth(2).unwrap().to_owned();
    let note = honest.signed(30).to_string().replace(&root(&honest), &root(&rewritten));
    let verdict = judge(&Parts::of(&rewritten.export()).with(Entry::Checkpoint, &note).zip());
    let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
    assert_eq!(finding.place, HERE);
    assert!(matches!(finding.problem, Problem::Checkpoint(CheckpointProblem::BadSignature { .. })));
    assert_eq!(verdict.proved, []);
}

#[test]
fn a_rewritten_ledger_under_a_foreign_key_is_refused() {
    let forged = Ledger::of(30).rewritten(4).export_with(&impostor(), &[]);
    let verdict = judge(&forged);
    let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
    assert_eq!(finding.place, HERE);
    assert!(matches!(finding.problem, Problem::Checkpoint(CheckpointProblem::KeyNotTrusted { .. })));
}

#[test]
fn a_bad_signature_does_not_take_away_what_an_earlier_checkpoint_proves() {
    let ledger = Ledger::of(30);
    let verdict = judge_knowing(&ledger.export_with(&impostor(), &[]), vec![ledger.signed(20)]);
    assert_eq!(verdict.findings.len(), 1, "{verdict}");
    assert!(matches!(verdict.proved.as_slice(), [Statement::EventsIntact { size: 20, .. }]), "{verdict}");
}

#[test]
fn an_impostors_dossier_convinces_only_who_brings_nothing() {
    let forged = Ledger::of(30).rewritten(4).export_with(&impostor(), &[]);
    assert!(verify(Cursor::new(&forged), &Options::default(), |_, _| ()).holds());

    let known = vec![Ledger::of(30).signed(20)];
    let verdict = verify(Cursor::new(&forged), &Options { known, ..Options::default() }, |_, _| ());
    assert_eq!(verdict.findings[0].place, Place::Known(0), "{verdict}");
}

#[test]
fn a_checkpoint_of_another_log_or_size_is_refused() {
    let ledger = Ledger::of(30);
    let parts = Parts::of(&ledger.export());
    let manifest = String::from_utf8(parts.clone().bytes(Entry::Manifest).clone()).unwrap();

    let other = manifest.replace("herstelboek.example/GM0344", "herstelboek.example/GM0363");
    let verdict = judge(&parts.clone().with(Entry::Manifest, &other).zip());
    let problem = CheckpointProblem::OriginDiffers {
        expected: "herstelboek.example/GM0363".into(),
        found: "herstelboek.example/GM0344".into(),
    };
    assert_eq!(verdict.findings, [Finding { place: HERE, problem: problem.into() }]);

    let verdict = judge(&parts.with(Entry::Checkpoint, &ledger.signed(29).to_string()).zip());
    let problem = CheckpointProblem::SizeDiffers { expected: 30, found: 29 }.into();
    assert_eq!(verdict.findings, [Finding { place: HERE, problem }]);
    assert_eq!(verdict.ledger.as_deref(), Some(LEDGER));
}

#[test]
fn a_checkpoint_that_is_none_is_refused() {
    let export = Ledger::of(5).export();
    let words = signer().sign("three\nwords\nonly\n").unwrap().to_string();
    for text in ["", "\n", "no note at all\n", &words] {
        let verdict = judge(&Parts::of(&export).with(Entry::Checkpoint, text).zip());
        assert_eq!(verdict.findings.len(), 1);
        assert_eq!(verdict.findings[0].place, HERE);
        assert!(
            matches!(verdict.findings[0].problem, Problem::File(FileProblem::Malformed { .. })),
            "{verdict}"
        );
    }
}

#[test]
fn keys_that_are_none_are_named() {
    let keys = format!("{}\nno key\n", signer().verifier_key());
    let verdict = judge(&Parts::of(&Ledger::of(5).export()).with(Entry::Keys, &keys).zip());
    assert_eq!(verdict.findings[0].place, Place::Line { entry: Entry::Keys, line: 2 });

    let none = Parts::of(&Ledger::of(5).export()).with(Entry::Keys, "").zip();
    let verdict = verify(Cursor::new(&none), &Options::default(), |_, _| ());
    assert!(matches!(
        verdict.findings[0].problem,
        Problem::Checkpoint(CheckpointProblem::KeyNotTrusted { .. })
    ));
}
