//! The head of a ledger: how many events it has, and the Merkle frontier they lead to.

use jiff::Timestamp;
use merkle::{Frontier, Hash};
use sqlx::{PgConnection, PgExecutor, Row as _};

use crate::{Ledger, LedgerError, LedgerName, RecordedEvent, read::row};

/// The state of a ledger between two events.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    pub(crate) frontier: Frontier,
    pub(crate) recorded_at: Timestamp,
}

impl Head {
    pub(crate) fn new(frontier: Frontier, recorded_at: Timestamp) -> Self {
        Self { frontier, recorded_at }
    }

    /// The head of any ledger before its first event: where a reader begins that follows from the start.
    pub fn before_everything() -> Self {
        Self::new(Frontier::default(), Timestamp::UNIX_EPOCH)
    }

    /// How many events there are; also the position of the next one.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The root of the Merkle tree over all of them (RFC 9162, section 2.1.1).
    pub fn root(&self) -> Hash {
        self.frontier.root()
    }

    /// When the last event was recorded, or when the ledger was opened.
    pub fn recorded_at(&self) -> Timestamp {
        self.recorded_at
    }

    /// Goes on by one event, by its stored hash.
    pub fn follow(&mut self, event: &RecordedEvent) {
        self.frontier.push(event.leaf_hash);
        self.recorded_at = event.recorded_at;
    }

    /// Whether both are heads of the same events. After a restore two histories can have the same size.
    pub fn is_of_same_history(&self, other: &Self) -> bool {
        self.frontier == other.frontier
    }

    pub(crate) async fn read(
        ledger: &LedgerName,
        executor: impl PgExecutor<'_>,
    ) -> Result<Self, LedgerError> {
        let row = sqlx::query(concat!(
            "select size, frontier, (extract(epoch from recorded_at) * 1000000)::bigint as recorded_micros",
            " from ledgers where ledger = $1"
        ));
        Self::parse(ledger, row.bind(ledger.as_str()).fetch_optional(executor).await?)
    }

    /// Reads the head and keeps its row locked until the transaction ends.
    pub(crate) async fn read_for_update(
        ledger: &LedgerName,
        connection: &mut PgConnection,
    ) -> Result<Self, LedgerError> {
        let row = sqlx::query(concat!(
            "select size, frontier, (extract(epoch from recorded_at) * 1000000)::bigint as recorded_micros",
            " from ledgers where ledger = $1 for update"
        ));
        Self::parse(ledger, row.bind(ledger.as_str()).fetch_optional(connection).await?)
    }

    fn parse(ledger: &LedgerName, row: Option<sqlx::postgres::PgRow>) -> Result<Self, LedgerError> {
        let row = row.ok_or_else(|| LedgerError::Unknown(ledger.clone()))?;
        let frontier = Frontier::from_parts(row::unsigned(&row, "size")?, row.try_get("frontier")?)
            .map_err(|error| LedgerError::damaged(ledger, format!("its head: {error}")))?;
        Ok(Self { frontier, recorded_at: row::instant(&row, "recorded_micros")? })
    }
}

impl Ledger {
    /// The head at this moment.
    pub async fn head(&self) -> Result<Head, LedgerError> {
        let mut inside = self.inside.lock().await;
        match inside.as_deref_mut() {
            Some(Some(transaction)) => Head::read(self.name(), &mut **transaction).await,
            _ => Head::read(self.name(), self.database().pool()).await,
        }
    }

    /// Waits until there are at least `size` events, and answers with the head. The caller sets the deadline.
    pub async fn reach(&self, size: u64) -> Result<Head, LedgerError> {
        loop {
            // The watch is taken before reading, so growth between the two is not lost.
            let mut growth = self.growth().watch(self.name());
            let head = self.head().await?;
            if head.size() >= size {
                return Ok(head);
            }
            // The sender lives as long as somebody watches, so an error cannot be met; reading again is right then.
            drop(growth.wait_for(|known| *known >= size).await);
        }
    }
}
