//! The peers: others that do the work of (a) on the same cluster, each in a database of its own.
//!
//! Each gets what suits it: enough connections, prepared statements, no trial query before a connection is used. What it
//! recorded is counted after every round.

mod adapter;
mod foreign;
mod framework;
mod message_db;
mod npm;
mod stock;

use std::time::Duration;

use sqlx::{PgPool, postgres::PgPoolOptions};

pub(crate) use self::foreign::serve_postgresql;
use self::message_db::Category;
use crate::{
    contest::{Absent, Contestant, Entry, Place, Workload},
    names,
    options::Options,
    stand::Stand,
};

/// message-db without what its users have: see there.
const MESSAGE_DB_APART: &str = "message-db, a category per household";

/// Every peer, or why it cannot run.
pub(crate) async fn entries(stand: &Stand, options: &Options) -> Vec<Place> {
    let mut peers =
        [names::STOCK, names::ADAPTER, names::MESSAGE_DB, names::UMADB, names::DISINTEGRATE].into_iter();
    if !options.wants(Workload::DecideAndAppend) || !peers.any(|name| options.wants_whom(name)) {
        return vec![];
    }
    let mut places = vec![
        entry(names::STOCK, "commands", stock::contestant(stand).await, options),
        entry(names::ADAPTER, "commands", adapter::contestant(stand).await, options),
    ];
    for (name, database, category) in [
        (names::MESSAGE_DB, "message_db", Category::Shared),
        (MESSAGE_DB_APART, "message_db_apart", Category::OfEach),
    ] {
        places.push(match message_db::contestant(stand, database, category).await {
            Ok(writers) => entry(name, "messages", writers, options),
            Err(reason) => Err(Absent::new(Workload::DecideAndAppend, name, reason)),
        });
    }
    places.extend(foreign::entries(stand, options).await);
    places
}

fn entry(name: &str, unit: &'static str, contestant: impl Contestant + 'static, options: &Options) -> Place {
    Ok(Entry::new(Workload::DecideAndAppend, name, unit, &options.in_flight, contestant))
}

/// Connections that are all opened beforehand.
async fn pool(url: &str, connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(connections)
        .min_connections(connections)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(60))
        .connect(url)
        .await
        .unwrap()
}
