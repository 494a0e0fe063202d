//! Editions that answer as of a moment.

use std::time::Duration;

use ledger::LedgerName;
use sqlx::{PgConnection, Row as _};

use super::{EditionId, editions::millis, signed};

/// An edition of the past, wanted or found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Past<'a> {
    pub(crate) ledger: &'a LedgerName,
    pub(crate) view: &'static str,
    pub(crate) fold_version: i32,
    /// How many events are in it.
    pub(crate) size: u64,
}

impl Past<'_> {
    pub(crate) fn id(&self, edition: i64) -> EditionId {
        EditionId { ledger: self.ledger.clone(), view: self.view, edition }
    }
}

/// The edition, and whether it is a while ago that somebody asked for it.
pub(crate) async fn find_past(
    connection: &mut PgConnection,
    past: Past<'_>,
    a_while: Duration,
) -> Result<Option<(i64, bool)>, sqlx::Error> {
    let statement = sqlx::query(concat!(
        "select edition, asked_at <= clock_timestamp() - $5 * interval '1 millisecond' from views.editions",
        " where ledger = $1 and view = $2 and fold_version = $3 and stops_at = $4 and role = 'past'"
    ))
    .bind(past.ledger.as_str())
    .bind(past.view)
    .bind(past.fold_version)
    .bind(signed(past.size))
    .bind(millis(a_while));
    let row = statement.fetch_optional(connection).await?;
    row.map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).transpose()
}

/// Somebody asked for it; false when it is not there any more.
pub(crate) async fn touch(
    connection: &mut PgConnection,
    past: Past<'_>,
    edition: i64,
) -> Result<bool, sqlx::Error> {
    let statement = sqlx::query(concat!(
        "update views.editions set asked_at = clock_timestamp()",
        " where ledger = $1 and view = $2 and edition = $3 and role = 'past'"
    ));
    let statement = statement.bind(past.ledger.as_str()).bind(past.view).bind(edition);
    Ok(statement.execute(connection).await?.rows_affected() == 1)
}

/// Begins it as if it were whole: its rows are written in the same transaction. `None` when somebody else has made it,
/// for which this waits.
pub(crate) async fn begin_past(
    connection: &mut PgConnection,
    past: Past<'_>,
) -> Result<Option<i64>, sqlx::Error> {
    let statement = sqlx::query_scalar(concat!(
        "insert into views.editions (ledger, view, fold_version, role, next_position, stops_at)",
        " values ($1, $2, $3, 'past', $4, $4)",
        " on conflict (ledger, view, fold_version, stops_at) where role = 'past' do nothing returning edition"
    ))
    .bind(past.ledger.as_str())
    .bind(past.view)
    .bind(past.fold_version)
    .bind(signed(past.size));
    statement.fetch_optional(connection).await
}

/// Drops the editions of a ledger, of whichever view, beyond the `kept` that were asked for last.
pub(crate) async fn evict(
    connection: &mut PgConnection,
    ledger: &LedgerName,
    kept: i64,
) -> Result<(), sqlx::Error> {
    let statement = sqlx::query(concat!(
        "update views.editions set role = 'dropped', asked_at = clock_timestamp()",
        " where ledger = $1 and role = 'past' and edition in",
        " (select edition from views.editions where ledger = $1 and role = 'past'",
        "   order by asked_at desc, edition desc offset $2)"
    ));
    statement.bind(ledger.as_str()).bind(kept).execute(connection).await?;
    Ok(())
}

/// Drops the editions of a ledger that nobody has asked for in a while.
pub(crate) async fn expire(
    connection: &mut PgConnection,
    ledger: &LedgerName,
    unasked: Duration,
) -> Result<(), sqlx::Error> {
    let statement = sqlx::query(concat!(
        "update views.editions set role = 'dropped', asked_at = clock_timestamp() where ledger = $1 and role = 'past'",
        " and asked_at <= clock_timestamp() - $2 * interval '1 millisecond'"
    ));
    statement.bind(ledger.as_str()).bind(millis(unasked)).execute(connection).await?;
    Ok(())
}

/// How many editions of the past and how many dropped ones each view of a ledger has.
pub(crate) async fn counts(
    connection: &mut PgConnection,
    ledger: &LedgerName,
) -> Result<Vec<(String, i64, i64)>, sqlx::Error> {
    let statement = sqlx::query(concat!(
        "select view, count(*) filter (where role = 'past'), count(*) filter (where role = 'dropped')",
        " from views.editions where ledger = $1 and role in ('past', 'dropped') group by view order by view"
    ));
    let rows = statement.bind(ledger.as_str()).fetch_all(connection).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))).collect()
}
