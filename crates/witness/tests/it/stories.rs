//! What a witness cosigns and what it refuses, in the order of the specification.

use merkle::note::NoteSigner;
use merkle::{Checkpoint, ProofError};
use witness::{AddCheckpoint, Refusal};

use crate::log::{Log, UTRECHT, keeper};
use crate::world::{START, World, cosigned, refused};

#[test]
fn the_first_checkpoint_of_a_log_needs_no_proof() {
    let world = World::new();
    let witness = world.witness();
    assert_eq!(witness.known(UTRECHT), Some(0));
    assert_eq!(cosigned(&witness, &Log::of(5), 0, 5), START);
    assert_eq!(witness.known(UTRECHT), Some(5));
}

#[test]
fn growth_is_cosigned_with_its_proof_step_by_step() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(70));
    let sizes = [0, 1, 2, 3, 7, 8, 9, 64, 65, 70];
    for (step, pair) in sizes.windows(2).enumerate() {
        assert_eq!(cosigned(&witness, &log, pair[0], pair[1]), START + step as u64);
    }
    assert_eq!(witness.known(UTRECHT), Some(70));
}

#[test]
fn the_same_checkpoint_is_cosigned_again_at_its_own_second() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(5));
    assert_eq!(cosigned(&witness, &log, 0, 0), START, "also a log without events");
    assert_eq!(cosigned(&witness, &log, 0, 5), START + 1);
    assert_eq!(cosigned(&witness, &log, 5, 5), START + 2);
}

#[test]
fn a_request_that_is_sent_twice_is_told_where_the_log_stands() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(9));
    cosigned(&witness, &log, 0, 5);
    cosigned(&witness, &log, 5, 9);
    for (old, new) in [(5, 9), (0, 5), (0, 9), (4, 5), (8, 9)] {
        let refusal = refused(&witness, log.body(old, new));
        assert!(matches!(refusal, Refusal::OtherOldSize { known: 9 }), "{old}..{new}: {refusal}");
        assert_eq!(refusal.status(), 409);
    }
    assert_eq!(witness.known(UTRECHT), Some(9));
}

#[test]
fn a_forked_history_is_refused_whatever_proof_comes_with_it() {
    let world = World::new();
    let (witness, log, fork) = (world.witness(), Log::of(9), Log::of(9).forged(2));
    cosigned(&witness, &log, 0, 5);
    for (proof, told) in [
        (fork.proof(5, 9), "the proof leads to the old root"),
        (log.proof(5, 9), "the proof leads to the root"),
        (vec![], "the proof has 0 hashes"),
    ] {
        let body = AddCheckpoint::new(5, proof, fork.note(9)).unwrap().to_body();
        let refusal = refused(&witness, body);
        assert_eq!(refusal.status(), 422);
        assert!(refusal.to_string().contains(told), "{refusal}");
    }
    cosigned(&witness, &log, 5, 9);
}

#[test]
fn two_histories_of_one_size_are_refused_said_and_kept_as_evidence() {
    let world = World::new();
    let (witness, log, fork) = (world.witness(), Log::of(5), Log::of(5).forged(4));
    cosigned(&witness, &log, 0, 5);
    assert!(world.files("two-histories").is_empty());
    for _ in 0..2 {
        let refusal = refused(&witness, fork.body(5, 5));
        assert!(matches!(refusal, Refusal::TwoHistories { size: 5 }), "{refusal}");
        assert_eq!(refusal.status(), 409);
    }
    let evidence = std::fs::read_to_string(&world.files("two-histories")[0]).unwrap();
    assert_eq!(evidence, format!("{}\n{}", log.note(5), fork.note(5)));
    assert_eq!(cosigned(&witness, &log, 5, 5), START + 1, "the history it knows is still the one");
}

#[test]
fn the_first_checkpoint_without_leaves_has_one_root_only() {
    let world = World::new();
    let checkpoint = Checkpoint { size: 0, ..Log::of(3).checkpoint(3) };
    let note = keeper().sign(&checkpoint.to_text()).unwrap();
    let refusal = refused(&world.witness(), AddCheckpoint::new(0, vec![], note).unwrap().to_body());
    assert!(matches!(refusal, Refusal::TwoHistories { size: 0 }), "{refusal}");
    assert!(world.files("checkpoint").is_empty() && world.files("two-histories").is_empty());
}

