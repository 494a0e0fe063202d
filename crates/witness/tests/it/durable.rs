//! What a witness said it says again after a restart, and it says nothing that it could not keep.

use std::fs;

use witness::{Refusal, Store, StoreError};

use crate::log::{Log, UTRECHT};
use crate::world::{World, cosigned, refused};

#[test]
fn a_restart_forgets_nothing_and_a_fork_is_refused_as_before() {
    let world = World::new();
    let log = Log::of(9);
    cosigned(&world.witness(), &log, 0, 5);

    let witness = world.witness();
    assert_eq!(witness.known(UTRECHT), Some(5));
    assert!(matches!(refused(&witness, log.body(0, 9)), Refusal::OtherOldSize { known: 5 }));
    let fork = Log::of(9).forged(0);
    assert!(matches!(refused(&witness, fork.body(5, 5)), Refusal::TwoHistories { size: 5 }));
    assert!(matches!(refused(&witness, fork.body(5, 9)), Refusal::NotConsistent(_)));
    cosigned(&witness, &log, 5, 9);
}

#[test]
fn what_is_on_disk_is_the_checkpoint_as_it_was_submitted() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(9));
    cosigned(&witness, &log, 0, 5);
    cosigned(&witness, &log, 5, 9);
    let files = world.files("checkpoint");
    assert_eq!(files.len(), 1);
    assert_eq!(fs::read_to_string(&files[0]).unwrap(), log.note(9).to_string());
    assert!(world.files("draft").is_empty());
}

#[test]
fn what_cannot_be_kept_is_not_cosigned() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(9));
    cosigned(&witness, &log, 0, 5);
    let file = world.files("checkpoint").remove(0);
    // In the way of the draft, also of an administrator's.
    fs::create_dir(file.with_extension("draft")).unwrap();
    let refusal = refused(&witness, log.body(5, 9));
    assert!(matches!(refusal, Refusal::NotKept(StoreError::File { action: "create", .. })), "{refusal:?}");
    assert_eq!((refusal.status(), witness.known(UTRECHT)), (500, Some(5)));
    assert!(!refusal.to_string().contains("draft"), "no path of this machine is said outside: {refusal}");

    fs::remove_dir(file.with_extension("draft")).unwrap();
    cosigned(&witness, &log, 5, 9);
}

#[test]
fn a_draft_that_was_left_by_a_crash_counts_for_nothing() {
    let world = World::new();
    let log = Log::of(9);
    cosigned(&world.witness(), &log, 0, 5);
    let file = world.files("checkpoint").remove(0);
    fs::write(file.with_extension("draft"), log.note(9).to_string()).unwrap();
    let witness = world.witness();
    assert_eq!(witness.known(UTRECHT), Some(5));
    cosigned(&witness, &log, 5, 9);
}

#[test]
fn a_damaged_memory_is_no_empty_one() {
    let world = World::new();
    let log = Log::of(5);
    cosigned(&world.witness(), &log, 0, 5);
    let file = world.files("checkpoint").remove(0);
    let elsewhere = log.clone().named("herstelboek.test/GM0363").note(5).to_string();
    let whole = fs::read(&file).unwrap();
    for damage in [b"".as_slice(), b"\xff\xfe", &whole[..whole.len() / 2], elsewhere.as_bytes()] {
        fs::write(&file, damage).unwrap();
        let refused = world.try_witness(vec![log.watched()]).err().unwrap();
        assert!(matches!(&refused, StoreError::Damaged { path } if *path == file), "{refused}");
    }
    fs::write(&file, whole).unwrap();
    assert_eq!(world.witness().known(UTRECHT), Some(5));
}

#[test]
fn two_witnesses_never_share_a_folder() {
    let world = World::new();
    assert!(!Store::exists(&world.folder()));
    let first = world.witness();
    assert!(Store::exists(&world.folder()));
    let second = world.try_witness(vec![Log::of(0).watched()]).err().unwrap();
    assert!(matches!(second, StoreError::InUse { .. }), "{second}");
    drop(first);
    world.witness();
}
