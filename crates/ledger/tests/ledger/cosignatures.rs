//! What witnesses say of checkpoints: only what fits is kept, once each, for good, and it comes out with the note.

use database::Database;
use ledger::{CosignatureError, MAX_COSIGNATURES};
use merkle::note::{Cosigner, NoteSignature, SignedNote};

use crate::support::{World, note, signer};

const TIME: u64 = 1_709_284_000;

fn witness(number: u8) -> Cosigner {
    Cosigner::from_seed(&format!("witness.example/w{number}"), &[number + 20; 32]).unwrap()
}

/// What this witness says of the checkpoint over so many events.
async fn said(world: &World, witness: &Cosigner, size: u64) -> NoteSignature {
    let kept = world.utrecht.checkpoint_at(size).await.unwrap();
    witness.cosign(kept.note.parse::<SignedNote>().unwrap().text(), TIME)
}

async fn two_events() -> World {
    let world = World::new().await;
    world.written(vec![note("a", 1, "x"), note("a", 2, "y")]).await;
    world
}

#[tokio::test]
async fn a_checkpoint_comes_out_with_what_its_witnesses_say_of_it() {
    let world = two_events().await;
    let ledger = &world.utrecht;
    let bare = ledger.checkpoint_at(1).await.unwrap();
    let after = ledger.checkpoint().await.unwrap();
    for number in [2, 1] {
        let line = said(&world, &witness(number), 1).await;
        ledger.add_cosignature(1, &witness(number).cosigner_key(), &line).await.unwrap();
    }
    let kept = ledger.checkpoint_at(1).await.unwrap();
    let lines = [said(&world, &witness(2), 1).await, said(&world, &witness(1), 1).await];
    assert_eq!(kept.note, format!("{}{}\n{}\n", bare.note, lines[0], lines[1]));
    assert_eq!(ledger.checkpoint().await.unwrap(), after, "the other checkpoint is as it was");
    assert_eq!(
        ledger.checkpoints(0, u64::MAX, 10).await.unwrap(),
        vec![(1, kept.note.clone()), (2, after.note)]
    );

    let note: SignedNote = kept.note.parse().unwrap();
    note.verify(&[signer().verifier_key()]).unwrap();
    let keys = ledger.cosigners().await.unwrap();
    assert_eq!(keys, [witness(1).cosigner_key(), witness(2).cosigner_key()]);
    let seconds: Vec<_> = note.cosignatures(&keys).unwrap().iter().map(|one| one.seconds).collect();
    assert_eq!(seconds, [TIME, TIME]);
}

#[tokio::test]
async fn the_largest_size_a_witness_cosigned_is_known() {
    let world = two_events().await;
    let key = witness(1).cosigner_key();
    assert_eq!(world.utrecht.cosigned_by(&key).await.unwrap(), None);
    for size in [2, 1] {
        let line = said(&world, &witness(1), size).await;
        world.utrecht.add_cosignature(size, &key, &line).await.unwrap();
    }
    assert_eq!(world.utrecht.cosigned_by(&key).await.unwrap(), Some(2));
    assert_eq!(world.utrecht.cosigned_by(&witness(2).cosigner_key()).await.unwrap(), None);
}

#[tokio::test]
async fn a_witness_says_it_once_and_the_first_time_stays() {
    let world = two_events().await;
    let (key, ledger) = (witness(1).cosigner_key(), &world.utrecht);
    let first = said(&world, &witness(1), 2).await;
    ledger.add_cosignature(2, &key, &first).await.unwrap();
    let kept = ledger.checkpoint().await.unwrap();
    let later = witness(1).cosign(kept.note.parse::<SignedNote>().unwrap().text(), TIME + 60);
    ledger.add_cosignature(2, &key, &later).await.unwrap();
    assert_eq!(ledger.checkpoint().await.unwrap(), kept);
}