#[test]
fn a_checkpoint_by_another_key_is_refused() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(5));
    let text = log.checkpoint(5).to_text();
    let thief = NoteSigner::from_seed("herstelboek.test", &[8; 32]).unwrap().sign(&text).unwrap();
    let forger = AddCheckpoint::new(0, vec![], Log::of(5).forged(1).note(5)).unwrap();
    let changed = forger.to_body().replace("GM0344\n5\n", "GM0344\n4\n");
    for body in [AddCheckpoint::new(0, vec![], thief.clone()).unwrap().to_body(), changed] {
        let refusal = refused(&witness, body);
        assert!(matches!(refusal, Refusal::NotSigned), "{refusal}");
        assert_eq!(refusal.status(), 403);
    }
    // A further signature that nobody here knows does no harm.
    let both = keeper().cosign(&thief).unwrap();
    witness.add_checkpoint(AddCheckpoint::new(0, vec![], both).unwrap().to_body().as_bytes()).unwrap();
}

#[test]
fn a_log_that_is_not_watched_is_unknown_even_when_its_key_is_known() {
    let world = World::new();
    let witness = world.witness();
    let refusal = refused(&witness, Log::of(5).named("herstelboek.test/GM0363").body(0, 5));
    assert!(matches!(refusal, Refusal::UnknownOrigin), "{refusal}");
    assert_eq!((refusal.status(), witness.known("herstelboek.test/GM0363")), (404, None));
}

#[test]
fn an_old_size_beyond_the_checkpoint_is_a_bad_request() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(9));
    cosigned(&witness, &log, 0, 9);
    let refusal = refused(&witness, log.body(9, 5));
    assert!(matches!(refusal, Refusal::OldSizeTooLarge { old: 9, size: 5 }), "{refusal}");
    assert_eq!(refusal.status(), 400);
}

#[test]
fn a_proof_where_none_is_needed_is_refused() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(9));
    let body = AddCheckpoint::new(0, log.proof(5, 9), log.note(9)).unwrap().to_body();
    let refusal = refused(&witness, body);
    assert!(matches!(refusal, Refusal::NotConsistent(ProofError::Length { expected: 0, .. })), "{refusal}");
}

#[test]
fn two_logs_of_one_keeper_are_two_logs_and_a_log_may_have_two_keys() {
    let world = World::new();
    let amsterdam = Log::of(3).named("herstelboek.test/GM0363");
    let successor = NoteSigner::from_seed("herstelboek.test", &[8; 32]).unwrap();
    let mut watched = vec![Log::of(0).watched(), amsterdam.watched(), Log::of(0).watched()];
    watched[2].key = successor.verifier_key();
    let witness = world.try_witness(watched).unwrap();
    cosigned(&witness, &Log::of(5), 0, 5);
    cosigned(&witness, &amsterdam, 0, 3);
    let log = Log::of(6);
    let note = successor.sign(&log.checkpoint(6).to_text()).unwrap();
    let body = AddCheckpoint::new(5, log.proof(5, 6), note).unwrap().to_body();
    witness.add_checkpoint(body.as_bytes()).unwrap();
    assert_eq!((witness.known(UTRECHT), witness.known("herstelboek.test/GM0363")), (Some(6), Some(3)));
}

#[test]
fn of_many_who_ask_at_once_for_one_log_exactly_one_is_first() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(40));
    cosigned(&witness, &log, 0, 8);
    let answers: Vec<_> = std::thread::scope(|scope| {
        let ask = |size: u64| {
            let (witness, log) = (&witness, &log);
            scope.spawn(move || (size, witness.add_checkpoint(log.body(8, size).as_bytes())))
        };
        let all: Vec<_> = (9..=40).map(ask).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let first: Vec<_> = answers.iter().filter(|(_, answer)| answer.is_ok()).map(|(size, _)| *size).collect();
    assert_eq!(first.len(), 1, "{answers:?}");
    assert_eq!(witness.known(UTRECHT), Some(first[0]));
    for (size, answer) in answers.iter().filter(|(size, _)| *size != first[0]) {
        let told = answer.as_ref().unwrap_err();
        assert!(matches!(told, Refusal::OtherOldSize { known } if *known == first[0]), "{size}: {told}");
    }
}
