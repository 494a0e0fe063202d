//! message-db 1.3: an event store of SQL functions. Measured is `write_message` with an expected version, nothing else.
//!
//! Kept kind to it: no aggregate is loaded and nothing decided, the client always knows the version (so there is never a
//! conflict), the text is sealed and the JSON is made beforehand, the id is made by the client. Like ours, it is durable, it keeps one
//! order, and a message id is written once. Unlike ours, a retry is an error instead of the first answer, positions have
//! gaps, and there is no proof. Its write holds a lock on the category (the part of the name before the first `-`) until
//! it is on disk: that is what keeps readers of a category from missing a message, and why one category gets one write
//! per wait for the disk. Households are one category; the second entry gives each a category of its own, which no
//! subscriber could read together.

mod package;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::Relaxed},
};

use async_trait::async_trait;
use domain::household::{Household, HouseholdEvent};
use serde_json::value::{RawValue, to_raw_value};
use sqlx::{PgPool, types::Json};
use tokio::sync::Mutex;

use super::pool;
use crate::{
    contest::{Contestant, Load, Note, Round, drive},
    ours::{HOUSEHOLDS, add_note, household, metadata, new_id, one_of, report, sealed_constant},
    stand::Stand,
};

/// Connections: many for two cores, so that no append waits for one; other numbers were not tried.
const CONNECTIONS: u32 = 32;

/// How streams are named, and so which of them wait for each other.
#[derive(Debug, Clone, Copy)]
pub(super) enum Category {
    /// `household-<id>`, as its users do.
    Shared,
    /// `<id>`-<number>`, so that none waits for another.
    OfEach,
}

/// The last position of a stream; held while somebody writes to it.
struct Stream {
    name: String,
    version: Mutex<i64>,
}

/// A message store and everything a client knows of it.
struct Store {
    pool: PgPool,
    streams: Vec<Stream>,
    data: Box<RawValue>,
    metadata: Box<RawValue>,
    written: AtomicU64,
}

/// Clients that write notes into it.
pub(super) struct Writers(Arc<Store>);

impl Category {
    fn stream(self, number: u32) -> Stream {
        let id = household(number);
        let name = match self {
            Self::Shared => format!("household-{id}"),
            Self::OfEach => format!("household{number}-{id}"),
        };
        // The report is at 0.
        Stream { name, version: Mutex::new(0) }
    }
}

impl Store {
    /// The first message of every stream, in one transaction.
    async fn report_all(&self, report: &HouseholdEvent) {
        let names: Vec<&str> = self.streams.iter().map(|stream| stream.name.as_str()).collect();
        let write = "write_message(gen_random_uuid()::varchar, name, $2, $3, $4, -1)";
        let written: i64 =
            sqlx::query_scalar(&format!("select count({write}) from unnest($1::text[]) as name"))
                .bind(names)
                .bind(report.event_type())
                .bind(Json(report))
                .bind(Json(&self.metadata))
                .fetch_one(&self.pool)
                .await
                .unwrap();
        assert_eq!(written, i64::from(HOUSEHOLDS));
    }

    async fn add_note(&self) {
        let stream = &self.streams[one_of(HOUSEHOLDS) as usize];
        let mut version = stream.version.lock().await;
        let position: i64 = sqlx::query_scalar("select write_message($1, $2, $3, $4, $5, $6)")
            .bind(new_id().to_string())
            .bind(&stream.name)
            .bind("NoteAdded")
            .bind(Json(&self.data))
            .bind(Json(&self.metadata))
            .bind(*version)
            .fetch_one(&self.pool)
            .await
            .unwrap();
        assert_eq!(position, *version + 1, "a message follows the last of its stream");
        *version = position;
        self.written.fetch_add(1, Relaxed);
    }

    /// As many rows as messages that were said to be written.
    async fn check(&self) {
        let count: i64 =
            sqlx::query_scalar("select count(*) from messages").fetch_one(&self.pool).await.unwrap();
        let expected = u64::from(HOUSEHOLDS) + self.written.load(Relaxed);
        assert_eq!(u64::try_from(count), Ok(expected), "messages recorded, and messages counted");
    }
}

/// It, with every household reported; or what is missing.
pub(super) async fn contestant(stand: &Stand, name: &str, category: Category) -> Result<Writers, String> {
    let url = format!("{}&options=-csearch_path%3Dmessage_store,public", stand.empty_database(name).await);
    let pool = pool(&url, CONNECTIONS).await;
    package::load(&pool).await?;
    let report = Household::default().decide(&report(Some(sealed_constant())), None).unwrap().remove(0);
    let mut household = Household::default();
    household.apply(&report);
    let added = household.decide(&add_note(sealed_constant()), None).unwrap().remove(0);
    let store = Store {
        pool,
        streams: (0..HOUSEHOLDS).map(|number| category.stream(number)).collect(),
        data: to_raw_value(&added).unwrap(),
        metadata: to_raw_value(&metadata()).unwrap(),
        written: AtomicU64::new(0),
    };
    store.report_all(&report).await;
    Ok(Writers(Arc::new(store)))
}

#[async_trait]
impl Contestant for Writers {
    async fn round(&self, load: Load) -> Round {
        let store = self.0.clone();
        let again = move |_| {
            let store = store.clone();
            async move { store.add_note().await }
        };
        let round = drive(load, again).await;
        self.0.check().await;
        round
    }

    async fn notes(&self) -> Vec<Note> {
        vec![Note::new("connections", u64::from(CONNECTIONS), "connections")]
    }

    async fn leave(&self) {
        self.0.pool.close().await;
    }
}
