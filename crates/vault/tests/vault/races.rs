//! Claims that race: claims that have not ended, and whoever has the BSN, are of one person, and the ledger never says
//! of two persons at once that the BSN is theirs.
//!
//! A claim ends in the transaction that settles it, not when the caller hears of it. Whoever hears late that its command
//! was recorded may hear it after a later identity has freed the BSN, and somebody else has it by then: that is no race.

use std::collections::HashMap;
use std::sync::Mutex;

use database::Database;
use domain::ids::PersonId;
use sqlx::{Postgres, Transaction};
use uuid::Uuid;
use vault::{Bsn, BsnClaim, RecordedIdentity, Tries, Vault};

use super::{Bench, UTRECHT};

fn bsn() -> Bsn {
    Bsn::parse("111222333").unwrap()
}

fn id(number: u64) -> PersonId {
    PersonId::new(Uuid::from_u64_pair(0, number))
}

fn fingerprint(number: u64) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    bytes
}

/// The claim of a request, which brings the person of the same number.
async fn claim(vault: &Vault, number: u64) -> BsnClaim {
    vault.claim_bsn(UTRECHT, &bsn(), id(number), &fingerprint(number)).await.unwrap()
}

#[tokio::test]
async fn processes_that_claim_at_once_agree() {
    let bench = Bench::new().await;
    let other = bench.another().await;
    let claims = (0..16).map(|number| claim(if number % 2 == 0 { &bench.vault } else { &other }, number));
    let claims = futures::future::join_all(claims).await;
    assert!(claims.iter().all(|claim| claim.person == claims[0].person), "{claims:?}");
    let mut generations: Vec<i32> = claims.iter().map(|claim| claim.generation).collect();
    generations.sort_unstable();
    assert_eq!(generations, (1..=16).collect::<Vec<i32>>());
}

/// Holds back what a request writes into a table, when everything before it has been read and written, until the gate
/// is committed.
async fn gate(admin: &Database, table: &str, request: u64) -> Transaction<'static, Postgres> {
    let function = "CREATE FUNCTION hold_back() RETURNS trigger LANGUAGE plpgsql AS \
                    'BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN new; END'";
    let trigger = format!(
        "CREATE TRIGGER hold_back BEFORE INSERT ON vault.{table} FOR EACH ROW \
         WHEN (new.request = '\\x{}') EXECUTE FUNCTION hold_back()",
        hex::encode(fingerprint(request))
    );
    let mut gate = admin.pool().begin().await.unwrap();
    for statement in [function, &trigger] {
        sqlx::query(statement).execute(admin.pool()).await.unwrap();
    }
    sqlx::query("SELECT pg_advisory_xact_lock(1)").execute(&mut *gate).await.unwrap();
    gate
}

