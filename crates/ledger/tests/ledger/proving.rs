//! Proofs and checkpoints, checked by the verifying half of `merkle`.

use ledger::LedgerError;
use merkle::{Checkpoint, note::SignedNote};

use crate::support::{World, note, signer, submission};

#[tokio::test]
async fn every_event_is_proved_against_every_later_size_and_every_size_against_every_later() {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    let mut roots = Vec::new();
    for sequence in 1..=19 {
        appender.append(submission(vec![note("a", sequence, "x")])).await.unwrap();
        roots.push(world.utrecht.head().await.unwrap().root());
    }
    let events = world.utrecht.read_stream(&ledger::StreamId::new("note", "a"), 0, u64::MAX).await.unwrap();
    for size in 1..=19_u64 {
        let root = roots[usize::try_from(size).unwrap() - 1];
        for event in events.iter().take_while(|event| event.position < size) {
            let proof = world.utrecht.prove_inclusion(event.position, size).await.unwrap();
            assert_eq!((proof.leaf_hash, proof.root), (event.leaf_hash, root));
            merkle::verify_inclusion(event.leaf_hash, event.position, size, &proof.hashes, root).unwrap();
        }
        for old in 1..=size {
            let proof = world.utrecht.prove_consistency(old, size).await.unwrap();
            let old_root = roots[usize::try_from(old).unwrap() - 1];
            assert_eq!((proof.old_root, proof.new_root), (old_root, root));
            merkle::verify_consistency(old, old_root, size, root, &proof.hashes).unwrap();
        }
    }
}

#[tokio::test]
async fn many_events_proved_together_are_proved_as_each_alone() {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    for sequence in 1..=19 {
        appender.append(submission(vec![note("a", sequence, "x")])).await.unwrap();
    }
    for positions in [vec![], vec![18, 3, 4, 5, 3], (0..19).collect()] {
        let together = world.utrecht.prove_inclusions(&positions, 19).await.unwrap();
        let mut alone = Vec::new();
        for position in positions {
            alone.push(world.utrecht.prove_inclusion(position, 19).await.unwrap());
        }
        assert_eq!(together, alone);
    }
    let past = world.utrecht.prove_inclusions(&[2, 18], 18).await.unwrap_err();
    assert!(matches!(past, LedgerError::PastTheEnd { asked: 18, size: 18, .. }), "{past}");
}

#[tokio::test]
async fn what_is_not_there_cannot_be_proved() {
    let world = World::new().await;
    world.written(vec![note("a", 1, "x")]).await;
    let past = world.utrecht.prove_inclusion(0, 2).await.unwrap_err();
    assert_eq!(past.to_string(), "2 is past the end: ledger GM0344 has 1 events");
    assert!(matches!(world.utrecht.prove_inclusion(1, 1).await, Err(LedgerError::PastTheEnd { .. })));
    assert!(matches!(world.utrecht.prove_consistency(2, 1).await, Err(LedgerError::NoSuchProof { .. })));
}

#[tokio::test]
async fn a_checkpoint_is_signed_kept_and_given_again() {
    let world = World::new().await;
    world.written(vec![note("a", 1, "x")]).await;
    let first = world.utrecht.checkpoint().await.unwrap();
    assert_eq!(first, world.utrecht.checkpoint().await.unwrap());
    assert_eq!(first, world.utrecht.checkpoint_at(1).await.unwrap());
    let note: SignedNote = first.note.parse().unwrap();
    note.verify(&[signer().verifier_key()]).unwrap();
    let checkpoint = Checkpoint::parse(note.text()).unwrap();
    assert_eq!((checkpoint.origin.as_str(), checkpoint.size), ("herstelboek.test/GM0344", 1));
    assert_eq!(checkpoint.root, world.utrecht.head().await.unwrap().root());
    assert_eq!(world.utrecht.checkpoints(0, 2, 10).await.unwrap(), vec![(1, first.note)]);
}