#[tokio::test]
async fn only_what_fits_a_published_checkpoint_is_kept() {
    let world = two_events().await;
    let (key, ledger) = (witness(1).cosigner_key(), &world.utrecht);
    let line = said(&world, &witness(1), 1).await;

    let unpublished = ledger.add_cosignature(2, &key, &line).await.unwrap_err();
    assert_eq!(
        unpublished.to_string(),
        "ledger GM0344 has published no checkpoint over 2 events: publish it first"
    );
    ledger.checkpoint().await.unwrap();
    let another_size = ledger.add_cosignature(2, &key, &line).await;
    assert!(matches!(another_size, Err(CosignatureError::DoesNotFit(_))), "{another_size:?}");
    let another_key = ledger.add_cosignature(1, &witness(2).cosigner_key(), &line).await;
    assert!(matches!(another_key, Err(CosignatureError::OtherWitness { .. })), "{another_key:?}");
    let renamed = NoteSignature { name: "witness.example/w2".into(), ..line.clone() };
    assert!(ledger.add_cosignature(1, &key, &renamed).await.is_err());
    let mut bytes = line.bytes.clone();
    bytes[20] ^= 1;
    assert!(ledger.add_cosignature(1, &key, &NoteSignature { bytes, ..line.clone() }).await.is_err());
    let long = Cosigner::from_seed(&"w".repeat(600), &[1; 32]).unwrap();
    let said_at_length = said(&world, &long, 1).await;
    let too_long = ledger.add_cosignature(1, &long.cosigner_key(), &said_at_length).await;
    assert!(matches!(too_long, Err(CosignatureError::TooLong)), "{too_long:?}");
    assert_eq!(ledger.cosigners().await.unwrap(), []);
}

#[tokio::test]
async fn sixteen_witnesses_are_kept_also_when_all_come_at_once() {
    let world = two_events().await;
    let ledger = &world.utrecht;
    let mut lines = Vec::new();
    for number in 0..20 {
        lines.push((witness(number).cosigner_key(), said(&world, &witness(number), 2).await));
    }
    let all = lines.iter().map(|(key, line)| ledger.add_cosignature(2, key, line));
    let answers = futures::future::join_all(all).await;
    let refused = |answer: &&Result<_, _>| matches!(answer, Err(CosignatureError::TooMany { size: 2 }));
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 16, "{answers:?}");
    assert_eq!(answers.iter().filter(refused).count(), 4);
    let kept: SignedNote = ledger.checkpoint().await.unwrap().note.parse().unwrap();
    assert_eq!(kept.signatures().len(), 1 + MAX_COSIGNATURES);
}

#[tokio::test]
async fn what_was_said_is_neither_changed_nor_seen_from_another_ledger() {
    let world = two_events().await;
    let line = said(&world, &witness(1), 2).await;
    world.utrecht.add_cosignature(2, &witness(1).cosigner_key(), &line).await.unwrap();

    let app = Database::connect(world.fresh.app.clone()).await.unwrap();
    let statements =
        ["update cosignatures set line = 'x'", "delete from cosignatures", "truncate cosignatures"];
    for statement in statements {
        let refused = crate::immutable::refusal(&app, statement).await;
        assert_eq!(refused, "permission denied for table cosignatures");
    }
    let owner = world.superuser().await;
    for (statement, done) in statements.into_iter().zip(["UPDATE", "DELETE", "TRUNCATE"]) {
        let refused = crate::immutable::refusal(&owner, statement).await;
        assert_eq!(refused, format!("cosignatures is append-only: {done} is refused"));
    }
    let amsterdam = world.ledgers.open(&"GM0363".parse().unwrap(), "Amsterdam").await.unwrap();
    assert_eq!(amsterdam.cosigners().await.unwrap(), []);
    let outside = sqlx::query("select ledger from cosignatures").fetch_all(app.pool()).await.unwrap();
    assert!(outside.is_empty());
}
