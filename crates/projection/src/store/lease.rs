//! Which process moves the views of this database, by the clock of the database.

use std::time::Duration;

use database::Database;
use uuid::Uuid;

use super::editions::millis;

/// What one process needs to take the lease.
#[derive(Debug, Clone)]
pub(crate) struct Lease {
    pub(crate) database: Database,
    pub(crate) holder: Uuid,
    /// For how long it is taken each time.
    pub(crate) time: Duration,
}

/// A name nobody else has.
pub(crate) async fn new_holder(database: &Database) -> Result<Uuid, sqlx::Error> {
    sqlx::query_scalar("select gen_random_uuid()").fetch_one(database.pool()).await
}

impl Lease {
    /// Takes or prolongs it; false while another process has it.
    pub(crate) async fn take(&self) -> Result<bool, sqlx::Error> {
        let statement = sqlx::query(concat!(
            "insert into views.runner_lease as lease (holder, until)",
            " values ($1, clock_timestamp() + $2 * interval '1 millisecond')",
            " on conflict (the_only) do update set holder = excluded.holder, until = excluded.until",
            " where lease.holder = excluded.holder or lease.until < clock_timestamp()"
        ));
        let taken = statement.bind(self.holder).bind(millis(self.time)).execute(self.database.pool()).await?;
        Ok(taken.rows_affected() == 1)
    }

    /// Gives it back, so that another process need not wait.
    pub(crate) async fn release(&self) -> Result<(), sqlx::Error> {
        let statement = sqlx::query("update views.runner_lease set until = '-infinity' where holder = $1");
        statement.bind(self.holder).execute(self.database.pool()).await?;
        Ok(())
    }
}
