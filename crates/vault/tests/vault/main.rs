//! The vault on a real PostgreSQL, as the server uses it: with the application's role, inside a ledger.
//!
//! Each test has a database and a key file of its own. `Bench` is what they share.

#![expect(clippy::unwrap_used, reason = "a test ends where its story does")]

mod bsn_index;
mod data_keys;
mod key_file;
mod opening;
mod races;
mod sealing;

use std::sync::Arc;

use database::{Database, FreshDatabase, ThrowawayCluster};
use domain::ids::{AccountId, HouseholdId, PersonId, SignalId};
use tempfile::TempDir;
use uuid::Uuid;
use vault::{Access, FileKeyProvider, Subject, Vault};

const UTRECHT: &str = "GM0344";
const AMSTERDAM: &str = "GM0363";

/// A vault, and what a test needs around it.
struct Bench {
    vault: Vault,
    fresh: FreshDatabase,
    keys: TempDir,
}

impl Bench {
    async fn new() -> Self {
        let fresh = ThrowawayCluster::shared().await.fresh_database().await.unwrap();
        let keys = TempDir::new().unwrap();
        let vault = connect(&fresh, &keys).await;
        Self { vault, fresh, keys }
    }

    /// Another server process on the same database and key file: its own pool, its own cache.
    async fn another(&self) -> Vault {
        connect(&self.fresh, &self.keys).await
    }

    /// As superuser, whom row-level security does not stop.
    async fn admin(&self) -> Database {
        Database::connect(self.fresh.admin.clone()).await.unwrap()
    }

    async fn count(&self, table: &str) -> i64 {
        let count = format!("SELECT count(*) FROM vault.{table}");
        sqlx::query_scalar(&count).fetch_one(self.admin().await.pool()).await.unwrap()
    }

    async fn execute(&self, statement: &str) {
        sqlx::query(statement).execute(self.admin().await.pool()).await.unwrap();
    }
}

async fn connect(fresh: &FreshDatabase, keys: &TempDir) -> Vault {
    let provider = FileKeyProvider::open(keys.path()).unwrap();
    let database = Database::connect(fresh.app.clone()).await.unwrap();
    Vault::connect(database, Arc::new(provider)).await.unwrap()
}

fn person(number: u128) -> Subject {
    Subject::Person(PersonId::new(Uuid::from_u128(number)))
}

fn household(number: u128) -> Subject {
    Subject::Household(HouseholdId::new(Uuid::from_u128(number)))
}

fn account(number: u128) -> Subject {
    Subject::Account(AccountId::new(Uuid::from_u128(number)))
}

fn signal(number: u128) -> Subject {
    Subject::Signal(SignalId::new(Uuid::from_u128(number)))
}

fn access() -> Access {
    Access {
        actor: "coordinator-7".to_owned(),
        processing_activity: "https://example.nl/processing/support".to_owned(),
        trace_id: "4bf92f3577b34da6a3ce929d0e0e4736".to_owned(),
    }
}
