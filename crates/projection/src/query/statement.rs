//! What all statements have in common: the edition they ask, its position, and how a row comes back.
//!
//! `(select edition from at)` is computed once, before the rows are looked for, so an index whose columns begin with
//! (ledger, edition) is used as if the number had been written there.

use ledger::LedgerName;
use sqlx::postgres::PgRow;
use sqlx::{Postgres, QueryBuilder, Row as _};
use uuid::Uuid;
use views::View;

use super::filter::Filter;
use super::listing::Ask;
use super::order::Direction;
use super::place::{Place, Value};
use crate::{Moment, ProjectionError};

/// A statement with its values.
pub(super) type Statement = QueryBuilder<'static, Postgres>;

/// Begins a statement with `at`: the edition that answers, or no row when it has been dropped.
pub(super) fn at<V: View>(ledger: &LedgerName, moment: &Moment) -> Statement {
    let mut statement = QueryBuilder::new(
        "with at as materialized (select edition, next_position from views.editions where ledger = ",
    );
    statement.push_bind(ledger.to_string()).push(" and view = ").push_bind(V::NAME);
    match moment {
        Moment::Current => statement.push(" and role = 'current' and fold_version = ").push_bind(V::VERSION),
        Moment::Past { edition, .. } => {
            statement.push(" and role = 'past' and edition = ").push_bind(*edition)
        }
    };
    statement.push(")");
    statement
}

/// Goes on with the rows of that edition that a filter lets through; more conditions may follow.
pub(super) fn from_rows<V: View>(statement: &mut Statement, ledger: &LedgerName, filter: &Filter) {
    statement.push(" from views.").push(V::NAME).push("_rows where ledger = ").push_bind(ledger.to_string());
    statement.push(" and edition = (select edition from at) and ");
    filter.write(statement);
}

/// A page of rows.
pub(super) fn page<V: View>(ledger: &LedgerName, moment: &Moment, ask: &Ask<'_>) -> Statement {
    let mut statement = at::<V>(ledger, moment);
    statement.push(" select at.next_position, found.* from at left join lateral (select view_id");
    statement.push(", (payload -> 'row')::text as content");
    let column = ask.order.field().map(|field| field.column);
    if let Some(column) = column {
        statement.push(", ").push(column).push(" as place");
    }
    from_rows::<V>(&mut statement, ledger, ask.filter);
    if let Some(after) = ask.after {
        write_after(&mut statement, column, ask.order.direction(), after);
    }
    write_order(&mut statement, column, ask.order.direction());
    statement.push(" limit ").push_bind(ask.limit);
    statement.push(") as found on true");
    write_order(&mut statement, column.map(|_| "place"), ask.order.direction());
    statement
}

/// The rows with these keys.
pub(super) fn keyed<V: View>(ledger: &LedgerName, moment: &Moment, keys: &[Uuid]) -> Statement {
    let mut statement = at::<V>(ledger, moment);
    statement.push(" select at.next_position, found.* from at left join lateral (select view_id");
    statement.push(", (payload -> 'row')::text as content");
    from_rows::<V>(&mut statement, ledger, &Filter::all());
    let keys: Vec<_> = keys.iter().map(Uuid::to_string).collect();
    statement.push(" and view_id = any(").push_bind(keys).push(")) as found on true");
    statement
}

/// What comes behind a place: one comparison of pairs, which an index on the same pair answers.
fn write_after(statement: &mut Statement, column: Option<&'static str>, direction: Direction, after: &Place) {
    let sign = match direction {
        Direction::Ascending => " > ",
        Direction::Descending => " < ",
    };
    match (column, &after.value) {
        (Some(column), Some(value)) => {
            statement.push(" and (").push(column).push(", view_id)").push(sign).push("(");
            match value {
                Value::Text(text) => statement.push_bind(text.clone()),
                Value::Number(number) => statement.push_bind(*number),
                Value::Flag(flag) => statement.push_bind(*flag),
            };
            statement.push(", ");
        }
        _ => {
            statement.push(" and (view_id)").push(sign).push("(");
        }
    }
    statement.push_bind(after.key.to_string()).push(")");
}

fn write_order(statement: &mut Statement, column: Option<&'static str>, direction: Direction) {
    let way = match direction {
        Direction::Ascending => "",
        Direction::Descending => " desc",
    };
    statement.push(" order by ");
    if let Some(column) = column {
        statement.push(column).push(way).push(", ");
    }
    statement.push("view_id").push(way);
}

/// How many events are in the edition that answered.
///
/// # Errors
/// [`ProjectionError::Gone`] when none did.
pub(super) fn size<V: View>(rows: &[PgRow]) -> Result<u64, ProjectionError> {
    let first = rows.first().ok_or(ProjectionError::Gone { view: V::NAME })?;
    let size = first.try_get::<i64, _>("next_position")?;
    u64::try_from(size).map_err(|_| broken::<V>("its position is below zero".to_owned()))
}

/// The key and the row, unless nothing was found at all.
pub(super) fn decode<V: View>(row: &PgRow) -> Result<Option<(Uuid, V::Row)>, ProjectionError> {
    let Some(key) = row.try_get::<Option<&str>, _>("view_id")? else { return Ok(None) };
    let key = Uuid::try_parse(key).map_err(|_| broken::<V>("its key is no UUID".to_owned()))?;
    let content = row.try_get::<Option<&str>, _>("content")?.unwrap_or("null");
    // What serde_json says repeats values: the place must do.
    let place = |error: serde_json::Error| broken::<V>(format!("column {} of its JSON", error.column()));
    let content = serde_json::from_str(content).map_err(place)?;
    Ok(Some((key, content)))
}

pub(super) fn broken<V: View>(detail: String) -> ProjectionError {
    ProjectionError::Row { view: V::NAME, detail }
}
