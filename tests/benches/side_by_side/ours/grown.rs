//! Ourselves on a ledger that is large already: workload (a), and the memory of the server under workload (b).

use std::{path::PathBuf, sync::Arc, time::Duration};

use database::FreshDatabase;
use ledger::LedgerName;

use super::{
    FUNDS_OF_MIX, furnish, measured::Measured, mix::Mix, note::HOUSEHOLDS, notes::Notes, outside::Sent,
    way::Way,
};
use crate::contest::{Contestant, Load, Note};

/// A database with a ledger that somebody filled, of which no household with a number of ours is part yet.
pub(crate) struct Grown {
    database: FreshDatabase,
    keys: PathBuf,
    ledger: LedgerName,
}

impl Grown {
    /// With keys of its own in a new folder; `ledger` is open, and nobody else writes to it from now on.
    pub(crate) fn new(database: FreshDatabase, keys: PathBuf, ledger: &str) -> Self {
        Self { database, keys, ledger: ledger.parse().unwrap() }
    }

    /// Workload (a) in process, after 10,000 households were added.
    pub(crate) async fn decide_and_append(&self) -> impl Contestant + 'static {
        let way = Way::inside(self.database.clone(), &self.keys).await;
        let ledgers = vec![self.ledger.clone()];
        furnish::households(&way.inside, &ledgers, 0..HOUSEHOLDS).await;
        Notes { measured: Measured::begin(&Arc::new(way), ledgers).await, households: HOUSEHOLDS }
    }

    /// The memory of a server under workload (b), with so many clients for so long. Give it some seconds, and a ledger
    /// whose views are built: else it builds them meanwhile.
    pub(crate) async fn memory(&self, in_flight: usize, time: Duration) -> Vec<Note> {
        let way = Way::inside(self.database.clone(), &self.keys).await;
        let funds = furnish::funds(&way.inside, &self.ledger, FUNDS_OF_MIX).await;
        let way = way.served(&self.database.app.url, &self.keys, Sent::InCalls).await;
        let measured = Measured::begin(&Arc::new(way), vec![self.ledger.clone()]).await;
        let mix = Mix::new(measured, funds, in_flight);
        mix.round(Load { in_flight, time, pace: None }).await;
        let notes = mix.memory();
        mix.leave().await;
        notes
    }
}
