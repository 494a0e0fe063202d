//! A database with one view of two ledgers, and several editions.

use std::collections::BTreeMap;

use database::{Database, ThrowawayCluster};
use ledger::LedgerName;
use uuid::Uuid;

use super::samples::{COLUMNS, Sample, key};
use crate::{Moment, Reading};

pub(super) struct World {
    pub(super) admin: Database,
    pub(super) app: Database,
    pub(super) utrecht: LedgerName,
}

pub(super) const CURRENT: i64 = 2;
pub(super) const PAST: i64 = 1;

impl World {
    /// With an index for a coordinator's work, and no rows.
    pub(super) async fn new() -> Self {
        let fresh = ThrowawayCluster::shared().await.fresh_database().await.expect("a database");
        let admin = Database::connect(fresh.admin).await.expect("admin");
        let app = Database::connect(fresh.app).await.expect("app");
        let world = Self { admin, app, utrecht: "GM0344".parse().expect("a name") };
        world.run(&format!("select views.add_view('samples', $columns${COLUMNS}$columns$)")).await;
        world
            .run(concat!(
                "create index samples_of_coordinator on views.samples_rows",
                " (ledger, edition, coordinator, next_deadline, view_id)"
            ))
            .await;
        world
    }

    /// Runs a statement as superuser.
    pub(super) async fn run(&self, statement: &str) {
        sqlx::raw_sql(statement).execute(self.admin.pool()).await.expect("a statement");
    }

    pub(super) async fn reading(&self) -> Reading {
        Reading::begin(&self.app, &self.utrecht).await.expect("reading")
    }

    /// Puts in an edition with so many events and these rows, whose keys are those of their numbers.
    pub(super) async fn put(&self, ledger: &str, edition: i64, role: &str, size: i64, rows: &[Sample]) {
        sqlx::query(concat!(
            "insert into views.editions (ledger, view, edition, fold_version, role, next_position, stops_at)",
            " values ($1, 'samples', $2, 1, $3, $4, case when $3 = 'past' then $4 end)"
        ))
        .bind(ledger)
        .bind(edition)
        .bind(role)
        .bind(size)
        .execute(self.admin.pool())
        .await
        .expect("an edition");
        let keys: Vec<_> = (0..).zip(rows).map(|(number, _)| key(number).to_string()).collect();
        let payloads: Vec<_> =
            rows.iter().map(|row| serde_json::json!({ "shown": row, "row": row })).collect();
        sqlx::query(concat!(
            "insert into views.samples_rows (ledger, edition, view_id, version, payload)",
            " select $1, $2, view_id, 1, payload from unnest($3::text[], $4::jsonb[]) as rows (view_id, payload)"
        ))
        .bind(ledger)
        .bind(edition)
        .bind(keys)
        .bind(payloads)
        .execute(self.admin.pool())
        .await
        .expect("rows");
    }

    /// Puts in rows as they are now, others as they were once, and others again in another municipality.
    pub(super) async fn put_among_others(&self, rows: &[Sample]) {
        let other = [Sample { stage: "REPORTED".to_owned(), ..Sample::default() }];
        self.put("GM0344", CURRENT, "current", 1_000, rows).await;
        self.put("GM0344", PAST, "past", 7, &other).await;
        self.put("GM0363", CURRENT, "current", 3, &other).await;
    }
}

/// The moment when there was one row.
pub(super) fn once() -> Moment {
    Moment::Past { edition: PAST, size: 7 }
}

/// Rows by key.
pub(super) fn keyed(rows: &[Sample]) -> BTreeMap<Uuid, &Sample> {
    (0..).zip(rows).map(|(number, row)| (key(number), row)).collect()
}
