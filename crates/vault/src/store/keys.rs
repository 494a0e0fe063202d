//! `vault.keys`: the wrapped data key of each subject, written once.

use database::Database;
use uuid::Uuid;

use crate::{Subject, VaultError, Wrapped};

/// A row: a data key as stored.
#[derive(Debug)]
pub(crate) struct StoredKey {
    pub(crate) id: Uuid,
    pub(crate) wrapped: Wrapped,
}

/// The key of a subject, if it has one.
pub(crate) async fn find(
    database: &Database,
    ledger: &str,
    subject: Subject,
) -> Result<Option<StoredKey>, VaultError> {
    let mut transaction = database.begin(ledger).await?;
    let row: Option<(Uuid, String, Vec<u8>)> = sqlx::query_as(
        "SELECT key_id, kek, wrapped_key FROM vault.keys WHERE ledger = $1 AND subject_kind = $2 AND subject_id = $3",
    )
    .bind(ledger)
    .bind(subject.kind())
    .bind(subject.id())
    .fetch_optional(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok(row.map(|(id, kek, bytes)| StoredKey { id, wrapped: Wrapped { kek, bytes } }))
}

/// Stores a new key; true when it is now the subject's, false when another process stored one first.
pub(crate) async fn insert(
    database: &Database,
    ledger: &str,
    subject: Subject,
    key: &StoredKey,
) -> Result<bool, VaultError> {
    let mut transaction = database.begin(ledger).await?;
    let inserted = sqlx::query(
        "INSERT INTO vault.keys (ledger, subject_kind, subject_id, key_id, kek, wrapped_key) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (ledger, subject_kind, subject_id) DO NOTHING",
    )
    .bind(ledger)
    .bind(subject.kind())
    .bind(subject.id())
    .bind(key.id)
    .bind(&key.wrapped.kek)
    .bind(&key.wrapped.bytes)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok(inserted.rows_affected() == 1)
}
