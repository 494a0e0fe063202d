//! `vault.bsn_index`: from the HMAC of a BSN to the person.

use database::Database;
use uuid::Uuid;

use crate::VaultError;

/// The person a BSN belongs to.
pub(crate) async fn find(
    database: &Database,
    ledger: &str,
    bsn_hmac: &[u8; 32],
) -> Result<Option<Uuid>, VaultError> {
    let mut transaction = database.begin(ledger).await?;
    let person =
        sqlx::query_scalar("SELECT person_id FROM vault.bsn_index WHERE ledger = $1 AND bsn_hmac = $2")
            .bind(ledger)
            .bind(bsn_hmac.as_slice())
            .fetch_optional(&mut *transaction)
            .await?;
    transaction.commit().await?;
    Ok(person)
}

/// Gives the BSN to `candidate` unless it is somebody's already, and returns whose it is.
pub(crate) async fn claim(
    database: &Database,
    ledger: &str,
    bsn_hmac: &[u8; 32],
    candidate: Uuid,
) -> Result<Uuid, VaultError> {
    let mut transaction = database.begin(ledger).await?;
    sqlx::query("INSERT INTO vault.bsn_index (ledger, bsn_hmac, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(ledger)
        .bind(bsn_hmac.as_slice())
        .bind(candidate)
        .execute(&mut *transaction)
        .await?;
    let person =
        sqlx::query_scalar("SELECT person_id FROM vault.bsn_index WHERE ledger = $1 AND bsn_hmac = $2")
            .bind(ledger)
            .bind(bsn_hmac.as_slice())
            .fetch_one(&mut *transaction)
            .await?;
    transaction.commit().await?;
    Ok(person)
}
