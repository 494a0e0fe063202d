//! A BSN is found again by its keyed index, inside its ledger: for whom it was recorded last, and by nothing else.

use domain::ids::PersonId;
use uuid::Uuid;
use vault::{Bsn, BsnClaim, RecordedIdentity, Tries, VaultError};

use super::{AMSTERDAM, Bench, UTRECHT, access};

fn bsn() -> Bsn {
    Bsn::parse("111222333").unwrap()
}

fn other_bsn() -> Bsn {
    Bsn::parse("999990342").unwrap()
}

fn id(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

fn request(number: u8) -> [u8; 32] {
    [number; 32]
}

/// The words of these stories, all in Utrecht. Requests are told apart by number.
impl Bench {
    async fn claim(&self, bsn: &Bsn, candidate: u128, number: u8) -> BsnClaim {
        let request = request(number);
        let claim = self.vault.claim_bsn(UTRECHT, bsn, id(candidate), &request);
        claim.await.unwrap()
    }

    async fn record(&self, claim: &BsnClaim, position: u64, number: u8) {
        let identity = RecordedIdentity { person: claim.person, claim: Some(claim), position };
        let request = request(number);
        let recorded = self.vault.record_bsn(UTRECHT, identity, &request);
        recorded.await.unwrap();
    }

    async fn refuse(&self, claim: &BsnClaim, number: u8) {
        let tries = Tries::All(&request(number));
        self.vault.release_bsn(UTRECHT, claim, tries).await.unwrap();
    }

    async fn owner(&self, bsn: &Bsn) -> Option<PersonId> {
        self.vault.person_by_bsn(UTRECHT, bsn).await.unwrap()
    }
}

#[tokio::test]
async fn a_recorded_bsn_is_found_and_kept() {
    let bench = Bench::new().await;
    let first = bench.claim(&bsn(), 1, 1).await;
    assert_eq!(bench.owner(&bsn()).await, None, "nobody is found by what was not recorded");
    bench.record(&first, 7, 1).await;
    assert_eq!(bench.owner(&bsn()).await, Some(id(1)));
    assert_eq!(bench.owner(&other_bsn()).await, None);

    let second = bench.claim(&bsn(), 2, 2).await;
    assert_eq!(second.person, id(1));
    bench.refuse(&second, 2).await;
    assert_eq!(bench.owner(&bsn()).await, Some(id(1)), "a refusal takes nothing that was recorded");
}

#[tokio::test]
async fn a_refused_claim_leaves_the_bsn_free() {
    let bench = Bench::new().await;
    let refused = bench.claim(&bsn(), 1, 1).await;
    bench.refuse(&refused, 1).await;
    bench.refuse(&refused, 1).await;
    let next = bench.claim(&bsn(), 2, 2).await;
    assert_eq!((next.person, next.generation), (id(2), 2));
}

#[tokio::test]
async fn of_two_who_add_the_same_bsn_the_refused_one_takes_nothing_from_the_other() {
    let bench = Bench::new().await;
    let (first, second) = (bench.claim(&bsn(), 1, 1).await, bench.claim(&bsn(), 2, 2).await);
    assert_eq!(second.person, id(1), "both speak of the same person");
    bench.refuse(&first, 1).await;
    let third = bench.claim(&bsn(), 3, 3).await;
    assert_eq!(third.person, id(1), "the second is still on its way");
    bench.record(&second, 7, 2).await;
    bench.refuse(&third, 3).await;
    assert_eq!(bench.owner(&bsn()).await, Some(id(1)));
}

#[tokio::test]
async fn a_corrected_bsn_goes_to_its_owner_and_a_late_retry_does_not_bring_it_back() {
    let bench = Bench::new().await;
    let wrong = bench.claim(&bsn(), 1, 1).await;
    bench.record(&wrong, 7, 1).await;
    let right = bench.claim(&other_bsn(), 1, 2).await;
    bench.record(&right, 8, 2).await;
    assert_eq!(bench.owner(&bsn()).await, None);
    assert_eq!(bench.owner(&other_bsn()).await, Some(id(1)));

    let owner = bench.claim(&bsn(), 2, 3).await;
    assert_eq!(owner.person, id(2));
    bench.record(&owner, 9, 3).await;

    let late = bench.claim(&bsn(), 1, 1).await;
    assert_eq!((late.person, late.generation), (id(1), 0), "the person it was recorded for");
    bench.record(&late, 7, 1).await;
    assert_eq!(bench.owner(&bsn()).await, Some(id(2)));
    assert_eq!(bench.owner(&other_bsn()).await, Some(id(1)));
}

#[tokio::test]
async fn the_position_decides_and_not_who_settles_first() {
    let bench = Bench::new().await;
    let (earlier, later) = (bench.claim(&bsn(), 1, 1).await, bench.claim(&other_bsn(), 1, 2).await);
    bench.record(&later, 8, 2).await;
    bench.record(&earlier, 7, 1).await;
    assert_eq!(bench.owner(&other_bsn()).await, Some(id(1)));
    assert_eq!(bench.owner(&bsn()).await, None);
    assert_eq!(bench.claim(&bsn(), 2, 3).await.person, id(2));
}

#[tokio::test]
async fn who_settles_late_keeps_the_bsn_until_then_and_not_for_longer() {
    let bench = Bench::new().await;
    let (late, soon) = (bench.claim(&bsn(), 1, 1).await, bench.claim(&bsn(), 2, 2).await);
    bench.record(&soon, 8, 2).await;
    let without = RecordedIdentity { person: id(1), claim: None, position: 9 };
    bench.vault.record_bsn(UTRECHT, without, &request(3)).await.unwrap();
    assert_eq!(bench.owner(&bsn()).await, None, "what the ledger said last");
    for number in [4, 5] {
        let meanwhile = bench.claim(&bsn(), 3, number).await;
        assert_eq!(meanwhile.person, id(1), "the first is still on its way");
        bench.refuse(&meanwhile, number).await;
    }

    bench.record(&late, 7, 1).await;
    let next = bench.claim(&bsn(), 4, 6).await;
    assert_eq!(next.person, id(4), "freed at 9, which is after 7, even if the first has not heard yet of 7");
    bench.record(&next, 10, 6).await;
    assert_eq!(bench.owner(&bsn()).await, Some(id(4)));
}

#[tokio::test]
async fn details_without_a_bsn_free_the_old_one() {
    let bench = Bench::new().await;
    let claim = bench.claim(&bsn(), 1, 1).await;
    bench.record(&claim, 7, 1).await;
    let without = RecordedIdentity { person: id(1), claim: None, position: 8 };
    for _ in 0..2 {
        bench.vault.record_bsn(UTRECHT, without, &request(2)).await.unwrap();
    }
    assert_eq!(bench.owner(&bsn()).await, None);
    assert_eq!(bench.claim(&bsn(), 2, 3).await.person, id(2));
}

#[tokio::test]
async fn after_a_crash_the_bsn_is_kept_until_the_retry_settles() {
    let bench = Bench::new().await;
    bench.claim(&bsn(), 1, 1).await;
    let meanwhile = bench.claim(&bsn(), 2, 2).await;
    assert_eq!(meanwhile.person, id(1), "it may have been recorded");
    bench.refuse(&meanwhile, 2).await;

    let not_tried = bench.claim(&bsn(), 1, 1).await;
    let released = bench.vault.release_bsn(UTRECHT, &not_tried, Tries::This);
    released.await.unwrap();
    assert_eq!(bench.claim(&bsn(), 3, 3).await.person, id(1), "the first try still may have been recorded");

    let retry = bench.claim(&bsn(), 1, 1).await;
    bench.record(&retry, 7, 1).await;
    assert_eq!(bench.owner(&bsn()).await, Some(id(1)));
}

#[tokio::test]
async fn a_retry_that_is_refused_ends_the_claims_of_all_its_tries() {
    let bench = Bench::new().await;
    bench.claim(&bsn(), 1, 1).await;
    let retry = bench.claim(&bsn(), 1, 1).await;
    bench.refuse(&retry, 1).await;
    assert_eq!(bench.claim(&bsn(), 2, 2).await.person, id(2));
}

#[tokio::test]
async fn a_claim_that_nobody_retries_ends_with_the_next_identity_of_the_person() {
    let bench = Bench::new().await;
    bench.claim(&bsn(), 1, 1).await;
    let other = bench.claim(&other_bsn(), 1, 2).await;
    bench.record(&other, 7, 2).await;
    let meanwhile = bench.claim(&bsn(), 2, 3).await;
    assert_eq!(meanwhile.person, id(1), "it may still be on its way");
    bench.refuse(&meanwhile, 3).await;

    bench.execute("ALTER TABLE vault.bsn_claims DISABLE TRIGGER USER").await;
    bench.execute("UPDATE vault.bsn_claims SET claimed_at = claimed_at - interval '75 seconds'").await;
    let again = bench.claim(&other_bsn(), 1, 4).await;
    bench.record(&again, 8, 4).await;
    assert_eq!(bench.claim(&bsn(), 2, 5).await.person, id(2));
}

#[tokio::test]
async fn municipalities_do_not_see_each_others_persons() {
    let bench = Bench::new().await;
    let claim = bench.claim(&bsn(), 1, 1).await;
    bench.record(&claim, 7, 1).await;
    let elsewhere = bench.vault.person_by_bsn(AMSTERDAM, &bsn()).await.unwrap();
    assert_eq!(elsewhere, None);
    let (bsn, request) = (bsn(), request(1));
    let elsewhere = bench.vault.claim_bsn(AMSTERDAM, &bsn, id(2), &request);
    assert_eq!(elsewhere.await.unwrap().person, id(2));
    let different: i64 = sqlx::query_scalar("SELECT count(DISTINCT bsn_hmac) FROM vault.bsn_claims")
        .fetch_one(bench.admin().await.pool())
        .await
        .unwrap();
    assert_eq!(different, 2, "the same BSN may not be recognised across ledgers");
}

#[tokio::test]
async fn the_database_holds_neither_the_bsn_nor_its_plain_hash() {
    let bench = Bench::new().await;
    let claim = bench.claim(&bsn(), 1, 1).await;
    bench.record(&claim, 7, 1).await;
    for table in ["bsn_index", "bsn_claims", "bsn_releases"] {
        let (all, found): (i64, i64) = sqlx::query_as(&format!(
            "SELECT count(*), count(*) FILTER (WHERE {table}::text LIKE '%111222333%' \
             OR bsn_hmac IN (sha256('111222333'), sha256('GM0344111222333'))) FROM vault.{table}",
        ))
        .fetch_one(bench.admin().await.pool())
        .await
        .unwrap();
        assert_eq!((all, found), (1, 0), "{table}");
    }
}

#[tokio::test]
async fn every_search_leaves_a_record_without_the_bsn() {
    let bench = Bench::new().await;
    let nobody = bench.vault.look_up(UTRECHT, &bsn(), &access()).await.unwrap();
    assert_eq!(nobody, None);
    assert_eq!((bench.count("searches").await, bench.count("openings").await), (1, 0));
    let claim = bench.claim(&bsn(), 1, 1).await;
    bench.record(&claim, 7, 1).await;
    assert_eq!(bench.vault.look_up(UTRECHT, &bsn(), &access()).await.unwrap(), Some(id(1)));
    assert_eq!((bench.count("searches").await, bench.count("openings").await), (2, 1));

    let hmac: Vec<u8> = sqlx::query_scalar("SELECT bsn_hmac FROM vault.bsn_index")
        .fetch_one(bench.admin().await.pool())
        .await
        .unwrap();
    let records: Vec<String> =
        sqlx::query_scalar("SELECT searches::text FROM vault.searches ORDER BY searched_at")
            .fetch_all(bench.admin().await.pool())
            .await
            .unwrap();
    let hmac = hex::encode(hmac);
    for (record, found) in records.iter().zip(["f", "t"]) {
        assert!(!record.contains("111222333") && !record.contains(&hmac), "{record}");
        assert!(record.contains("coordinator-7") && record.contains(&format!(",{found},")), "{record}");
    }
}

#[tokio::test]
async fn without_a_record_of_the_search_there_is_no_answer() {
    let bench = Bench::new().await;
    let claim = bench.claim(&bsn(), 1, 1).await;
    bench.record(&claim, 7, 1).await;
    bench
        .execute("REVOKE INSERT (ledger, actor, processing_activity, trace_id, found) ON vault.searches FROM herstelboek_app")
        .await;
    let refused = bench.vault.look_up(UTRECHT, &bsn(), &access()).await.unwrap_err();
    assert!(matches!(refused, VaultError::AccessNotRecorded(_)), "{refused}");
    assert_eq!(bench.count("openings").await, 0, "the record of the opening goes with that of the search");
}
