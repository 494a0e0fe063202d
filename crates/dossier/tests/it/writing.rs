//! The writer, the forger's helper, and what the dossier tells the person who opens it.
//! The commands in the README are run as they stand there.

use std::io::Cursor;
use std::process::Command;

use dossier::{Entry, WriteError, Writer, forge};

use crate::ledger::{Ledger, signer};
use crate::parts::Parts;

fn begun() -> Writer<Cursor<Vec<u8>>> {
    Writer::create(Cursor::new(vec![]), &Ledger::of(5).manifest()).unwrap()
}

#[test]
fn entries_are_written_in_their_order() {
    let mut writer = begun();
    writer.checkpoint(&Ledger::of(5).signed(5)).unwrap();
    let refused = writer.key(&signer().verifier_key()).unwrap_err();
    assert!(matches!(refused, WriteError::OutOfOrder { given: Entry::Keys, current: Entry::Checkpoint }));
    assert!(matches!(
        writer.checkpoint(&Ledger::of(5).signed(5)),
        Err(WriteError::Second { given: Entry::Checkpoint })
    ));
}

#[test]
fn a_dossier_that_would_prove_nothing_is_not_finished() {
    assert!(matches!(begun().finish(), Err(WriteError::Incomplete { missing: Entry::Keys })));
    let mut writer = begun();
    writer.key(&signer().verifier_key()).unwrap();
    assert!(matches!(writer.finish(), Err(WriteError::Incomplete { missing: Entry::Checkpoint })));
}

#[test]
fn a_line_nobody_could_verify_is_not_written() {
    let refused = begun().event(&"x".repeat(dossier::MAX_LINE + 1)).unwrap_err();
    assert!(matches!(refused, WriteError::LineTooLong { found } if found == dossier::MAX_LINE + 1));
}

#[test]
fn the_readers_of_the_readme_can_check_a_line_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let mut parts = Parts::of(&Ledger::of(5).export());
    for (name, bytes) in &parts.0 {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let readme = String::from_utf8(parts.bytes(Entry::Readme).clone()).unwrap();
    assert!(readme.contains("Dossier of ledger GM0344"), "{readme}");
    assert!(!["{ledger}", "{size}", "_nl}", "_en}"].iter().any(|left| readme.contains(left)), "{readme}");
    let commands: Vec<_> = readme.lines().filter(|line| line.contains("'1p'")).collect();
    let printed = commands.iter().map(|command| {
        let output = Command::new("sh").args(["-c", command]).current_dir(folder.path()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    });
    let expected = format!("{}\n", Ledger::of(5).hashes[0].0);
    assert_eq!(printed.collect::<Vec<_>>(), vec![expected; 4]);
}

#[test]
fn a_forgery_changes_one_line_and_nothing_else() {
    let original = Ledger::of(5).export();
    let rewrite = |line: &mut Vec<u8>| line.truncate(10);
    let copy = forge::rewrite_event(Cursor::new(&original), Cursor::new(vec![]), 3, rewrite).unwrap();
    let (before, after) = (Parts::of(&original), Parts::of(copy.get_ref()));
    assert_eq!(before.0[..8], after.0[..8]);
    let expected = before.lines(Entry::Events, |lines| lines[3].truncate(10));
    assert_eq!(expected.0, after.0);
}

#[test]
fn only_an_event_that_is_there_can_be_forged() {
    let rewrite = |position| {
        let original = Cursor::new(Ledger::of(5).export());
        forge::rewrite_event(original, Cursor::new(vec![]), position, |_| ())
    };
    assert!(rewrite(4).is_ok());
    let refused = rewrite(5).unwrap_err();
    assert!(matches!(refused, forge::ForgeError::NoSuchEvent { position: 5, size: 5 }));
    let garbage = forge::rewrite_event(Cursor::new(b"garbage"), Cursor::new(vec![]), 0, |_| ());
    assert!(matches!(garbage, Err(forge::ForgeError::Original(_))));
}

#[test]
fn a_dossier_may_be_written_on_another_thread() {
    let written = std::thread::spawn(|| {
        let mut writer = begun();
        writer.key(&signer().verifier_key()).unwrap();
        writer
    });
    assert!(written.join().unwrap().checkpoint(&Ledger::of(5).signed(5)).is_ok());
}
