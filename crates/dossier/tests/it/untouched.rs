//! What an untouched dossier proves.
//! And what it does not prove, which the verdict must say as plainly.

use std::io::Cursor;

use dossier::{MAX_LINE, Options, Reservation, Statement, verify};
use merkle::EMPTY_ROOT;
use zip::CompressionMethod;

use crate::ledger::{Ledger, ORIGIN, judge, judge_knowing, record_line, signer, trusting};
use crate::parts::Parts;

#[test]
fn an_untouched_dossier_proves_that_its_events_are_those_that_were_signed() {
    for size in [1, 2, 3, 7, 8, 20, 130] {
        let ledger = Ledger::of(size);
        let verdict = judge(&ledger.export());
        assert_eq!(verdict.findings, []);
        let root = merkle::Checkpoint::parse(ledger.signed(size).text()).unwrap().root;
        assert_eq!(
            verdict.proved,
            [
                Statement::Signed {
                    keys: vec![signer().verifier_key().to_string()],
                    size,
                    origin: ORIGIN.into()
                },
                Statement::EventsIntact { size, root },
                Statement::StreamsInOrder { streams: if size < 3 { 1 } else { 2 } },
            ]
        );
        assert_eq!(
            verdict.not_proved,
            [
                Reservation::NoWitness,
                Reservation::NoEarlierCheckpoint,
                Reservation::After { size },
                Reservation::Truth
            ]
        );
    }
}

#[test]
fn the_dossier_of_an_empty_ledger_proves_that_it_was_empty() {
    let verdict = judge(&Ledger::of(0).export());
    assert!(verdict.holds(), "{verdict}");
    assert!(verdict.proved.contains(&Statement::EventsIntact { size: 0, root: EMPTY_ROOT }));
}

#[test]
fn earlier_checkpoints_prove_that_the_ledger_only_grew() {
    let ledger = Ledger::of(20);
    let earlier = [0, 5, 8, 20].map(|size| ledger.signed(size));
    let verdict = judge(&ledger.export_with(&signer(), &earlier));
    assert!(verdict.holds(), "{verdict}");
    assert!(verdict.proved.contains(&Statement::OnlyGrew { checkpoints: 2, since: 5 }));

    let verdict = judge_knowing(&ledger.export(), vec![ledger.signed(12), ledger.signed(7)]);
    assert!(verdict.holds(), "{verdict}");
    assert!(verdict.proved.contains(&Statement::OnlyGrew { checkpoints: 2, since: 7 }));
}

#[test]
fn without_a_key_of_ones_own_it_does_not_prove_who_signed() {
    let verdict = verify(Cursor::new(Ledger::of(5).export()), &Options::default(), |_, _| ());
    assert!(verdict.holds(), "{verdict}");
    let keys = vec![signer().verifier_key().to_string()];
    assert!(verdict.not_proved.contains(&Reservation::KeysFromDossier { keys }));
}

#[test]
fn it_may_have_been_zipped_again_without_compression() {
    let parts = Parts::of(&Ledger::of(20).export());
    assert!(judge(&parts.zip_as(CompressionMethod::Stored)).holds());
    assert!(judge(&parts.zip()).holds());
}

#[test]
fn equal_ledgers_give_equal_files() {
    assert_eq!(Ledger::of(20).export(), Ledger::of(20).export());
}

#[test]
fn the_reader_is_told_how_far_verification_is() {
    let mut told = vec![];
    verify(Cursor::new(Ledger::of(2500).export()), &trusting(), |done, total| told.push((done, total)));
    assert_eq!(told, [(1024, 2500), (2048, 2500), (2500, 2500)]);
}

#[test]
fn a_line_of_the_greatest_length_is_accepted() {
    let padded = |length: usize| record_line(0).replace("NoteAdded", &format!("N{}", "o".repeat(length)));
    let longest = padded(MAX_LINE - padded(0).len());
    assert_eq!(longest.len(), MAX_LINE);
    assert!(judge(&Ledger::recording([longest]).export()).holds());
}
