//! Inserting rows and nothing else: no decision, no order, no hash computed, no trigger, no row-level security.
//!
//! The tables have the columns, constraints and indexes of `events` and `requests`, whatever migrations make of those.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::Relaxed},
};

use async_trait::async_trait;
use sqlx::{Connection as _, Executor as _, PgConnection};
use tokio::sync::Mutex;

use super::{
    binary::{Binary, EVENTS, REQUESTS},
    row::{AGGREGATE, LEDGER, Row, Template},
};
use crate::{
    contest::{Contestant, Entry, Load, Place, Round, Workload, drive},
    names,
    stand::Stand,
};

/// Rows of a batch.
pub(crate) const BATCHES: [u64; 4] = [1, 64, 256, 1024];
/// Connections that insert beside each other.
const CONNECTIONS: [usize; 3] = [1, 2, 4];

#[derive(Debug, Clone, Copy)]
enum How {
    Copy,
    Unnest,
}

/// A pair of tables of its own.
struct Table {
    how: How,
    name: String,
    batch: u64,
    next: AtomicU64,
    template: Arc<Template>,
    connections: Vec<Mutex<PgConnection>>,
}

struct Inserts(Arc<Table>);

/// Each way with each batch, each into tables of its own.
pub(super) async fn entries(stand: &Stand) -> Vec<Place> {
    let url = stand.database("inserts").await.admin.url;
    let template = Arc::new(Template::of_a_note());
    let mut places = vec![];
    for (how, called) in [(How::Copy, names::COPY), (How::Unnest, names::UNNEST)] {
        for batch in BATCHES {
            let name = format!("{how:?}_{batch}").to_lowercase();
            let table = Table::new(&url, how, name, batch, template.clone()).await;
            let (called, contestant) = (names::in_batches(called, batch), Inserts(Arc::new(table)));
            places.push(Ok(Entry::new(Workload::Limits, called, "rows", &CONNECTIONS, contestant)));
        }
    }
    places
}

#[async_trait]
impl Contestant for Inserts {
    /// `in_flight` connections.
    async fn round(&self, load: Load) -> Round {
        let table = self.0.clone();
        let again = move |client: usize| {
            let table = table.clone();
            async move { table.insert(client).await }
        };
        drive(load, again).await.of_each(self.0.batch)
    }
}

impl Table {
    async fn new(url: &str, how: How, name: String, batch: u64, template: Arc<Template>) -> Self {
        let mut connections = vec![];
        for _ in 0..CONNECTIONS[CONNECTIONS.len() - 1] {
            connections.push(PgConnection::connect(url).await.unwrap());
        }
        for of in ["events", "requests"] {
            let like = format!("CREATE TABLE {name}_{of} (LIKE {of} INCLUDING ALL)");
            connections[0].execute(like.as_str()).await.unwrap();
        }
        let connections = connections.into_iter().map(Mutex::new).collect();
        Self { how, name, batch, next: AtomicU64::new(0), template, connections }
    }

    /// One batch, one transaction.
    async fn insert(&self, client: usize) {
        let first = self.next.fetch_add(self.batch, Relaxed);
        let rows: Vec<Row> = (first..first + self.batch).map(Row::at).collect();
        let mut connection = self.connections[client].lock().await;
        match self.how {
            How::Copy => self.copy(&mut connection, &rows).await,
            How::Unnest => self.unnest(&mut connection, &rows).await,
        }
        .unwrap();
    }

    async fn copy(&self, connection: &mut PgConnection, rows: &[Row]) -> sqlx::Result<()> {
        let mut transaction = connection.begin().await?;
        for (of, columns, bytes) in [
            ("events", EVENTS, Binary::events(&self.template, rows)),
            ("requests", REQUESTS, Binary::requests(rows)),
        ] {
            let statement = format!("COPY {}_{of} ({columns}) FROM STDIN BINARY", self.name);
            let mut copy = transaction.copy_in_raw(&statement).await?;
            copy.send(bytes).await?;
            copy.finish().await?;
        }
        transaction.commit().await
    }

    /// Both tables in one statement: one round trip.
    async fn unnest(&self, connection: &mut PgConnection, rows: &[Row]) -> sqlx::Result<()> {
        let (name, all) = (&self.name, rows.len());
        let statement = format!(
            "WITH recorded AS (INSERT INTO {name}_events ({EVENTS}) SELECT $1, position, $2, aggregate_id, sequence, \
             event_type, event_version, payload::json, metadata::json, timestamptz 'epoch' + $3 * interval '1 microsecond', \
             leaf_hash, subtree_hashes FROM unnest($4::bigint[], $5::text[], $6::bigint[], $7::text[], $8::text[], \
             $9::text[], $10::text[], $11::bytea[], $12::bytea[]) AS row (position, aggregate_id, sequence, event_type, \
             event_version, payload, metadata, leaf_hash, subtree_hashes)) \
             INSERT INTO {name}_requests ({REQUESTS}) SELECT $1, request_id, fingerprint, position, position \
             FROM unnest($13::uuid[], $11::bytea[], $4::bigint[]) AS row (request_id, fingerprint, position)"
        );
        let Template { event_type, event_version, payload, metadata, recorded_at } = &*self.template;
        let query = sqlx::query(&statement)
            .bind(LEDGER)
            .bind(AGGREGATE)
            .bind(recorded_at)
            .bind(rows.iter().map(|row| row.position).collect::<Vec<_>>())
            .bind(rows.iter().map(|row| row.aggregate_id.as_str()).collect::<Vec<_>>())
            .bind(rows.iter().map(|row| row.sequence).collect::<Vec<_>>())
            .bind(vec![event_type.as_str(); all])
            .bind(vec![event_version.as_str(); all])
            .bind(vec![payload.as_str(); all])
            .bind(vec![metadata.as_str(); all])
            .bind(rows.iter().map(|row| row.leaf_hash.as_slice()).collect::<Vec<_>>())
            .bind(rows.iter().map(|row| row.subtree_hashes.as_slice()).collect::<Vec<_>>())
            .bind(rows.iter().map(|row| row.request_id).collect::<Vec<_>>());
        query.execute(connection).await.map(drop)
    }
}
