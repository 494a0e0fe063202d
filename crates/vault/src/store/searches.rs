//! `vault.searches`: who looked for somebody by BSN, and whether anybody was found. The time of a record is the database's.

use sqlx::{Postgres, Transaction};

use crate::Access;

/// Writes one record for one search.
pub(crate) async fn insert(
    transaction: &mut Transaction<'_, Postgres>,
    ledger: &str,
    access: &Access,
    found: bool,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO vault.searches (ledger, actor, processing_activity, trace_id, found) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(ledger)
    .bind(&access.actor)
    .bind(&access.processing_activity)
    .bind(&access.trace_id)
    .bind(found)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
