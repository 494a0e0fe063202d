//! Rows from what was recorded, folded as whoever keeps a view does, and checked on the way.

use std::collections::{BTreeMap, BTreeSet};

use domain::{BookEvent, BookId};
use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;
use views::{Kind, Recorded, Route, View};

/// The rows of a view after these events.
pub(crate) fn rows<V: View>(events: &[(BookId, BookEvent)]) -> BTreeMap<Uuid, V::Row> {
    let (mut rows, mut aliases) = (BTreeMap::<Uuid, V::Row>::new(), BTreeMap::new());
    for (position, (book, event)) in (0..).zip(events) {
        let recorded = Recorded { position, recorded_at: Timestamp::UNIX_EPOCH, book: *book, event };
        if !V::BOOKS.contains(&book.aggregate_type()) {
            assert_eq!(V::route(&recorded), Route::Nowhere, "{book} is not a book of {}", V::NAME);
            continue;
        }
        let key = match V::route(&recorded) {
            Route::Nowhere => continue,
            Route::Row(key) => key,
            Route::Alias { alias, row } => {
                aliases.insert(alias, row);
                row
            }
            Route::Via(alias) => aliases[&alias],
        };
        let row = rows.entry(key).or_default();
        V::apply(row, &recorded);
        holds::<V>(row);
    }
    rows
}

/// The row with this key.
pub(crate) fn row<V: View>(events: &[(BookId, BookEvent)], key: Uuid) -> V::Row {
    rows::<V>(events).remove(&key).unwrap()
}

/// What is shown of a row, as it is stored.
pub(crate) fn shown<V: View>(row: &V::Row) -> Value {
    serde_json::to_value(V::shown(row)).unwrap()
}

/// A row reads back as it was stored; what is shown has a value of its kind for every column and for nothing else.
fn holds<V: View>(row: &V::Row) {
    let stored = serde_json::to_string(row).unwrap();
    assert_eq!(serde_json::from_str::<V::Row>(&stored).unwrap(), *row, "{stored}");
    let shown = shown::<V>(row);
    let keys: BTreeSet<_> = shown.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, V::FIELDS.iter().map(|field| field.column).collect());
    for field in V::FIELDS {
        let value = &shown[field.column];
        assert!(fits(field.kind, value), "{} of {} shows {value}", field.name, V::NAME);
    }
}

fn fits(kind: Kind, value: &Value) -> bool {
    let text = value.as_str();
    let listed = |words: &[&str], value: &Value| value.as_str().is_some_and(|word| words.contains(&word));
    match kind {
        Kind::Word(words) => listed(words, value),
        Kind::Words(words) => value.as_array().is_some_and(|all| all.iter().all(|one| listed(words, one))),
        Kind::Text => text.is_some(),
        Kind::Texts => value.as_array().is_some_and(|all| all.iter().all(Value::is_string)),
        Kind::Id => text.is_some_and(|text| text.is_empty() || text.parse::<Uuid>().is_ok()),
        Kind::Date => text.is_some_and(|text| text.parse::<jiff::civil::Date>().is_ok()),
        Kind::Cents => value.is_i64(),
        Kind::Count => value.is_u64(),
        Kind::Flag => value.is_boolean(),
    }
}
