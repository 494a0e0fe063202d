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

/// The keys of some subjects, those that have one, in any order.
pub(crate) async fn find(
    database: &Database,
    ledger: &str,
    subjects: &[Subject],
) -> Result<Vec<(Subject, StoredKey)>, VaultError> {
    let kinds: Vec<&str> = subjects.iter().map(Subject::kind).collect();
    let ids: Vec<Uuid> = subjects.iter().map(Subject::id).collect();
    let mut transaction = database.begin(ledger).await?;
    // Lateral and limited: each key is found by its index, also by a plan made while there were few. A join would read all
    // keys of the ledger then.
    let rows: Vec<(i64, Uuid, String, Vec<u8>)> = sqlx::query_as(
        "SELECT place, key_id, kek, wrapped_key \
         FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY AS one (kind, id, place) \
         CROSS JOIN LATERAL (SELECT key_id, kek, wrapped_key FROM vault.keys \
             WHERE ledger = $1 AND subject_kind = kind AND subject_id = id LIMIT 1) AS of_one",
    )
    .bind(ledger)
    .bind(kinds)
    .bind(ids)
    .fetch_all(&mut *transaction)
    .await?;
    transaction.commit().await?;
    let found = rows.into_iter().filter_map(|(place, id, kek, bytes)| {
        let subject = usize::try_from(place - 1).ok().and_then(|place| subjects.get(place))?;
        Some((*subject, StoredKey { id, wrapped: Wrapped { kek, bytes } }))
    });
    Ok(found.collect())
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
