//! Witnesses: third parties who cosign one history of a ledger and no other. Only those the reader trusts count.

use std::io::Cursor;

use dossier::{
    CheckpointProblem, Cosigned, Entry, Finding, Language, Options, Place, Reservation, Statement, Verdict,
    Writer, verify,
};
use merkle::note::{Cosigner, CosignerKey, NoteSigner};

use crate::ledger::{Ledger, signer, trusting};
use crate::parts::Parts;

/// When it cosigned: 2026-11-22 02:13:20 UTC.
const AT: u64 = 1_795_313_600;

fn witness(name: &str) -> Cosigner {
    Cosigner::from_seed(name, &[9; 32]).unwrap()
}

/// An export that a witness cosigned.
fn export(witness: &Cosigner) -> Vec<u8> {
    let ledger = Ledger::of(5);
    let note = ledger.signed(5);
    let note = note.with(witness.cosign(note.text(), AT)).unwrap();
    let mut writer = Writer::create(Cursor::new(vec![]), &ledger.manifest()).unwrap();
    writer.key(&signer().verifier_key()).unwrap();
    writer.witness(&witness.cosigner_key()).unwrap();
    writer.checkpoint(&note).unwrap();
    ledger.hashes.iter().for_each(|(leaf, subtrees)| writer.hashes(*leaf, subtrees).unwrap());
    ledger.lines.iter().for_each(|line| writer.event(line).unwrap());
    writer.finish().unwrap().into_inner()
}

fn judge(file: &[u8], witnesses: Vec<CosignerKey>) -> Verdict {
    verify(Cursor::new(file), &Options { witnesses, ..trusting() }, |_, _| ())
}

#[test]
fn a_witness_the_reader_trusts_is_named_with_the_moment() {
    let leiden = witness("leiden.example");
    let verdict =
        judge(&export(&leiden), vec![witness("delft.example").cosigner_key(), leiden.cosigner_key()]);
    assert!(verdict.holds(), "{verdict}");
    let key = leiden.cosigner_key().to_string();
    let witnesses = vec![Cosigned { key: key.clone(), at: AT }];
    assert!(verdict.proved.contains(&Statement::Witnessed { witnesses }));
    for (language, words) in [
        (Language::English, format!("{key} at 2026-11-22")),
        (Language::Dutch, format!("{key} op 2026-11-22")),
    ] {
        let told = verdict.in_language(language).to_string();
        assert!(told.contains(&words), "{told}");
    }
}

#[test]
fn a_witness_only_the_file_names_is_a_hint() {
    let leiden = witness("leiden.example");
    let verdict = judge(&export(&leiden), vec![]);
    assert!(verdict.holds(), "{verdict}");
    let keys = vec![leiden.cosigner_key().to_string()];
    assert!(verdict.not_proved.contains(&Reservation::WitnessesFromDossier { keys }));
    assert!(verdict.not_proved.contains(&Reservation::NoWitness), "who trusts none is told so: {verdict}");
}

#[test]
fn one_witness_is_one_whatever_its_names_and_the_ledger_is_none_of_its_own() {
    let (leiden, alias) = (witness("leiden.example"), witness("alias.example"));
    let ledger = Cosigner::from_seed("herstelboek.example", &[7; 32]).unwrap();
    let mut note = Ledger::of(5).signed(5);
    for line in
        [leiden.cosign(note.text(), AT), alias.cosign(note.text(), AT - 9), ledger.cosign(note.text(), 0)]
    {
        note = note.with(line).unwrap();
    }
    let file = Parts::of(&export(&leiden)).with(Entry::Checkpoint, &note.to_string()).zip();
    let verdict = judge(&file, vec![leiden.cosigner_key(), alias.cosigner_key(), ledger.cosigner_key()]);
    let witnesses = vec![Cosigned { key: alias.cosigner_key().to_string(), at: AT - 9 }];
    assert!(verdict.proved.contains(&Statement::Witnessed { witnesses }), "{verdict}");
    let keys = vec![ledger.cosigner_key().to_string()];
    assert!(verdict.not_proved.contains(&Reservation::WitnessIsLedger { keys }), "{verdict}");
    assert!(verdict.to_string().contains("who say they saw no other history of this ledger"), "{verdict}");

    let alone = judge(&file, vec![ledger.cosigner_key()]);
    assert!(alone.not_proved.contains(&Reservation::NoWitness), "{alone}");
}

