//! One data key per subject and ledger, whoever makes it first, and only for who has the key-encryption key.

use std::sync::Arc;

use database::Database;
use tempfile::TempDir;
use vault::{FileKeyProvider, KeyProviderError, Purpose, Vault, VaultError};

use super::{AMSTERDAM, Bench, UTRECHT, access, person};

#[tokio::test]
async fn two_processes_that_seal_first_use_one_key() {
    let bench = Bench::new().await;
    let other = bench.another().await;
    let seals = (0..16).map(|number| {
        let vault = if number % 2 == 0 { &bench.vault } else { &other };
        vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen")
    });
    let sealed = futures::future::try_join_all(seals).await.unwrap();
    assert!(sealed.iter().all(|one| one.key == sealed[0].key));
    assert_eq!(bench.count("keys").await, 1);
    for one in &sealed {
        let opened = other.open(UTRECHT, person(1), Purpose::Name, one, &access()).await.unwrap();
        assert_eq!(opened.as_str(), "Sanne Jansen");
    }
}

#[tokio::test]
async fn each_subject_has_a_key_of_its_own_in_each_ledger() {
    let bench = Bench::new().await;
    for (ledger, subject) in [(UTRECHT, person(1)), (UTRECHT, person(2)), (AMSTERDAM, person(1))] {
        bench.vault.seal(ledger, subject, Purpose::Name, "Sanne Jansen").await.unwrap();
    }
    assert_eq!(bench.count("keys").await, 3);
}

#[tokio::test]
async fn a_wrapped_key_given_to_another_subject_does_not_unwrap() {
    let bench = Bench::new().await;
    let sealed = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    bench.execute("ALTER TABLE vault.keys DISABLE TRIGGER USER").await;
    bench.execute("UPDATE vault.keys SET subject_id = '00000000-0000-0000-0000-000000000002'").await;
    let fooled = bench.another().await.open(UTRECHT, person(2), Purpose::Name, &sealed, &access()).await;
    let refused = fooled.unwrap_err();
    assert!(matches!(refused, VaultError::Keys(KeyProviderError::Altered)), "{refused}");
}

#[tokio::test]
async fn a_key_wrapped_by_another_key_encryption_key_is_named() {
    let bench = Bench::new().await;
    let sealed = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    bench.execute("ALTER TABLE vault.keys DISABLE TRIGGER USER").await;
    bench.execute("UPDATE vault.keys SET kek = 'hsm-2019'").await;
    let refused = bench.another().await.open(UTRECHT, person(1), Purpose::Name, &sealed, &access()).await;
    let refused = refused.unwrap_err();
    assert!(
        matches!(&refused, VaultError::Keys(KeyProviderError::OtherKek { wanted, .. }) if wanted == "hsm-2019"),
        "{refused}"
    );
}

#[tokio::test]
async fn a_database_does_not_take_other_keys_than_its_own() {
    let bench = Bench::new().await;
    let elsewhere = TempDir::new().unwrap();
    let provider = FileKeyProvider::open(elsewhere.path()).unwrap();
    let database = Database::connect(bench.fresh.app.clone()).await.unwrap();
    let refused = Vault::connect(database, Arc::new(provider)).await.unwrap_err();
    assert!(matches!(refused, VaultError::OtherKeySet { .. }), "{refused}");
}

#[tokio::test]
async fn a_subject_of_another_ledger_is_out_of_sight() {
    let bench = Bench::new().await;
    bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    let database = Database::connect(bench.fresh.app.clone()).await.unwrap();
    for (ledger, expected) in [(UTRECHT, 1), (AMSTERDAM, 0)] {
        let mut transaction = database.begin(ledger).await.unwrap();
        let seen: i64 =
            sqlx::query_scalar("SELECT count(*) FROM vault.keys").fetch_one(&mut *transaction).await.unwrap();
        assert_eq!(seen, expected, "{ledger}");
    }
}

#[tokio::test]
async fn a_fingerprint_recognises_a_request_and_tells_parts_apart() {
    let bench = Bench::new().await;
    let print = |parts: &[&[u8]]| bench.vault.fingerprint(parts);
    assert_eq!(print(&[b"ab", b"c"]), bench.another().await.fingerprint(&[b"ab", b"c"]));
    assert_ne!(print(&[b"ab", b"c"]), print(&[b"a", b"bc"]));
    assert_ne!(print(&[b"ab", b"c"]), Bench::new().await.vault.fingerprint(&[b"ab", b"c"]));
}
