//! What else an edition's rows are known by.

use std::collections::BTreeMap;

use ledger::LedgerName;
use sqlx::{PgConnection, Row as _, postgres::PgRow};
use uuid::Uuid;

use super::EditionId;

/// The keys that these aliases stand for, of those that are known.
pub(crate) async fn load_aliases(
    connection: &mut PgConnection,
    of: &EditionId,
    aliases: &[Uuid],
) -> Result<Vec<(Uuid, Uuid)>, sqlx::Error> {
    let statement = sqlx::query(concat!(
        "select alias, view_id::uuid from views.aliases",
        " where ledger = $1 and view = $2 and edition = $3 and alias = any($4)"
    ))
    .bind(of.ledger.as_str())
    .bind(of.view)
    .bind(of.edition)
    .bind(aliases);
    statement.fetch_all(connection).await?.iter().map(pair).collect()
}

/// At most `limit` aliases above `after`, in order.
pub(crate) async fn stored_aliases(
    connection: &mut PgConnection,
    of: &EditionId,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<(Uuid, Uuid)>, sqlx::Error> {
    let statement = sqlx::query(concat!(
        "select alias, view_id::uuid from views.aliases",
        " where ledger = $1 and view = $2 and edition = $3 and ($4::uuid is null or alias > $4)",
        " order by alias limit $5"
    ))
    .bind(of.ledger.as_str())
    .bind(of.view)
    .bind(of.edition)
    .bind(after)
    .bind(limit);
    statement.fetch_all(connection).await?.iter().map(pair).collect()
}

/// Writes aliases, over those that are there.
pub(crate) async fn write_aliases(
    connection: &mut PgConnection,
    of: &EditionId,
    tied: &BTreeMap<Uuid, Uuid>,
) -> Result<(), sqlx::Error> {
    if tied.is_empty() {
        return Ok(());
    }
    let (aliases, keys): (Vec<Uuid>, Vec<Uuid>) = tied.iter().map(|(alias, key)| (*alias, *key)).unzip();
    sqlx::query(concat!(
        "insert into views.aliases (ledger, view, edition, alias, view_id)",
        " select $1, $2, $3, alias, key::text from unnest($4::uuid[], $5::uuid[]) as tied (alias, key)",
        " on conflict (ledger, view, edition, alias) do update set view_id = excluded.view_id"
    ))
    .bind(of.ledger.as_str())
    .bind(of.view)
    .bind(of.edition)
    .bind(aliases)
    .bind(keys)
    .execute(connection)
    .await?;
    Ok(())
}

/// Deletes the aliases of an edition.
pub(super) async fn delete_aliases(
    connection: &mut PgConnection,
    ledger: &LedgerName,
    view: &str,
    edition: i64,
) -> Result<(), sqlx::Error> {
    let statement = sqlx::query("delete from views.aliases where ledger = $1 and view = $2 and edition = $3");
    statement.bind(ledger.as_str()).bind(view).bind(edition).execute(connection).await?;
    Ok(())
}

fn pair(row: &PgRow) -> Result<(Uuid, Uuid), sqlx::Error> {
    Ok((row.try_get(0)?, row.try_get(1)?))
}
