//! The rows of an edition.

use ledger::LedgerName;
use sqlx::{PgConnection, Row as _, postgres::PgRow};
use uuid::Uuid;

use super::EditionId;
use crate::fold::StoredRow;

/// How many rows one statement deletes.
const DELETED: i64 = 5_000;
/// Above every key as it is stored.
const ABOVE_ALL: &str = "g";
/// From how many events on an edition may have so many rows that the planner must be told.
const LARGE: u64 = 10_000;

/// The rows with these keys, those that there are.
pub(crate) async fn load_rows(
    connection: &mut PgConnection,
    of: &EditionId,
    keys: &[Uuid],
) -> Result<Vec<StoredRow>, sqlx::Error> {
    let statement = format!(
        "select view_id, version, payload::text from views.{}_rows \
         where ledger = $1 and edition = $2 and view_id = any($3)",
        of.view
    );
    let keys: Vec<String> = keys.iter().map(Uuid::to_string).collect();
    let rows = sqlx::query(&statement).bind(of.ledger.as_str()).bind(of.edition).bind(keys);
    rows.fetch_all(connection).await?.iter().map(stored).collect()
}

/// At most `limit` rows with keys above `after` and below `below`, in order of key.
pub(crate) async fn rows_after(
    connection: &mut PgConnection,
    of: &EditionId,
    after: Option<Uuid>,
    below: Option<Uuid>,
    limit: i64,
) -> Result<Vec<StoredRow>, sqlx::Error> {
    let statement = format!(
        "select view_id, version, payload::text from views.{}_rows \
         where ledger = $1 and edition = $2 and view_id > $3 and view_id < $4 order by view_id limit $5",
        of.view
    );
    let after = after.map(|key| key.to_string()).unwrap_or_default();
    let below = below.map_or_else(|| ABOVE_ALL.to_owned(), |key| key.to_string());
    let rows = sqlx::query(&statement).bind(of.ledger.as_str()).bind(of.edition).bind(after).bind(below);
    rows.bind(limit).fetch_all(connection).await?.iter().map(stored).collect()
}

/// Writes rows, over those that are there.
pub(crate) async fn write_rows(
    connection: &mut PgConnection,
    of: &EditionId,
    rows: Vec<StoredRow>,
) -> Result<(), sqlx::Error> {
    let statement = format!(
        "insert into views.{}_rows (ledger, edition, view_id, version, payload) \
         select $1, $2, view_id, version, payload::jsonb \
           from unnest($3::text[], $4::bigint[], $5::text[]) as changed (view_id, version, payload) \
         on conflict (ledger, edition, view_id) do update \
            set version = excluded.version, payload = excluded.payload",
        of.view
    );
    let keys: Vec<String> = rows.iter().map(|row| row.key.to_string()).collect();
    let versions: Vec<i64> = rows.iter().map(|row| row.version).collect();
    let payloads: Vec<String> = rows.into_iter().map(|row| row.payload).collect();
    sqlx::query(&statement)
        .bind(of.ledger.as_str())
        .bind(of.edition)
        .bind(keys)
        .bind(versions)
        .bind(payloads)
        .execute(connection)
        .await?;
    Ok(())
}

/// Tells the planner of an edition with so many events, if that is worth while.
pub(crate) async fn tell_planner(
    connection: &mut PgConnection,
    view: &str,
    size: u64,
) -> Result<(), sqlx::Error> {
    if size >= LARGE {
        sqlx::query("select views.analyze_view($1)").bind(view).execute(connection).await?;
    }
    Ok(())
}

/// Deletes some of the rows of an edition; false when there are none left.
pub(super) async fn delete_rows(
    connection: &mut PgConnection,
    ledger: &LedgerName,
    view: &str,
    edition: i64,
) -> Result<bool, sqlx::Error> {
    let known = sqlx::query_scalar::<_, bool>("select to_regclass($1) is not null");
    if !known.bind(format!("views.{view}_rows")).fetch_one(&mut *connection).await? {
        return Ok(false);
    }
    // A range of keys: the planner, who knows nothing of an edition this young, takes a list of them for a short one.
    let statement = format!(
        "delete from views.{view}_rows where ledger = $1 and edition = $2 and view_id <= \
         (select max(view_id) from (select view_id from views.{view}_rows \
           where ledger = $1 and edition = $2 order by view_id limit $3) as first)"
    );
    let delete = sqlx::query(&statement).bind(ledger.as_str()).bind(edition).bind(DELETED);
    delete.execute(&mut *connection).await?;
    // Looked at, not counted: a row that somebody else has just deleted is not one of those that this one has.
    let left = format!("select exists(select from views.{view}_rows where ledger = $1 and edition = $2)");
    sqlx::query_scalar(&left).bind(ledger.as_str()).bind(edition).fetch_one(connection).await
}

fn stored(row: &PgRow) -> Result<StoredRow, sqlx::Error> {
    let key: &str = row.try_get(0)?;
    let key = key.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
    Ok(StoredRow { key, version: row.try_get(1)?, payload: row.try_get(2)? })
}
