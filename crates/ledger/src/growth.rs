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
use sqlx::Row as _;
use tokio::sync::watch;

use crate::LedgerName;

/// How long growth by another process may go unnoticed.
const POLL: Duration = Duration::from_millis(100);

/// The sizes somebody is waiting on.
#[derive(Clone)]
pub(crate) struct Growth {
    shared: Arc<Shared>,
}

struct Shared {
    database: Database,
    watched: Mutex<Watched>,
}

#[derive(Default)]
struct Watched {
    sizes: HashMap<LedgerName, watch::Sender<u64>>,
    polling: bool,
}

impl Growth {
    pub(crate) fn new(database: Database) -> Self {
        Self { shared: Arc::new(Shared { database, watched: Mutex::default() }) }
    }

    /// Says that a ledger has at least `size` events.
    pub(crate) fn report(&self, ledger: &LedgerName, size: u64) {
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
    let rows = sqlx::query("select ledger, size from ledgers where ledger = any($1)")
        .bind(ledgers)
        .fetch_all(database.pool())
        .await?;
    rows.iter()
        .map(|row| {
            let name: &str = row.try_get("ledger")?;
            let name = name.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
            Ok((name, crate::read::unsigned(row, "size")?))
        })
        .collect()
}
