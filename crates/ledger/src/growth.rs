//! Learning that a ledger has grown: told by a writer in this process, else found by one cheap poll.
//!
//! There is no NOTIFY: it takes a lock that puts the commits of the whole database in one line, and the poll must be
//! there anyway. The poll runs only while somebody is waiting.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use database::Database;
use sqlx::{Row as _, postgres::PgRow};
use tokio::sync::{broadcast, watch};

use crate::LedgerName;

/// How long growth by another process may go unnoticed.
const POLL: Duration = Duration::from_millis(100);
/// How many appends whoever listens to all ledgers may be behind.
const UNHEARD: usize = 1024;

/// The appends of this process, whichever ledger they are to. Those of other processes are not heard.
pub struct Appends {
    appended: broadcast::Receiver<(LedgerName, u64)>,
}

impl Appends {
    /// The next append: the ledger, and how many events it has now. `None` when some were missed: look at
    /// [`crate::Ledgers::sizes`].
    pub async fn next(&mut self) -> Option<(LedgerName, u64)> {
        self.appended.recv().await.ok()
    }
}

/// The sizes somebody is waiting on.
#[derive(Clone)]
pub(crate) struct Growth {
    shared: Arc<Shared>,
}

struct Shared {
    database: Database,
    watched: Mutex<Watched>,
    appended: broadcast::Sender<(LedgerName, u64)>,
}

#[derive(Default)]
struct Watched {
    sizes: HashMap<LedgerName, watch::Sender<u64>>,
    polling: bool,
}

impl Growth {
    pub(crate) fn new(database: Database) -> Self {
        let appended = broadcast::Sender::new(UNHEARD);
        Self { shared: Arc::new(Shared { database, watched: Mutex::default(), appended }) }
    }

    /// Says that this process has appended to a ledger, which now has `size` events.
    pub(crate) fn appended(&self, ledger: &LedgerName, size: u64) {
        if self.shared.appended.receiver_count() > 0 {
            // Whoever listened may have gone since.
            drop(self.shared.appended.send((ledger.clone(), size)));
        }
        self.report(ledger, size);
    }

    /// Hears of the appends of this process from now on.
    pub(crate) fn listen(&self) -> Appends {
        Appends { appended: self.shared.appended.subscribe() }
    }

    /// Says that a ledger has at least `size` events.
    fn report(&self, ledger: &LedgerName, size: u64) {
        if let Some(sizes) = self.shared.watched().sizes.get(ledger) {
            sizes.send_if_modified(|known| std::mem::replace(known, size.max(*known)) < size);
        }
    }

    /// A receiver that changes when the ledger grows.
    pub(crate) fn watch(&self, ledger: &LedgerName) -> watch::Receiver<u64> {
        let mut watched = self.shared.watched();
        let receiver =
            watched.sizes.entry(ledger.clone()).or_insert_with(|| watch::Sender::new(0)).subscribe();
        if !watched.polling {
            watched.polling = true;
            tokio::spawn(poll(Arc::downgrade(&self.shared)));
        }
        receiver
    }
}

impl Shared {
    fn watched(&self) -> std::sync::MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets ledgers nobody waits on; `None`, and no polling any more, when none are left.
    fn waited_on(&self) -> Option<Vec<String>> {
        let mut watched = self.watched();
        watched.sizes.retain(|_, sizes| sizes.receiver_count() > 0);
        watched.polling = !watched.sizes.is_empty();
        watched.polling.then(|| watched.sizes.keys().map(|name| name.as_str().to_owned()).collect())
    }
}

async fn poll(shared: Weak<Shared>) {
    let mut ticks = tokio::time::interval(POLL);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let Some(shared) = shared.upgrade() else { return };
        let Some(waited_on) = shared.waited_on() else {
            return;
        };
        match sizes(&shared.database, &waited_on).await {
            Ok(sizes) => {
                let growth = Growth { shared };
                sizes.iter().for_each(|(ledger, size)| growth.report(ledger, *size));
            }
            Err(error) => tracing::warn!(%error, "could not look which ledgers have grown; will look again"),
        }
    }
}

async fn sizes(database: &Database, ledgers: &[String]) -> Result<Vec<(LedgerName, u64)>, sqlx::Error> {
    let statement = sqlx::query("select ledger, size from ledgers where ledger = any($1)").bind(ledgers);
    named_sizes(&statement.fetch_all(database.pool()).await?)
}

/// The name and size of every ledger: the one statement that looks at all of them.
pub(crate) async fn all_sizes(database: &Database) -> Result<Vec<(LedgerName, u64)>, sqlx::Error> {
    named_sizes(&sqlx::query("select ledger, size from ledgers").fetch_all(database.pool()).await?)
}

fn named_sizes(rows: &[PgRow]) -> Result<Vec<(LedgerName, u64)>, sqlx::Error> {
    rows.iter()
        .map(|row| {
            let name: &str = row.try_get("ledger")?;
            let name = name.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
            Ok((name, crate::read::unsigned(row, "size")?))
        })
        .collect()
}
