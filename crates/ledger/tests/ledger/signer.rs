//! One signer for good: who starts with another name or key is told who signed last.

use std::sync::Arc;

use database::Database;
use ledger::{Ledger, LedgerName, Ledgers, LedgersOptions, Upcasters};
use merkle::note::{NoteSigner, VerifierKey};

use crate::support::{World, note};

fn another(name: &str, seed: u8) -> NoteSigner {
    NoteSigner::from_seed(name, &[seed; 32]).unwrap()
}

impl World {
    /// A process on the same database that signs with this key.
    async fn signing_with(&self, signer: NoteSigner) -> Ledgers {
        let database = Database::connect(self.fresh.app.clone()).await.unwrap();
        let (clock, signer) = (self.clock.clone(), Arc::new(signer));
        Ledgers::new(database, LedgersOptions { clock, signer, upcasters: Upcasters::default() })
    }

    async fn amsterdam(&self, ledgers: &Ledgers) -> Ledger {
        ledgers.open(&"GM0363".parse().unwrap(), "Amsterdam").await.unwrap()
    }
}

/// Who signed last as those see it who sign with another key: the ledger, and the key by name and id.
async fn told(ledgers: &Ledgers) -> Option<(LedgerName, String, [u8; 4])> {
    let (ledger, signature) = ledgers.other_signer().await.unwrap()?;
    Some((ledger, signature.name, signature.key_id))
}

fn by(ledger: &Ledger, key: &VerifierKey) -> Option<(LedgerName, String, [u8; 4])> {
    Some((ledger.name().clone(), key.name().to_owned(), key.id()))
}

#[tokio::test]
async fn before_anything_is_signed_anybody_may_sign() {
    let world = World::new().await;
    world.written(vec![note("a", 1, "x")]).await;
    let others = world.signing_with(another("herstelboek.elsewhere", 8)).await;
    assert_eq!(told(&others).await, None);
}

#[tokio::test]
async fn another_name_or_another_key_is_another_signer() {
    let world = World::new().await;
    world.written(vec![note("a", 1, "x")]).await;
    world.utrecht.checkpoint().await.unwrap();
    world.amsterdam(&world.ledgers).await;
    assert_eq!(told(&world.second_process().await).await, None);
    let kept = by(&world.utrecht, &world.utrecht.verifier_key());
    for other in [another("herstelboek.elsewhere", 7), another("herstelboek.test", 8)] {
        assert_eq!(told(&world.signing_with(other).await).await, kept);
    }
}

#[tokio::test]
async fn of_two_who_have_signed_the_last_one_goes_on() {
    let world = World::new().await;
    let others = world.signing_with(another("herstelboek.test", 8)).await;
    let amsterdam = world.amsterdam(&others).await;
    amsterdam.checkpoint().await.unwrap();
    world.clock.set("2024-03-01T09:00:01Z");
    world.utrecht.checkpoint().await.unwrap();
    assert_eq!(told(&world.ledgers).await, None);
    assert_eq!(told(&others).await, by(&world.utrecht, &world.utrecht.verifier_key()));

    world.clock.set("2024-03-01T09:00:02Z");
    world.written(vec![note("a", 1, "x")]).await;
    others.get(world.utrecht.name()).await.unwrap().checkpoint().await.unwrap();
    assert_eq!(told(&others).await, None);
    assert_eq!(told(&world.ledgers).await, by(&world.utrecht, &amsterdam.verifier_key()));
}

#[tokio::test]
async fn what_cannot_be_read_is_for_the_verifier_and_no_other_signer() {
    let world = World::new().await;
    world.utrecht.checkpoint().await.unwrap();
    let amsterdam = world.amsterdam(&world.ledgers).await;
    amsterdam.checkpoint().await.unwrap();
    let superuser = world.superuser().await;
    for statement in [
        "alter table checkpoints disable trigger all",
        "alter table ledgers disable trigger all",
        "update checkpoints set note = 'not a note' where ledger = 'GM0344'",
        "update ledgers set frontier = decode(repeat('00', 32), 'hex') where ledger = 'GM0363'",
    ] {
        sqlx::query(statement).execute(superuser.pool()).await.unwrap();
    }
    let others = world.signing_with(another("herstelboek.elsewhere", 8)).await;
    assert_eq!(told(&others).await, None);
}
