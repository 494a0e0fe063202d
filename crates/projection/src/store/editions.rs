//! Beginning, replacing and dropping editions.

use std::time::Duration;

use ledger::LedgerName;
use sqlx::{PgConnection, Row as _};

use super::{EditionId, LineUp, aliases::delete_aliases, line_up, rows::delete_rows, signed, unsigned};

/// The current edition, locked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Locked {
    pub(crate) edition: i64,
    pub(crate) fold_version: i32,
    pub(crate) next: u64,
}

/// An edition of which only rows are left, also of a view that this version does not know.
#[derive(Debug, Clone)]
pub(crate) struct Dropped {
    pub(crate) view: String,
    pub(crate) edition: i64,
}

/// Begins an edition of each view, to be built, unless one is being built.
pub(crate) async fn create(
    connection: &mut PgConnection,
    ledger: &LedgerName,
    views: &[(&'static str, i32)],
    held: Duration,
) -> Result<(), sqlx::Error> {
    let (names, versions): (Vec<&str>, Vec<i32>) = views.iter().copied().unzip();
    sqlx::query(concat!(
        "insert into views.editions (ledger, view, fold_version, role, held_until)",
        " select $1, view, version, 'building', clock_timestamp() + $4 * interval '1 millisecond'",
        "   from unnest($2::text[], $3::int[]) as wanted (view, version)",
        " on conflict (ledger, view) where role = 'building' do nothing"
    ))
    .bind(ledger.as_str())
    .bind(names)
    .bind(versions)
    .bind(millis(held))
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps the runner away from an edition that somebody else makes; false when it is no longer there to be made.
pub(crate) async fn hold(
    connection: &mut PgConnection,
    of: &EditionId,
    held: Duration,
) -> Result<bool, sqlx::Error> {
    let statement = sqlx::query(concat!(
        "update views.editions set held_until = clock_timestamp() + $4 * interval '1 millisecond'",
        " where ledger = $1 and view = $2 and edition = $3 and role = 'building'"
    ));
    let statement = statement.bind(of.ledger.as_str()).bind(of.view).bind(of.edition).bind(millis(held));
    Ok(statement.execute(connection).await?.rows_affected() == 1)
}

/// What is followed, locked: nobody begins, moves or replaces an edition until the transaction ends.
pub(crate) async fn lock_line_up(
    connection: &mut PgConnection,
    ledger: &LedgerName,
    view: &str,
) -> Result<LineUp, sqlx::Error> {
    let lock = sqlx::query(concat!(
        "select edition from views.editions where ledger = $1 and view = $2 and role in ('current', 'building')",
        " order by edition for update"
    ));
    lock.bind(ledger.as_str()).bind(view).execute(&mut *connection).await?;
    line_up(connection, ledger).await
}

/// The current edition of a view, which nobody moves until the transaction ends.
pub(crate) async fn lock_current(
    connection: &mut PgConnection,
    ledger: &LedgerName,
    view: &str,
) -> Result<Option<Locked>, sqlx::Error> {
    let statement = sqlx::query(concat!(
        "select edition, fold_version, next_position from views.editions",
        " where ledger = $1 and view = $2 and role = 'current' for update"
    ));
    let row = statement.bind(ledger.as_str()).bind(view).fetch_optional(connection).await?;
    row.map(|row| {
        Ok(Locked {
            edition: row.try_get(0)?,
            fold_version: row.try_get(1)?,
            next: unsigned(row.try_get(2)?),
        })
    })
    .transpose()
}

/// Makes an edition that was built up to `next` the current one; false when it is not that any more.
pub(crate) async fn promote(
    connection: &mut PgConnection,
    of: &EditionId,
    next: u64,
) -> Result<bool, sqlx::Error> {
    let statement = sqlx::query(concat!(
        "update views.editions set role = 'current', held_until = '-infinity'",
        " where ledger = $1 and view = $2 and edition = $3 and role = 'building' and next_position = $4"
    ));
    let statement = statement.bind(of.ledger.as_str()).bind(of.view).bind(of.edition).bind(signed(next));
    Ok(statement.execute(connection).await?.rows_affected() == 1)
}

/// The current edition answers no more: what asks in a snapshot of its own still finds its rows.
pub(crate) async fn retire(connection: &mut PgConnection, of: &EditionId) -> Result<bool, sqlx::Error> {
    change_to_dropped(connection, of, "current").await
}

/// An edition that was being built is given up; false when it is not being built any more.
pub(crate) async fn discard(connection: &mut PgConnection, of: &EditionId) -> Result<bool, sqlx::Error> {
    change_to_dropped(connection, of, "building").await
}

async fn change_to_dropped(
    connection: &mut PgConnection,
    of: &EditionId,
    role: &str,
) -> Result<bool, sqlx::Error> {
    let statement = sqlx::query(concat!(
        "update views.editions set role = 'dropped', asked_at = clock_timestamp()",
        " where ledger = $1 and view = $2 and edition = $3 and role = $4"
    ));
    let statement = statement.bind(of.ledger.as_str()).bind(of.view).bind(of.edition).bind(role);
    Ok(statement.execute(connection).await?.rows_affected() == 1)
}

/// The editions that were dropped so long ago that nobody can still be reading them.
pub(crate) async fn dropped(
    connection: &mut PgConnection,
    ledger: &LedgerName,
    since: Duration,
) -> Result<Vec<Dropped>, sqlx::Error> {
    let statement = sqlx::query(concat!(
        "select view, edition from views.editions where ledger = $1 and role = 'dropped'",
        " and asked_at <= clock_timestamp() - $2 * interval '1 millisecond'"
    ));
    let rows = statement.bind(ledger.as_str()).bind(millis(since)).fetch_all(connection).await?;
    rows.iter().map(|row| Ok(Dropped { view: row.try_get(0)?, edition: row.try_get(1)? })).collect()
}

/// Deletes some of the rows of an edition that was dropped, and with the last of them its aliases and the edition itself;
/// true when there are more. Of any other edition nothing is deleted: whether it was dropped is asked, and held to, in the
/// same transaction.
pub(crate) async fn delete_some(
    connection: &mut PgConnection,
    ledger: &LedgerName,
    dropped: &Dropped,
) -> Result<bool, sqlx::Error> {
    let Dropped { view, edition } = dropped;
    let lock = sqlx::query(concat!(
        "select edition from views.editions",
        " where ledger = $1 and view = $2 and edition = $3 and role = 'dropped' for update"
    ));
    let lock = lock.bind(ledger.as_str()).bind(view).bind(edition);
    if lock.fetch_optional(&mut *connection).await?.is_none() {
        return Ok(false);
    }
    if delete_rows(&mut *connection, ledger, view, *edition).await? {
        return Ok(true);
    }
    delete_aliases(&mut *connection, ledger, view, *edition).await?;
    let statement =
        sqlx::query("delete from views.editions where ledger = $1 and view = $2 and edition = $3");
    statement.bind(ledger.as_str()).bind(view).bind(edition).execute(connection).await?;
    Ok(false)
}

/// As PostgreSQL multiplies an interval.
pub(super) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
