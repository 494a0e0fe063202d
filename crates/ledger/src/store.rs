//! The ledgers of one database, and the handle on one of them.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex as StdMutex, MutexGuard, OnceLock, PoisonError},
};

use database::Database;
use jiff::Timestamp;
use merkle::note::NoteSigner;
use sqlx::{Row as _, postgres::PgRow};
use tokio::sync::Mutex;

use crate::{
    Appender, Clock, LedgerError, LedgerName, Upcasters,
    append::Together,
    growth::{Appends, Growth, all_sizes},
    read::{self, Head, Inside},
};

/// What the ledgers need besides a database.
pub struct LedgersOptions {
    /// Where `recorded_at` comes from.
    pub clock: Arc<dyn Clock>,
    /// Who signs checkpoints; its name is the first part of every checkpoint's origin.
    pub signer: Arc<NoteSigner>,
    /// How old events are read in the shape of today.
    pub upcasters: Upcasters,
}

/// An appender, if somebody still has it.
type RunningAppender = Box<dyn Fn() -> Option<Appender> + Send>;

/// All ledgers of one database. Cheap to clone.
#[derive(Clone)]
pub struct Ledgers {
    shared: Arc<Shared>,
}

struct Shared {
    database: Database,
    clock: Arc<dyn Clock>,
    signer: Arc<NoteSigner>,
    upcasters: Upcasters,
    growth: Growth,
    /// Where batches of all ledgers gather; started by the first of them.
    together: OnceLock<Together>,
    /// Ledgers that were seen to be open: none is ever closed. Held only while one is looked up or put in.
    opened: StdMutex<HashSet<LedgerName>>,
    /// Owned by whoever asks for an appender; held only while looking one up or starting its task.
    appenders: Mutex<HashMap<LedgerName, RunningAppender>>,
}

impl Shared {
    fn opened(&self) -> MutexGuard<'_, HashSet<LedgerName>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A ledger in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerSummary {
    /// Its name.
    pub name: LedgerName,
    /// Its title for people.
    pub title: String,
    /// How many events it has.
    pub size: u64,
    /// When it was opened.
    pub opened_at: Timestamp,
}

impl Ledgers {
    /// The ledgers kept in a migrated database.
    pub fn new(database: Database, options: LedgersOptions) -> Self {
        let LedgersOptions { clock, signer, upcasters } = options;
        let growth = Growth::new(database.clone());
        let (together, opened, appenders) = (OnceLock::new(), StdMutex::default(), Mutex::default());
        let shared = Shared { database, clock, signer, upcasters, growth, together, opened, appenders };
        Self { shared: Arc::new(shared) }
    }

    /// Opens a ledger, or finds it open already; the title is kept from the first time.
    pub async fn open(&self, name: &LedgerName, title: &str) -> Result<Ledger, LedgerError> {
        let mut transaction = self.shared.database.begin(name.as_str()).await?;
        sqlx::query(concat!(
            "insert into ledgers (ledger, title, recorded_at, opened_at)",
            " select $1, $2, instant, instant from (select timestamptz 'epoch' + $3 * interval '1 microsecond') as now (instant)",
            " on conflict do nothing"
        ))
        .bind(name.as_str())
        .bind(title)
        .bind(self.shared.clock.now().as_microsecond())
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(self.handle(name))
    }

    /// A ledger that has been opened.
    pub async fn get(&self, name: &LedgerName) -> Result<Ledger, LedgerError> {
        if !self.shared.opened().contains(name) {
            Head::read(name, self.shared.database.pool()).await?;
        }
        Ok(self.handle(name))
    }

    /// At most `limit` ledgers with names after `after`, in order of name.
    pub async fn list(
        &self,
        after: Option<&LedgerName>,
        limit: u32,
    ) -> Result<Vec<LedgerSummary>, LedgerError> {
        let rows = sqlx::query(concat!(
            "select ledger, title, size, (extract(epoch from opened_at) * 1000000)::bigint as opened_micros",
            " from ledgers where ledger > $1 order by ledger limit $2"
        ))
        .bind(after.map_or("", LedgerName::as_str))
        .bind(i64::from(limit))
        .fetch_all(self.shared.database.pool())
        .await?;
        rows.iter().map(summary).collect()
    }

    /// One ledger as it stands in the list.
    pub async fn summary(&self, name: &LedgerName) -> Result<LedgerSummary, LedgerError> {
        let row = sqlx::query(concat!(
            "select ledger, title, size, (extract(epoch from opened_at) * 1000000)::bigint as opened_micros",
            " from ledgers where ledger = $1"
        ))
        .bind(name.as_str())
        .fetch_optional(self.shared.database.pool())
        .await?;
        summary(&row.ok_or_else(|| LedgerError::Unknown(name.clone()))?)
    }

    /// The size of every ledger there is, in one statement.
    pub async fn sizes(&self) -> Result<Vec<(LedgerName, u64)>, LedgerError> {
        Ok(all_sizes(&self.shared.database).await?)
    }

    /// What this process appends from now on, to any ledger.
    pub fn appends(&self) -> Appends {
        self.shared.growth.listen()
    }

    /// How old events are read in the shape of today.
    pub fn upcasters(&self) -> &Upcasters {
        &self.shared.upcasters
    }

    fn handle(&self, name: &LedgerName) -> Ledger {
        self.shared.opened().insert(name.clone());
        Ledger { name: name.clone(), ledgers: self.clone(), inside: Inside::default() }
    }
}

fn summary(row: &PgRow) -> Result<LedgerSummary, LedgerError> {
    let name: &str = row.try_get("ledger")?;
    Ok(LedgerSummary {
        name: name.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
        title: row.try_get("title")?,
        size: read::unsigned(row, "size")?,
        opened_at: read::instant(row, "opened_micros")?,
    })
}

/// A handle on one ledger. Cheap to clone.
#[derive(Clone)]
pub struct Ledger {
    name: LedgerName,
    ledgers: Ledgers,
    /// The transaction this handle reads in, while there is one.
    pub(crate) inside: Inside,
}

impl Ledger {
    /// Its name.
    pub fn name(&self) -> &LedgerName {
        &self.name
    }

    /// The ledgers it is one of.
    pub fn ledgers(&self) -> &Ledgers {
        &self.ledgers
    }

    /// The queue of this process for this ledger, started when nobody has it. It ends with its last handle.
    pub async fn appender(&self) -> Appender {
        let mut appenders = self.ledgers.shared.appenders.lock().await;
        if let Some(running) = appenders.get(&self.name).and_then(|running| running()) {
            return running;
        }
        let started = Appender::start(self.clone());
        appenders.insert(self.name.clone(), Box::new(started.downgrade()));
        started
    }

    pub(crate) fn reading_in(&self, inside: Inside) -> Self {
        Self { inside, ..self.clone() }
    }

    pub(crate) fn database(&self) -> &Database {
        &self.ledgers.shared.database
    }

    pub(crate) fn growth(&self) -> &Growth {
        &self.ledgers.shared.growth
    }

    pub(crate) fn together(&self) -> &Together {
        self.ledgers.shared.together.get_or_init(Together::start)
    }

    pub(crate) fn signer(&self) -> &NoteSigner {
        &self.ledgers.shared.signer
    }

    /// The public half of the key that signs this ledger's checkpoints.
    pub fn verifier_key(&self) -> merkle::note::VerifierKey {
        self.signer().verifier_key()
    }

    /// The present instant by the ledger's clock.
    pub fn now(&self) -> Timestamp {
        self.ledgers.shared.clock.now()
    }
}
