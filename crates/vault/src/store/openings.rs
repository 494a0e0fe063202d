//! `vault.openings`: the access log. The time of a record is the database's.

use database::{Database, DatabaseError};

use crate::{Access, Purpose, Subject};

/// Writes one record for one subject and processing, and waits until it is committed.
pub(crate) async fn insert(
    database: &Database,
    ledger: &str,
    subject: Subject,
    purposes: &[Purpose],
    access: &Access,
) -> Result<(), DatabaseError> {
    let purposes: Vec<&str> = purposes.iter().map(Purpose::as_str).collect();
    let mut transaction = database.begin(ledger).await?;
    sqlx::query(
        "INSERT INTO vault.openings \
         (ledger, subject_kind, subject_id, purposes, actor, processing_activity, trace_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(ledger)
    .bind(subject.kind())
    .bind(subject.id())
    .bind(purposes)
    .bind(&access.actor)
    .bind(&access.processing_activity)
    .bind(&access.trace_id)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok(())
}