#[test]
fn a_moment_that_no_clock_shows_is_told_as_a_number() {
    let leiden = witness("leiden.example");
    let note = Ledger::of(5).signed(5);
    let note = note.with(leiden.cosign(note.text(), 0)).unwrap();
    let file = Parts::of(&export(&leiden)).with(Entry::Checkpoint, &note.to_string()).zip();
    let told = judge(&file, vec![leiden.cosigner_key()]).to_string();
    assert!(told.contains(" at 0 s"), "{told}");
}

#[test]
fn a_dossier_names_each_key_once_and_few_of_them() {
    let leiden = witness("leiden.example");
    let mut writer = Writer::create(Cursor::new(vec![]), &Ledger::of(5).manifest()).unwrap();
    writer.key(&signer().verifier_key()).unwrap();
    for number in 0..40 {
        writer.witness(&witness(&format!("w{}", number / 2)).cosigner_key()).unwrap();
    }
    writer.checkpoint(&Ledger::of(5).signed(5)).unwrap();
    Ledger::of(5).hashes.iter().for_each(|(leaf, subtrees)| writer.hashes(*leaf, subtrees).unwrap());
    Ledger::of(5).lines.iter().for_each(|line| writer.event(line).unwrap());
    assert!(judge(&writer.finish().unwrap().into_inner(), vec![]).holds(), "it writes what it reads");

    let line = format!("{}\n", leiden.cosigner_key());
    let twice = Parts::of(&export(&leiden)).with(Entry::Witnesses, &line.repeat(2)).zip();
    assert_eq!(judge(&twice, vec![]).findings[0].place, Place::Line { entry: Entry::Witnesses, line: 2 });
    let many: String =
        (0..40).map(|number| format!("{}\n", witness(&format!("w{number}")).cosigner_key())).collect();
    let verdict = judge(&Parts::of(&export(&leiden)).with(Entry::Witnesses, &many).zip(), vec![]);
    assert_eq!(verdict.findings.len(), 1, "{verdict}");
    assert_eq!(verdict.findings[0].place, Place::Line { entry: Entry::Witnesses, line: 17 });
}

#[test]
fn a_witness_who_did_not_cosign_is_missed() {
    let verdict = judge(&export(&witness("leiden.example")), vec![witness("delft.example").cosigner_key()]);
    assert!(verdict.holds(), "{verdict}");
    assert!(verdict.not_proved.contains(&Reservation::NotWitnessed));
}

#[test]
fn a_cosignature_of_another_checkpoint_is_refused() {
    let leiden = witness("leiden.example");
    let (ledger, parts) = (Ledger::of(5), Parts::of(&export(&leiden)));
    let note = ledger.signed(5);
    let spoilt = note.with(leiden.cosign(Ledger::of(4).signed(4).text(), AT)).unwrap();
    let verdict =
        judge(&parts.with(Entry::Checkpoint, &spoilt.to_string()).zip(), vec![leiden.cosigner_key()]);
    let place = Place::Entry(Entry::Checkpoint);
    let [Finding { place: found, problem }] = verdict.findings.as_slice() else { panic!("{verdict}") };
    assert_eq!(*found, place);
    assert!(matches!(problem, dossier::Problem::Checkpoint(CheckpointProblem::BadSignature { .. })));
}

#[test]
fn a_witness_never_stands_in_for_the_municipality() {
    let leiden = witness("leiden.example");
    let strange = NoteSigner::from_seed("herstelboek.example", &[8; 32]).unwrap();
    let options = Options {
        trusted: vec![strange.verifier_key()],
        witnesses: vec![leiden.cosigner_key()],
        ..Options::default()
    };
    assert!(!verify(Cursor::new(export(&leiden)), &options, |_, _| ()).holds());
}

#[test]
fn a_line_that_is_no_witness_is_named() {
    let text = format!("{}\nnobody\n", witness("leiden.example").cosigner_key());
    let file = Parts::of(&export(&witness("leiden.example"))).with(Entry::Witnesses, &text).zip();
    assert_eq!(judge(&file, vec![]).findings[0].place, Place::Line { entry: Entry::Witnesses, line: 2 });
}
