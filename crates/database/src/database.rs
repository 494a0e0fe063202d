//! A pool of connections, and the one way to begin a transaction: inside a ledger.
//!
//! Row-level security compares each row with the setting `herstelboek.ledger`, which lives as long as the transaction.
//! Outside a transaction begun here, the application's role sees no row of any ledger.

use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgPool, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, Postgres, Transaction};
use tokio::time::timeout;

use crate::{DatabaseError, DatabaseOptions, deadline};

/// A connection that rested longer than this is tried before it is handed out.
const RESTED: Duration = Duration::from_secs(30);

/// How a transaction is, when it is not as usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// For what can be made again from events: its commit does not wait for the disk, so it does not stand in the way of
    /// appends. A crash of the database may take the last of them back, each whole, and no event with them.
    Derived,
    /// For who holds something others want: a statement fails when somebody else keeps what it must lock for so long.
    Impatient(Duration),
}

/// A database one can work with. Cheap to clone: clones share the pool.
#[derive(Clone, Debug)]
pub struct Database {
    pool: PgPool,
}

impl Database {
    /// Opens the pool and makes a first connection, so that a wrong URL or role is found out here.
    ///
    /// # Errors
    /// [`DatabaseError::Url`], [`DatabaseError::Name`], [`DatabaseError::Unavailable`].
    pub async fn connect(options: DatabaseOptions) -> Result<Self, DatabaseError> {
        let server = options.connect_options()?;
        // The pool would try until its timeout and then no longer know why: so the first connection is made without it.
        let first = timeout(options.acquire_timeout, server.connect()).await;
        let first = first.unwrap_or(Err(sqlx::Error::PoolTimedOut)).map_err(DatabaseError::Unavailable)?;
        first.close().await?;
        let pool = PgPoolOptions::new()
            .max_connections(options.max_connections)
            .acquire_timeout(options.acquire_timeout)
            .test_before_acquire(false)
            .before_acquire(|connection, state| {
                Box::pin(async move {
                    if state.idle_for > RESTED {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .connect_lazy_with(server);
        Ok(Self { pool })
    }

    /// The pool, for statements that touch no ledger.
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// Begins a transaction inside one ledger, in a single round trip. Inside [`crate::within`] the server ends each of
    /// its statements when the caller's time is up.
    ///
    /// A pooled connection that the server closed while it rested is replaced by the next one: nothing was sent on it yet.
    ///
    /// A caller may give up at any moment: it then no longer stands in line for a connection, and what was begun is
    /// rolled back. That is why BEGIN is sent in a task of its own: sqlx 0.8 puts a connection back into the pool
    /// inside the transaction when its caller gives up between BEGIN and the answer, and whoever takes it next would be
    /// told that statements are carried out which are never committed.
    ///
    /// # Errors
    /// [`DatabaseError::LedgerName`], [`DatabaseError::Unavailable`].
    pub async fn begin(&self, ledger: &str) -> Result<Transaction<'static, Postgres>, DatabaseError> {
        self.begin_with(ledger, "").await
    }

    /// The same, in another manner than usual.
    ///
    /// # Errors
    /// [`DatabaseError::LedgerName`], [`DatabaseError::Unavailable`].
    pub async fn begin_as(
        &self,
        manner: Manner,
        ledger: &str,
    ) -> Result<Transaction<'static, Postgres>, DatabaseError> {
        let settings = match manner {
            Manner::Derived => "; SET LOCAL synchronous_commit = off".to_owned(),
            Manner::Impatient(time) => format!("; SET LOCAL lock_timeout = {}", time.as_millis().max(1)),
        };
        self.begin_with(ledger, &settings).await
    }

    async fn begin_with(
        &self,
        ledger: &str,
        settings: &str,
    ) -> Result<Transaction<'static, Postgres>, DatabaseError> {
        check_ledger_name(ledger)?;
        let mut left = self.pool.options().get_max_connections();
        loop {
            let connection = self.pool.acquire().await.map_err(DatabaseError::Unavailable)?;
            match begin(connection, ledger, settings).await {
                Err(error) if left > 0 && was_closed(&error) => left -= 1,
                result => return result.map_err(DatabaseError::Unavailable),
            }
        }
    }

    /// Asks the server for a sign of life.
    ///
    /// # Errors
    /// [`DatabaseError::Unavailable`].
    pub async fn ping(&self) -> Result<(), DatabaseError> {
        sqlx::query("SELECT 1").execute(&self.pool).await.map_err(DatabaseError::Unavailable)?;
        Ok(())
    }

    /// Closes every connection and waits until they are gone.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Begins on this connection, to the end even when nobody waits for it any more.
async fn begin(
    connection: PoolConnection<Postgres>,
    ledger: &str,
    settings: &str,
) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
    let deadline = deadline::statement();
    let statement = format!("BEGIN; SET LOCAL herstelboek.ledger = '{ledger}'{settings}{deadline}");
    let begun = tokio::spawn(Transaction::begin(connection, Some(statement.into()))).await;
    begun.unwrap_or_else(|stopped| match stopped.try_into_panic() {
        Ok(panic) => std::panic::resume_unwind(panic),
        // The runtime is ending.
        Err(_) => Err(sqlx::Error::PoolClosed),
    })
}

/// A ledger's name is `[A-Z][A-Za-z0-9_-]{1,31}`: nothing that needs quoting in SQL.
fn check_ledger_name(ledger: &str) -> Result<(), DatabaseError> {
    let mut bytes = ledger.bytes();
    let first = bytes.next().is_some_and(|byte| byte.is_ascii_uppercase());
    let rest = bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    if first && rest && (2..=32).contains(&ledger.len()) {
        return Ok(());
    }
    Err(DatabaseError::LedgerName(ledger.to_owned()))
}

/// Whether the connection had been closed already: broken pipe, or `admin_shutdown` and `crash_shutdown` read late.
fn was_closed(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(database) => matches!(database.code().as_deref(), Some("57P01" | "57P02")),
        _ => false,
    }
}
