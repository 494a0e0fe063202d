//! A ledger of any size that is as real as one in use: laid out and appended by the ledger itself, in large batches.

use std::{
    sync::{Arc, LazyLock},
    time::Instant,
};

use ledger::{Clock as _, SystemClock};
use sqlx::{Connection as _, Executor as _, PgConnection};
use stories::{Town, generator::fill};

use super::{household, lives::Lives};
use crate::{stand::Stand, told};

static LIVES: LazyLock<Arc<Lives>> = LazyLock::new(Lives::decided);

/// A new database with a ledger of at least so many events; no view is built yet.
///
/// A hundred bytes and some of the heap of this process stay with it for each event of one town, not of all of them.
pub(crate) async fn filled(stand: &Stand, name: &str, events: u64) -> Town {
    let town = Town::on(stand.database(name).await).await;
    let started = Instant::now();
    let lives = tokio::task::spawn_blocking(|| LIVES.clone()).await.unwrap();
    fill(&town.ledger, &town.clock, household::of_a_thousand()).await.unwrap();
    let filled = fill(&town.ledger, &town.clock, lives.first(events)).await.unwrap();
    let size = town.ledger.head().await.unwrap().size();
    assert!(filled.events >= events && size > filled.events, "{filled:?}");
    let rate = u128::from(filled.events) * 1_000_000 / filled.took.as_micros().max(1);
    settled(&town).await;
    let (bytes, seconds) = (on_disk(&town).await / 1_000_000, started.elapsed().as_secs());
    told::line(format_args!("{name}: {size} events, {rate} events/s, {bytes} MB, {seconds} s in all"));
    town
}

/// What PostgreSQL does on its own time after so many rows came in is done now, and not while somebody is measured.
async fn settled(town: &Town) {
    town.clock.set_to(town.ledger.head().await.unwrap().recorded_at().max(SystemClock.now()));
    let mut connection = PgConnection::connect(&town.database.admin.url).await.unwrap();
    connection.execute("vacuum analyze").await.unwrap();
    connection.execute("checkpoint").await.unwrap();
    connection.close().await.unwrap();
}

/// How many bytes the database takes.
pub(super) async fn on_disk(town: &Town) -> u64 {
    let mut connection = PgConnection::connect(&town.database.admin.url).await.unwrap();
    let size = sqlx::query_scalar("select pg_database_size(current_database())");
    let bytes: i64 = size.fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    u64::try_from(bytes).unwrap()
}