/// Waits until something is held back.
async fn held_back(admin: &Database) {
    let waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted \
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    while sqlx::query_scalar::<_, i64>(waiting).fetch_one(admin.pool()).await.unwrap() == 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_claim_for_who_had_the_bsn_a_moment_ago_gives_way_to_a_newer_one() {
    let bench = Bench::new().await;
    let (other, admin) = (bench.another().await, bench.admin().await);
    let ledger = Ledger::default();
    let first = claim(&bench.vault, 1).await;
    ledger.record(&bench.vault, first.person, Some(&first), 1).await;
    let gate = gate(&admin, "bsn_claims", 2).await;
    let meanwhile = async {
        held_back(&admin).await;
        ledger.record(&bench.vault, first.person, None, 11).await;
        let newer = claim(&bench.vault, 3).await;
        gate.commit().await.unwrap();
        newer
    };
    let (older, newer) = tokio::join!(claim(&other, 2), meanwhile);
    assert_eq!((newer.person, older.person), (id(3), id(3)));
    assert_eq!(persons(&admin).await, 1);
}

#[tokio::test]
async fn a_claim_stands_until_the_moment_the_index_knows_what_was_recorded() {
    let bench = Bench::new().await;
    let (other, admin) = (bench.another().await, bench.admin().await);
    let ledger = Ledger::default();
    let first = claim(&bench.vault, 1).await;
    let gate = gate(&admin, "bsn_index", 1).await;
    let meanwhile = async {
        held_back(&admin).await;
        let second = claim(&other, 2).await;
        gate.commit().await.unwrap();
        second
    };
    let recorded = ledger.record(&bench.vault, first.person, Some(&first), 1);
    let ((), second) = tokio::join!(recorded, meanwhile);
    assert_eq!(second.person, id(1));
    assert_eq!(persons(&admin).await, 1);
}

/// Who holds claims to the BSN, as those who hold them know it: how many for each person.
#[derive(Default)]
struct Holders(Mutex<HashMap<PersonId, u32>>);

impl Holders {
    /// Told whom the claim is for.
    fn join(&self, person: PersonId) {
        let mut holders = self.0.lock().unwrap();
        *holders.entry(person).or_default() += 1;
        assert_eq!(holders.len(), 1, "one BSN, two persons: {holders:?}");
    }

    /// About to end the claim.
    fn leave(&self, person: PersonId) {
        let mut holders = self.0.lock().unwrap();
        let left = holders.get_mut(&person).unwrap();
        *left -= 1;
        if *left == 0 {
            holders.remove(&person);
        }
    }
}

/// The identities in the ledger, by position: whose, and whether with the BSN.
#[derive(Default)]
struct Ledger(Mutex<Vec<(PersonId, bool)>>);

impl Ledger {
    /// Appends an identity, with the BSN when there is a claim.
    fn append(&self, person: PersonId, with_bsn: bool) -> u64 {
        let mut events = self.0.lock().unwrap();
        events.push((person, with_bsn));
        let newest: HashMap<PersonId, bool> = events.iter().copied().collect();
        assert!(newest.values().filter(|has| **has).count() <= 1, "one BSN, two persons: {events:?}");
        u64::try_from(events.len() - 1).unwrap()
    }

    /// What a server does with a command that is not refused: it stands in the ledger, and then the vault is told.
    async fn record(&self, vault: &Vault, person: PersonId, claim: Option<&BsnClaim>, request: u64) {
        let position = self.append(person, claim.is_some());
        let identity = RecordedIdentity { person, claim, position };
        vault.record_bsn(UTRECHT, identity, &fingerprint(request)).await.unwrap();
    }
}

/// Of how many persons the claims that have not ended are, and the newest identities with a BSN.
async fn persons(admin: &Database) -> i64 {
    let count = "SELECT count(DISTINCT person_id) FROM ( \
         SELECT person_id FROM vault.bsn_claims claim WHERE NOT EXISTS (SELECT FROM vault.bsn_releases released \
         WHERE released.generation = claim.generation) \
         UNION ALL SELECT person_id FROM vault.bsn_index known WHERE bsn_hmac IS NOT NULL AND NOT EXISTS (SELECT \
         FROM vault.bsn_index newer WHERE newer.person_id = known.person_id AND newer.position > known.position)) one";
    sqlx::query_scalar(count).fetch_one(admin.pool()).await.unwrap()
}

/// One client: commands with the BSN, each with a candidate of its own, most of them refused. Every fifth is recorded,
/// and its person states the details without the BSN at once.
async fn client(vault: &Vault, admin: &Database, number: u64, holders: &Holders, ledger: &Ledger) {
    for request in number * 10..number * 10 + 10 {
        let claim = claim(vault, request).await;
        holders.join(claim.person);
        assert!(persons(admin).await <= 1);
        holders.leave(claim.person);
        if (number + request).is_multiple_of(5) {
            ledger.record(vault, claim.person, Some(&claim), request).await;
            assert!(persons(admin).await <= 1);
            ledger.record(vault, claim.person, None, 1_000 + request).await;
        } else {
            let tries = Tries::All(&fingerprint(request));
            vault.release_bsn(UTRECHT, &claim, tries).await.unwrap();
        }
        assert!(persons(admin).await <= 1);
    }
}

#[tokio::test]
async fn claims_releases_and_records_that_race_never_make_two_of_one_person() {
    let bench = Bench::new().await;
    let (other, admin) = (bench.another().await, bench.admin().await);
    let (holders, ledger) = (Holders::default(), Ledger::default());
    let clients = (0..8).map(|number| {
        let vault = if number % 2 == 0 { &bench.vault } else { &other };
        client(vault, &admin, number, &holders, &ledger)
    });
    futures::future::join_all(clients).await;
    assert_eq!(bench.vault.person_by_bsn(UTRECHT, &bsn()).await.unwrap(), None);
    assert_eq!(bench.count("bsn_claims").await, 80, "a claim for every try, each a generation");
    assert_eq!(claim(&bench.vault, 999).await.person, id(999), "everything is released");
}
