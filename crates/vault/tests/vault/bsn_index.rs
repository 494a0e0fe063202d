//! A BSN is found again by its keyed index, inside its ledger, and by nothing else.

use domain::ids::PersonId;
use uuid::Uuid;
use vault::Bsn;

use super::{AMSTERDAM, Bench, UTRECHT};

fn bsn() -> Bsn {
    Bsn::parse("111222333").unwrap()
}

fn id(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

#[tokio::test]
async fn a_bsn_is_the_first_persons_for_good() {
    let bench = Bench::new().await;
    assert_eq!(bench.vault.person_by_bsn(UTRECHT, &bsn()).await.unwrap(), None);
    assert_eq!(
        bench.vault.claim_bsn(UTRECHT, &bsn(), id(1)).await.unwrap(),
        id(1)
    );
    assert_eq!(
        bench.vault.claim_bsn(UTRECHT, &bsn(), id(2)).await.unwrap(),
        id(1)
    );
    assert_eq!(
        bench.vault.person_by_bsn(UTRECHT, &bsn()).await.unwrap(),
        Some(id(1))
    );
    let other = Bsn::parse("999990342").unwrap();
    assert_eq!(bench.vault.person_by_bsn(UTRECHT, &other).await.unwrap(), None);
}

#[tokio::test]
async fn municipalities_do_not_see_each_others_persons() {
    let bench = Bench::new().await;
    bench.vault.claim_bsn(UTRECHT, &bsn(), id(1)).await.unwrap();
    assert_eq!(bench.vault.person_by_bsn(AMSTERDAM, &bsn()).await.unwrap(), None);
    bench.vault.claim_bsn(AMSTERDAM, &bsn(), id(2)).await.unwrap();
    let different: i64 = sqlx::query_scalar("SELECT count(DISTINCT bsn_hmac) FROM vault.bsn_index")
        .fetch_one(bench.admin().await.pool())
        .await
        .unwrap();
    assert_eq!(different, 2, "the same BSN may not be recognised across ledgers");
}

#[tokio::test]
async fn two_processes_that_claim_at_once_agree() {
    let bench = Bench::new().await;
    let other = bench.another().await;
    let number = bsn();
    let claims = (1..=16).map(|candidate| {
        let vault = if candidate % 2 == 0 { &bench.vault } else { &other };
        vault.claim_bsn(UTRECHT, &number, id(candidate))
    });
    let mut winners = futures::future::try_join_all(claims).await.unwrap();
    winners.dedup();
    assert_eq!(winners.len(), 1, "{winners:?}");
}

#[tokio::test]
async fn the_database_holds_neither_the_bsn_nor_its_plain_hash() {
    let bench = Bench::new().await;
    bench.vault.claim_bsn(UTRECHT, &bsn(), id(1)).await.unwrap();
    let found: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM vault.bsn_index WHERE bsn_index::text LIKE '%111222333%' \
         OR bsn_hmac IN (sha256('111222333'), sha256('GM0344111222333'))",
    )
    .fetch_one(bench.admin().await.pool())
    .await
    .unwrap();
    assert_eq!(found, 0);
}
