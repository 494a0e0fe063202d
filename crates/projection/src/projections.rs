//! The reading side: what everybody who asks a view has in hand.

use std::sync::Arc;

use database::Database;
use ledger::{Ledger, LedgerName, Ledgers};

use crate::{ProjectionError, Reading, Registered, changes::Changes, past::Pasts};

/// How much one fold keeps in memory unless something else is said, in bytes: all rows of a ledger of 100,000 households.
/// With less, a row is written and loaded again and again while its history is gone through, some twenty times as slow.
const MEMORY: usize = 512 << 20;

/// The views of one database. Cheap to clone.
#[derive(Clone)]
pub struct Projections {
    shared: Arc<Shared>,
    memory: usize,
}

struct Shared {
    ledgers: Ledgers,
    database: Database,
    registered: Registered,
    changes: Changes,
    pasts: Pasts,
}

impl Projections {
    /// The registered views of a migrated database.
    pub fn new(ledgers: Ledgers, database: Database) -> Self {
        Self::of(ledgers, database, Registered::all())
    }

    /// These views only.
    pub fn of(ledgers: Ledgers, database: Database, registered: Registered) -> Self {
        let (changes, pasts) = (Changes::default(), Pasts::default());
        let shared = Arc::new(Shared { ledgers, database, registered, changes, pasts });
        Self { shared, memory: MEMORY }
    }

    /// The same, with so much memory for each fold: bytes, as they are estimated, beyond which rows are written or, by the
    /// check, left for later.
    #[must_use]
    pub fn with_memory(self, bytes: usize) -> Self {
        Self { memory: bytes, ..self }
    }

    /// One snapshot of one ledger: several questions that agree.
    ///
    /// # Errors
    /// [`ProjectionError::Database`], [`ProjectionError::Sql`].
    pub async fn reading(&self, ledger: &Ledger) -> Result<Reading, ProjectionError> {
        Reading::begin(&self.shared.database, ledger.name()).await
    }

    /// The ledger with this name.
    pub(crate) async fn ledger(&self, name: &LedgerName) -> Result<Ledger, ProjectionError> {
        Ok(self.shared.ledgers.get(name).await?)
    }

    /// How much one fold keeps in memory, in bytes.
    pub(crate) fn memory(&self) -> usize {
        self.memory
    }

    pub(crate) fn ledgers(&self) -> &Ledgers {
        &self.shared.ledgers
    }

    pub(crate) fn database(&self) -> &Database {
        &self.shared.database
    }

    pub(crate) fn registered(&self) -> &Registered {
        &self.shared.registered
    }

    pub(crate) fn changes(&self) -> &Changes {
        &self.shared.changes
    }

    pub(crate) fn pasts(&self) -> &Pasts {
        &self.shared.pasts
    }
}
