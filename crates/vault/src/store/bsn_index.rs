//! `vault.bsn_index`: from the HMAC of a BSN to the person, as recorded.

use sqlx::{Postgres, Transaction};
use uuid::Uuid;

/// An identity as it was recorded: a row.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    pub(crate) ledger: &'a str,
    pub(crate) position: i64,
    pub(crate) person: Uuid,
    /// None when the identity has no BSN.
    pub(crate) bsn_hmac: Option<&'a [u8; 32]>,
    pub(crate) request: &'a [u8; 32],
}

/// The person whose newest recorded identity has this BSN; of several, who was first.
pub(crate) async fn owner(
    transaction: &mut Transaction<'_, Postgres>,
    ledger: &str,
    bsn_hmac: &[u8; 32],
) -> Result<Option<Uuid>, sqlx::Error> {
    sqlx::query_scalar("SELECT vault.bsn_owner($1, $2)")
        .bind(ledger)
        .bind(bsn_hmac.as_slice())
        .fetch_one(&mut **transaction)
        .await
}

/// The person about whom this very request was recorded with this BSN.
pub(crate) async fn recorded(
    transaction: &mut Transaction<'_, Postgres>,
    ledger: &str,
    bsn_hmac: &[u8; 32],
    request: &[u8; 32],
) -> Result<Option<Uuid>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT person_id FROM vault.bsn_index WHERE ledger = $1 AND bsn_hmac = $2 AND request = $3",
    )
    .bind(ledger)
    .bind(bsn_hmac.as_slice())
    .bind(request.as_slice())
    .fetch_optional(&mut **transaction)
    .await
}

/// Adds a row; false when there is one for its position.
pub(crate) async fn insert(
    transaction: &mut Transaction<'_, Postgres>,
    row: &Row<'_>,
) -> Result<bool, sqlx::Error> {
    let inserted = sqlx::query(
        "INSERT INTO vault.bsn_index (ledger, position, person_id, bsn_hmac, request) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
    )
    .bind(row.ledger)
    .bind(row.position)
    .bind(row.person)
    .bind(row.bsn_hmac.map(<[u8; 32]>::as_slice))
    .bind(row.request.as_slice())
    .execute(&mut **transaction)
    .await?;
    Ok(inserted.rows_affected() == 1)
}
