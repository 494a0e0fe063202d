//! The caseload at size: filling a ledger, building each view, the account and its dossier, asking pages, counts and the
//! past, and the memory all of that takes.
//!
//! On a database that is really durable, in one process with the server. 10,000 households when nothing is said;
//! `HOUSEHOLDS=100000 make bench` is 100,000 households and 2 million events. Nothing here is a test: what it prints
//! depends on the machine.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops with the reason")]

mod asked;
mod built;
mod memory;
mod over_grpc;
mod proved;
mod told;

use std::io;

use database::{DatabaseOptions, FreshDatabase, PrivateCluster};
use jiff::civil::date;
use server::ExecutorsOptions;
use stories::{
    App, Town,
    generator::{Generator, Size},
};

use crate::{memory::Peak, told::Told};

/// The seed of the history.
const SEED: u64 = 2021;
/// How many households when nothing is said.
const HOUSEHOLDS: u32 = 10_000;

#[tokio::main]
async fn main() -> io::Result<()> {
    let asked = std::env::var("HOUSEHOLDS").ok().filter(|text| !text.is_empty());
    let households = asked.map_or(HOUSEHOLDS, |text| text.parse().expect("HOUSEHOLDS is a number"));
    let folder = tempfile::tempdir()?;
    let cluster = PrivateCluster::start(folder.path()).await.unwrap();
    database::migrate(&cluster.url()).await.unwrap();
    let (admin, app) = (DatabaseOptions::admin(cluster.url()), DatabaseOptions::app(cluster.url()));
    let told = Told::begin(households);
    measured(households, FreshDatabase { admin, app }, &told).await;
    cluster.stop().await.unwrap();
    Ok(())
}

async fn measured(households: u32, database: FreshDatabase, told: &Told) {
    let size = Size { households, from: date(2021, 2, 1), to: date(2026, 3, 2) };
    let town = Town::on(database.clone()).await;
    let peak = Peak::begin();
    let filled = town.lives(Generator::new(SEED, size)).await;
    told.filled(&filled, peak.end());
    built::measure(&town, told).await;
    proved::measure(&town, told).await;
    asked::measure(&town, households, told).await;
    let app = App::start_on(database, ExecutorsOptions::default()).await;
    app.clock.set("2026-03-03T09:00:00Z");
    over_grpc::measure(&app, households, told).await;
    app.stop().await;
}
