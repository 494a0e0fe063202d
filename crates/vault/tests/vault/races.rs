//! Claims that race: at any moment, all who hold a claim to a BSN speak of the same person.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::ids::PersonId;
use uuid::Uuid;
use vault::{Bsn, RecordedIdentity, Tries, Vault};

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

/// Who holds claims to the BSN, as those who hold them know it: how many for each person.
#[derive(Default)]
struct Holders(Mutex<HashMap<PersonId, u32>>);

impl Holders {
    fn join(&self, person: PersonId) {
        let mut holders = self.0.lock().unwrap();
        *holders.entry(person).or_default() += 1;
        assert_eq!(holders.len(), 1, "one BSN, two persons: {holders:?}");
    }

    fn leave(&self, person: PersonId) {
        let mut holders = self.0.lock().unwrap();
        let left = holders.get_mut(&person).unwrap();
        *left -= 1;
        if *left == 0 {
            holders.remove(&person);
        }
    }
}

/// One client: commands with the BSN, each with a candidate of its own, most of them refused. Every fifth is recorded,
/// and its person states the details without the BSN at once.
async fn client(vault: &Vault, bsn: &Bsn, number: u64, holders: &Holders, positions: &AtomicU64) {
    for turn in 0..10 {
        let request = fingerprint(number * 100 + turn);
        let candidate = id(number * 100 + turn);
        let claim = vault.claim_bsn(UTRECHT, bsn, candidate, &request).await.unwrap();
        holders.join(claim.person);
        if (number + turn).is_multiple_of(5) {
            let identity = RecordedIdentity {
                person: claim.person,
                claim: Some(&claim),
                position: positions.fetch_add(1, Ordering::SeqCst),
            };
            vault.record_bsn(UTRECHT, identity, &request).await.unwrap();
            let found = vault.person_by_bsn(UTRECHT, bsn).await.unwrap();
            assert!(found.is_none_or(|found| found == claim.person), "{found:?}");
            holders.leave(claim.person);
            let without = RecordedIdentity {
                person: claim.person,
                claim: None,
                position: positions.fetch_add(1, Ordering::SeqCst),
            };
            let request = fingerprint(1_000_000 + number * 100 + turn);
            vault.record_bsn(UTRECHT, without, &request).await.unwrap();
        } else {
            holders.leave(claim.person);
            let tries = Tries::All(&request);
            vault.release_bsn(UTRECHT, &claim, tries).await.unwrap();
        }
    }
}

#[tokio::test]
async fn claims_releases_and_records_that_race_never_make_two_of_one_person() {
    let bench = Bench::new().await;
    let other = bench.another().await;
    let bsn = Bsn::parse("111222333").unwrap();
    let (holders, positions) = (Holders::default(), AtomicU64::new(0));
    let clients = (0..8).map(|number| {
        let vault = if number % 2 == 0 { &bench.vault } else { &other };
        client(vault, &bsn, number, &holders, &positions)
    });
    futures::future::join_all(clients).await;
    assert_eq!(bench.vault.person_by_bsn(UTRECHT, &bsn).await.unwrap(), None);
    assert_eq!(bench.count("bsn_claims").await, 80, "a claim for every try, each a generation");
    let fresh = fingerprint(999_999);
    let last = bench.vault.claim_bsn(UTRECHT, &bsn, id(999_999), &fresh);
    assert_eq!(last.await.unwrap().person, id(999_999), "everything is released");
}
