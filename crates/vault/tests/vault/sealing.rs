//! What is sealed can be opened again, there and nowhere else.

use domain::Sealed;
use proptest::prelude::*;
use vault::{LONGEST_TEXT, Purpose, VaultError};

use super::{AMSTERDAM, Bench, UTRECHT, access, household, person};

#[tokio::test]
async fn a_text_comes_back_as_it_was() {
    let bench = Bench::new().await;
    for text in ["", "Sanne Jansen", "ĳ, é, 漢字, \u{1F4D6} and a\nnew line"] {
        let sealed = bench.vault.seal(UTRECHT, person(1), Purpose::Text, text).await.unwrap();
        let opened = bench.vault.open(UTRECHT, person(1), Purpose::Text, &sealed, &access()).await.unwrap();
        assert_eq!(opened.as_str(), text);
    }
}

#[tokio::test]
async fn the_sealed_text_shows_nothing_and_is_never_the_same() {
    let bench = Bench::new().await;
    let first = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    let second = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    assert_ne!(first, second);
    assert!(!String::from_utf8_lossy(&first.ciphertext).contains("Sanne"));
}

#[tokio::test]
async fn a_sealed_text_cannot_be_moved() {
    let bench = Bench::new().await;
    let seal = |ledger, subject| bench.vault.seal(ledger, subject, Purpose::Name, "Sanne Jansen");
    let sealed = seal(UTRECHT, person(1)).await.unwrap();
    seal(UTRECHT, person(2)).await.unwrap();
    seal(UTRECHT, household(1)).await.unwrap();
    seal(AMSTERDAM, person(1)).await.unwrap();

    let elsewhere = [
        (AMSTERDAM, person(1), Purpose::Name),
        (UTRECHT, person(2), Purpose::Name),
        (UTRECHT, household(1), Purpose::Name),
        (UTRECHT, person(3), Purpose::Name),
        (UTRECHT, person(1), Purpose::Address),
    ];
    for (ledger, subject, purpose) in elsewhere {
        let refused = bench.vault.open(ledger, subject, purpose, &sealed, &access()).await.unwrap_err();
        assert!(matches!(refused, VaultError::KeyUnknown(_) | VaultError::Altered), "{refused}");
    }
    assert_eq!(bench.count("openings").await, 0);
}

#[tokio::test]
async fn a_key_renamed_to_that_of_another_subject_does_not_help() {
    let bench = Bench::new().await;
    let sealed = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    let other = bench.vault.seal(UTRECHT, person(2), Purpose::Name, "Karim").await.unwrap();
    let forged = Sealed { key: other.key, ..sealed };
    let refused = bench.vault.open(UTRECHT, person(2), Purpose::Name, &forged, &access()).await.unwrap_err();
    assert!(matches!(refused, VaultError::Altered), "{refused}");
}

#[tokio::test]
async fn a_text_over_the_limit_is_refused_with_the_limit() {
    let bench = Bench::new().await;
    let longest = "x".repeat(LONGEST_TEXT);
    bench.vault.seal(UTRECHT, person(1), Purpose::Text, &longest).await.unwrap();
    let refused =
        bench.vault.seal(UTRECHT, person(1), Purpose::Text, &format!("{longest}x")).await.unwrap_err();
    assert_eq!(refused.to_string(), "the text has 65537 bytes and the limit is 65536; shorten it");
}

#[test]
fn any_text_is_sealed_and_opened_and_any_change_is_noticed() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let bench = runtime.block_on(Bench::new());
    let purposes = [Purpose::Name, Purpose::Bsn, Purpose::DateOfBirth, Purpose::Address, Purpose::Text];
    let cases = (".{0,300}", 0..4u128, 0..purposes.len(), any::<prop::sample::Index>(), 0..8u32);
    let mut runner = proptest::test_runner::TestRunner::default();
    let story = |(text, subject, purpose, place, bit): (String, u128, usize, prop::sample::Index, u32)| {
        let purpose = purposes[purpose];
        runtime.block_on(async {
            let sealed = bench.vault.seal(UTRECHT, person(subject), purpose, &text).await.unwrap();
            let read: Sealed = sealed.to_string().parse().unwrap();
            let opened = bench.vault.open(UTRECHT, person(subject), purpose, &read, &access()).await.unwrap();
            prop_assert_eq!(opened.as_str(), text);

            let mut changed = sealed.clone();
            let place = place.index(changed.ciphertext.len());
            changed.ciphertext[place] ^= 1 << bit;
            let refused =
                bench.vault.open(UTRECHT, person(subject), purpose, &changed, &access()).await.unwrap_err();
            prop_assert!(matches!(refused, VaultError::Altered));
            Ok(())
        })
    };
    runner.run(&cases, story).unwrap();
}
