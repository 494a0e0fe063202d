//! PostgreSQL as one would set up a server for it: as durable as it can be, with memory for its pages, and with files for
//! its log that are there already, as after a day's work. A server that makes them while it is measured keeps everybody
//! waiting for each.

use std::path::Path;

use database::PrivateCluster;
use sqlx::{Connection as _, Executor as _, PgConnection};

/// Everybody keeps their connections open through all rounds.
const CONNECTIONS: &str = "600";
/// How much of the log is kept, used over and over.
const LOG: &str = "2GB";
const LOG_MIB: u32 = 2048;

/// What is not as [`PrivateCluster`] sets it.
const SETTINGS: [(&str, &str); 5] = [
    ("max_connections", CONNECTIONS),
    ("shared_buffers", "1GB"),
    ("min_wal_size", LOG),
    ("max_wal_size", LOG),
    ("checkpoint_timeout", "15min"),
];

/// Starts one in this folder.
pub(crate) async fn start(home: &Path) -> PrivateCluster {
    let cluster = PrivateCluster::start(home).await.unwrap();
    let mut connection = PgConnection::connect(&cluster.url()).await.unwrap();
    for (setting, value) in SETTINGS {
        let set = format!("ALTER SYSTEM SET {setting} = '{value}'");
        connection.execute(set.as_str()).await.unwrap();
    }
    connection.close().await.unwrap();
    cluster.stop().await.unwrap();
    let cluster = PrivateCluster::start(home).await.unwrap();
    fill_log(&cluster).await;
    cluster
}

/// Writes as much log as is kept, and lets it be used again.
async fn fill_log(cluster: &PrivateCluster) {
    let mut connection = PgConnection::connect(&cluster.url()).await.unwrap();
    let write = "SELECT count(pg_logical_emit_message(false, '', repeat('x', 1024 * 1024))) FROM generate_series(1, $1)";
    let written: i64 =
        sqlx::query_scalar(write).bind(i64::from(LOG_MIB)).fetch_one(&mut connection).await.unwrap();
    assert_eq!(written, i64::from(LOG_MIB));
    connection.execute("CHECKPOINT").await.unwrap();
    connection.close().await.unwrap();
}
