//! The migrations in `/migrations`, embedded in the executable.
//!
//! They run as the owner of the database, never as the application's role. A migration that was released never changes.

use std::collections::HashSet;

use sqlx::migrate::{Migrate as _, Migrator};
use sqlx::{ConnectOptions as _, Connection as _, PgConnection};

use crate::DatabaseError;
use crate::options::parse_url;

static MIGRATOR: Migrator = sqlx::migrate!("../../migrations");

/// Brings the schema up to date and returns the numbers of the migrations this call applied.
///
/// Use the unpooled URL where a pooler is in between: a session lock keeps a second process waiting until this one is done.
///
/// # Errors
/// [`DatabaseError::Url`], [`DatabaseError::Unavailable`], [`DatabaseError::Migration`].
pub async fn migrate(url: &str) -> Result<Vec<i64>, DatabaseError> {
    let mut connection = parse_url(url)?.connect().await.map_err(DatabaseError::Unavailable)?;
    connection.lock().await?;
    let pending = pending(&mut connection).await?;
    MIGRATOR.run(&mut connection).await?;
    connection.unlock().await?;
    connection.close().await?;
    Ok(pending)
}

/// The numbers of the migrations that the database does not have yet, oldest first. Changes nothing.
///
/// # Errors
/// As [`migrate`].
pub async fn pending_migrations(url: &str) -> Result<Vec<i64>, DatabaseError> {
    let mut connection = parse_url(url)?.connect().await.map_err(DatabaseError::Unavailable)?;
    let pending = pending(&mut connection).await?;
    connection.close().await?;
    Ok(pending)
}

async fn pending(connection: &mut PgConnection) -> Result<Vec<i64>, DatabaseError> {
    let known = sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL");
    let applied: HashSet<i64> = match known.fetch_one(&mut *connection).await? {
        true => connection.list_applied_migrations().await?.into_iter().map(|done| done.version).collect(),
        false => HashSet::new(),
    };
    Ok(MIGRATOR
        .iter()
        .map(|migration| migration.version)
        .filter(|version| !applied.contains(version))
        .collect())
}
