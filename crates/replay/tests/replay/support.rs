//! A ledger of Utrecht with households and persons, written without the rules.

use std::sync::Arc;

use database::{Database, FreshDatabase, ThrowawayCluster};
use domain::{BookId, ids::HouseholdId};
use ledger::{
    JsonText, Ledger, Ledgers, LedgersOptions, NewEvent, StreamId, Submission, SystemClock, Upcasters,
};
use merkle::note::NoteSigner;
use replay::{Happened, ReplayError, fold};
use uuid::Uuid;

const REPORTED: &str = include_str!("../../../domain/golden/household/HouseholdReported-1.0.json");
const ATTEMPTED: &str = include_str!("../../../domain/golden/household/ContactAttempted-1.0.json");

pub(crate) struct World {
    fresh: FreshDatabase,
    pub(crate) utrecht: Ledger,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(Upcasters::default()).await
    }

    pub(crate) async fn with(upcasters: Upcasters) -> Self {
        let fresh = ThrowawayCluster::shared().await.fresh_database().await.unwrap();
        let signer = Arc::new(NoteSigner::from_seed("herstelboek.test", &[7; 32]).unwrap());
        let database = Database::connect(fresh.app.clone()).await.unwrap();
        let options = LedgersOptions { clock: Arc::new(SystemClock), signer, upcasters };
        let utrecht = Ledgers::new(database, options).open(&"GM0344".parse().unwrap(), "Utrecht").await;
        Self { fresh, utrecht: utrecht.unwrap() }
    }

    /// Some things happen at once.
    pub(crate) async fn happen(&self, events: Vec<NewEvent>) {
        self.utrecht.appender().await.append(Submission::new(events)).await.unwrap();
    }

    /// Two households are reported and one of them is called; of a person there is something nobody can read.
    pub(crate) async fn some_history(&self) {
        let unread = event("person", 3, (1, "Unheard", "1.0"), r#"{"Unheard":{}}"#);
        self.happen(vec![reported(1), unread, attempted(1, 2), reported(2), attempted(1, 3)]).await;
    }

    /// Runs a statement as superuser, past everything that forbids it.
    pub(crate) async fn tamper(&self, statement: &str) {
        let superuser = Database::connect(self.fresh.admin.clone()).await.unwrap();
        for statement in ["alter table events disable trigger all", statement] {
            sqlx::query(statement).execute(superuser.pool()).await.unwrap();
        }
        superuser.close().await;
    }

    /// What a fold of these kinds of books hands over, and what it ends with.
    pub(crate) async fn folded(&self, kinds: &[&str], below: u64) -> (Vec<String>, Result<(), ReplayError>) {
        let mut seen = Vec::new();
        let each = |happened: &Happened<'_>| {
            seen.push(format!("{} {}", happened.position, happened.event.event_type()));
            Ok(())
        };
        let ended = fold::<ReplayError>(&self.utrecht, kinds, below, each, |_| ()).await;
        (seen, ended)
    }
}

/// The book of a household.
pub(crate) fn household(number: u128) -> BookId {
    BookId::Household(HouseholdId::new(Uuid::from_u128(number)))
}

/// The first event of a household.
pub(crate) fn reported(number: u128) -> NewEvent {
    event("household", number, (1, "HouseholdReported", "1.0"), REPORTED)
}

/// A later event of a household.
pub(crate) fn attempted(number: u128, sequence: u64) -> NewEvent {
    event("household", number, (sequence, "ContactAttempted", "1.0"), ATTEMPTED)
}

pub(crate) fn event(
    kind: &'static str,
    number: u128,
    (sequence, event_type, version): (u64, &'static str, &'static str),
    payload: &str,
) -> NewEvent {
    NewEvent {
        stream: StreamId::new(kind, Uuid::from_u128(number).to_string()),
        sequence,
        event_type: event_type.into(),
        event_version: version.into(),
        payload: JsonText::new(payload.trim_end().to_owned()).unwrap(),
        metadata: JsonText::new("{}").unwrap(),
    }
}
