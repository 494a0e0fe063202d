//! Comparing what was folded again with what is stored, both in order of key.

use std::{
    cmp::Ordering,
    collections::{BTreeSet, VecDeque},
    ops::Bound,
};

use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    Difference, What,
    check::{TOLD, lower},
};
use crate::{
    ProjectionError,
    fold::{Memory, StoredRow, Which},
    store,
};

/// How many stored rows or aliases are read at a time.
const READ: i64 = 2_000;
/// How many bytes of folded rows are written as JSON at a time.
const CHUNK: usize = 1 << 20;

/// The rows that are not alike, with keys above `after` and below `below`.
pub(super) async fn compare_rows(
    connection: &mut PgConnection,
    memory: &Memory,
    after: Option<Uuid>,
    below: Option<Uuid>,
) -> Result<Vec<Difference>, ProjectionError> {
    let view = memory.id.view;
    let (mut right, mut stored) = (VecDeque::new(), VecDeque::new());
    let (mut right_after, mut stored_after) = (lower(after), after);
    let mut found = Vec::new();
    while found.len() < TOLD {
        if right.is_empty() {
            right.extend(folded(memory, right_after)?);
            right_after = lower(right.back().map(|row: &StoredRow| row.key).or(last(right_after)));
        }
        if stored.is_empty() {
            stored.extend(store::rows_after(connection, &memory.id, stored_after, below, READ).await?);
            stored_after = stored.back().map(|row: &StoredRow| row.key).or(stored_after);
        }
        let Some(difference) = next(view, &mut right, &mut stored)? else { break };
        found.extend(difference);
    }
    Ok(found)
}

/// The next rows that were folded.
fn folded(memory: &Memory, after: Bound<Uuid>) -> Result<Vec<StoredRow>, ProjectionError> {
    let rows = memory.stored(after, Which::All, CHUNK);
    rows.map_err(|panicked| ProjectionError::Row { view: memory.id.view, detail: panicked.to_string() })
}

fn last(bound: Bound<Uuid>) -> Option<Uuid> {
    match bound {
        Bound::Excluded(key) => Some(key),
        _ => None,
    }
}

/// Takes the next key off both sides, and says what is wrong with it, if anything; `None` when both are at their end.
fn next(
    view: &'static str,
    right: &mut VecDeque<StoredRow>,
    stored: &mut VecDeque<StoredRow>,
) -> Result<Option<Option<Difference>>, ProjectionError> {
    let order = match (right.front(), stored.front()) {
        (None, None) => return Ok(None),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (Some(right), Some(stored)) => right.key.cmp(&stored.key),
    };
    let right = if order.is_le() { right.pop_front() } else { None };
    let stored = if order.is_ge() { stored.pop_front() } else { None };
    Ok(Some(match (right, stored) {
        (Some(right), Some(stored)) => {
            let names = unlike(view, &right, &stored)?;
            (!names.is_empty()).then_some(Difference {
                view,
                key: Some(right.key),
                what: What::Unlike(names),
            })
        }
        (Some(right), None) => Some(Difference { view, key: Some(right.key), what: What::Missing }),
        (None, Some(stored)) => Some(Difference { view, key: Some(stored.key), what: What::TooMany }),
        (None, None) => None,
    }))
}

/// The places in which two rows differ.
fn unlike(view: &'static str, right: &StoredRow, stored: &StoredRow) -> Result<Vec<String>, ProjectionError> {
    let parsed = |row: &StoredRow| {
        serde_json::from_str::<Value>(&row.payload).map_err(|error| ProjectionError::Row {
            view,
            detail: format!("column {} of its JSON", error.column()),
        })
    };
    let (a, b) = (parsed(right)?, parsed(stored)?);
    let mut names = Vec::new();
    if right.version != stored.version {
        names.push("version".to_owned());
    }
    for part in ["shown", "row"] {
        names.extend(differing(part, &a[part], &b[part]));
    }
    Ok(names)
}

fn differing(part: &str, a: &Value, b: &Value) -> Vec<String> {
    let (Value::Object(left), Value::Object(other)) = (a, b) else {
        return if a == b { Vec::new() } else { vec![part.to_owned()] };
    };
    let names: BTreeSet<&String> = left.keys().chain(other.keys()).collect();
    let differing = names.into_iter().filter(|name| left.get(*name) != other.get(*name));
    differing.map(|name| format!("{part}.{name}")).collect()
}

/// The aliases that are not alike.
pub(super) async fn compare_aliases(
    connection: &mut PgConnection,
    memory: &Memory,
) -> Result<Vec<Difference>, ProjectionError> {
    let mut left: BTreeSet<Uuid> = memory.aliases().keys().copied().collect();
    let mut wrong = Vec::new();
    let mut after = None;
    while wrong.len() < TOLD {
        let stored = store::stored_aliases(connection, &memory.id, after, READ).await?;
        let Some((last, _)) = stored.last() else {
            wrong.extend(left);
            break;
        };
        after = Some(*last);
        for (alias, key) in stored {
            left.remove(&alias);
            if memory.aliases().get(&alias) != Some(&key) {
                wrong.push(alias);
            }
        }
    }
    let view = memory.id.view;
    Ok(wrong.into_iter().map(|key| Difference { view, key: Some(key), what: What::Alias }).collect())
}
