//! `vault.key_set`: which keys this database belongs to. The first provider that connects writes it, for good.

use database::Database;

use crate::VaultError;

/// Stores the name of a key set unless there is one, and returns the one that is stored.
pub(crate) async fn install(database: &Database, id: &str) -> Result<String, VaultError> {
    let insert = "INSERT INTO vault.key_set (id) VALUES ($1) ON CONFLICT DO NOTHING";
    sqlx::query(insert).bind(id).execute(database.pool()).await?;
    Ok(sqlx::query_scalar("SELECT id FROM vault.key_set").fetch_one(database.pool()).await?)
}
