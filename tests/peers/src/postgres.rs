//! disintegrate 4 on PostgreSQL: decisions on whatever events a query finds, kept apart by serializable transactions.
//!
//! As ours: a note is acknowledged when it is on disk, and a decision is refused when something it was based on changed
//! meanwhile. Here it is based on no more than it needs, as the library invites to: whether the household was reported and
//! whether its support ended. So two notes on one household never stand in each other's way, and it gives them no order.
//!
//! Unlike ours: every decision reads its events anew and is a transaction, and so a wait for the disk, of its own; a conflict
//! (of a hundred decisions, a few; between strangers too, because serializable transactions lock pages of an index) is
//! decided anew by the application, as here; there is no request id, so a retry after a lost answer adds a second note;
//! nothing is sealed or proved.
//!
//! It needs PostgreSQL 16: its functions have hexadecimal numbers in them.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use anyhow::{Result, bail};
use disintegrate::serde::json;
use disintegrate::{Decision, DecisionError, Event, EventStore as _, NoSnapshot, StateMutate, StateQuery};
use disintegrate_postgres::{Error, PgDecisionMaker, PgEventStore, decision_maker};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;
use uuid::Uuid;

use crate::rounds::Store;
use crate::work::{Json, Work};

/// Connections; of 4, 8, 16 and 32 it is fastest with the last two, and with fewer of them it needs less of the processors.
const CONNECTIONS: u32 = 16;
/// How many households are reported in one transaction.
const REPORTED_AT_ONCE: usize = 500;

/// What can happen to a household. The library keeps no metadata apart, so it stands beside the payload.
#[derive(Debug, Clone, Event, Serialize, Deserialize)]
#[stream(Support, [HouseholdReported, SupportEnded])]
pub(crate) enum Story {
    HouseholdReported {
        #[id]
        household: Uuid,
        payload: Json,
        metadata: Json,
    },
    SupportEnded {
        #[id]
        household: Uuid,
    },
    NoteAdded {
        #[id]
        household: Uuid,
        payload: Json,
        metadata: Json,
    },
}

/// What a note depends on.
#[derive(Debug, Clone, Default, StateQuery, Serialize, Deserialize)]
#[state_query(Support)]
struct Household {
    #[id]
    household: Uuid,
    reported: bool,
    ended: bool,
}

impl StateMutate for Household {
    fn mutate(&mut self, event: Self::Event) {
        match event {
            Support::HouseholdReported { .. } => self.reported = true,
            Support::SupportEnded { .. } => self.ended = true,
        }
    }
}

struct AddNote {
    household: Uuid,
    payload: Json,
    metadata: Json,
}

/// The household was not reported, or its support ended.
#[derive(Debug)]
struct NotNow;

impl Decision for AddNote {
    type Event = Story;
    type StateQuery = Household;
    type Error = NotNow;

    fn state_query(&self) -> Household {
        Household { household: self.household, ..Household::default() }
    }

    fn process(&self, state: &Household) -> Result<Vec<Story>, NotNow> {
        let Self { household, payload, metadata } = self;
        match (state.reported, state.ended) {
            (true, false) => Ok(vec![Story::NoteAdded {
                household: *household,
                payload: payload.clone(),
                metadata: metadata.clone(),
            }]),
            _ => Err(NotNow),
        }
    }
}

/// An application made of the library.
pub(crate) struct Disintegrate {
    pool: PgPool,
    decisions: PgDecisionMaker<Story, json::Json<Story>, NoSnapshot>,
    work: Work,
    anew: AtomicU64,
}

impl Disintegrate {
    /// Its tables in an empty database, and every household reported.
    pub(crate) async fn start(url: &str, work: Work) -> Result<Self> {
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .min_connections(CONNECTIONS)
            .test_before_acquire(false)
            .connect(url)
            .await?;
        let store = PgEventStore::<Story, _>::try_new(pool.clone(), json::Json::default()).await?;
        for some in work.households.chunks(REPORTED_AT_ONCE) {
            let reported = some.iter().map(|household| Story::HouseholdReported {
                household: *household,
                payload: work.report.payload.clone(),
                metadata: work.report.metadata.clone(),
            });
            store.append_without_validation(reported.collect()).await?;
        }
        // Without it PostgreSQL thinks the table small and reads all of it, and then every decision conflicts with every other.
        sqlx::raw_sql("VACUUM ANALYZE event").execute(&pool).await?;
        Ok(Self { pool, decisions: decision_maker(store, NoSnapshot), work, anew: AtomicU64::new(0) })
    }
}

impl Store for Disintegrate {
    fn households(&self) -> usize {
        self.work.households.len()
    }

    async fn add_note(&self, _client: usize, household: usize) -> Result<()> {
        loop {
            let note = AddNote {
                household: self.work.households[household],
                payload: self.work.note.payload.clone(),
                metadata: self.work.note.metadata.clone(),
            };
            match self.decisions.make(note).await {
                Ok(_) => return Ok(()),
                Err(DecisionError::Domain(refused)) => bail!("a note was refused: {refused:?}"),
                Err(DecisionError::EventStore(error) | DecisionError::StateStore(error)) => {
                    if !error.downcast_ref::<Error>().is_some_and(is_conflict) {
                        bail!("{error}");
                    }
                    self.anew.fetch_add(1, Relaxed);
                }
            }
        }
    }

    async fn notes(&self) -> Result<u64> {
        let count = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM event WHERE event_type = 'NoteAdded'");
        Ok(u64::try_from(count.fetch_one(&self.pool).await?)?)
    }

    fn decided_anew(&self) -> u64 {
        self.anew.load(Relaxed)
    }

    async fn stop(self) -> Result<()> {
        self.pool.close().await;
        Ok(())
    }
}

/// Somebody else was first. The library says so of a commit; earlier in the transaction PostgreSQL says it
/// (`serialization_failure`).
fn is_conflict(error: &Error) -> bool {
    match error {
        Error::Concurrency => true,
        Error::Database(sqlx::Error::Database(error)) => error.code().as_deref() == Some("40001"),
        _ => false,
    }
}
