//! postgres-es 0.5 as published, in a database of its own: the same household, the same commands, the same PostgreSQL.
//!
//! Like ours, it is durable, and two decisions on the same state never both count. Unlike ours, it knows no request id, no
//! order across households (readers of all events have no position to go on from), and no proof; each command is a
//! transaction, and so a wait for the disk, of its own. Texts come sealed, so sealing costs it nothing.

use async_trait::async_trait;
use postgres_es::PostgresEventRepository;
use sqlx::PgPool;

use super::{
    framework::{Framed, Recorded},
    pool,
};
use crate::stand::Stand;

/// Connections: many for two cores, so that no append waits for one; other numbers were not tried.
const CONNECTIONS: u32 = 32;

/// The table it wants, with the only index it wants.
const TABLE: &str = "
    create table events (
        aggregate_type text not null,
        aggregate_id text not null,
        sequence bigint not null check (sequence >= 0),
        event_type text not null,
        event_version text not null,
        payload json not null,
        metadata json not null,
        primary key (aggregate_type, aggregate_id, sequence)
    )";

struct Table(PgPool);

#[async_trait]
impl Recorded for Table {
    async fn events(&self) -> u64 {
        let count: i64 = sqlx::query_scalar("select count(*) from events").fetch_one(&self.0).await.unwrap();
        u64::try_from(count).unwrap()
    }
}

/// It, with every household reported.
pub(super) async fn contestant(stand: &Stand) -> Framed<PostgresEventRepository> {
    let pool = pool(&stand.empty_database("stock").await, CONNECTIONS).await;
    sqlx::query(TABLE).execute(&pool).await.unwrap();
    Framed::over(PostgresEventRepository::new(pool.clone()), Box::new(Table(pool)), CONNECTIONS).await
}
