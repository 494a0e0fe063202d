//! Claims that race: all who hold a claim to a BSN speak of the same person.

use domain::ids::PersonId;
use uuid::Uuid;
use vault::Bsn;

use super::{Bench, UTRECHT};

fn id(number: u64) -> PersonId {
    PersonId::new(Uuid::from_u64_pair(0, number))
}

fn fingerprint(number: u64) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    bytes
}

#[tokio::test]
async fn processes_that_claim_at_once_agree() {
    let bench = Bench::new().await;
    let other = bench.another().await;
    let bsn = Bsn::parse("111222333").unwrap();
    let requests: Vec<[u8; 32]> = (0..16).map(fingerprint).collect();
    let claims = (0..16).map(|number| {
        let vault = if number % 2 == 0 { &bench.vault } else { &other };
        let place = usize::try_from(number).unwrap();
        vault.claim_bsn(UTRECHT, &bsn, id(number), &requests[place])
    });
    let claims = futures::future::try_join_all(claims).await.unwrap();
    assert!(claims.iter().all(|claim| claim.person == claims[0].person), "{claims:?}");
    let mut generations: Vec<i32> = claims.iter().map(|claim| claim.generation).collect();
    generations.sort_unstable();
    assert_eq!(generations, (1..=16).collect::<Vec<i32>>());
}
