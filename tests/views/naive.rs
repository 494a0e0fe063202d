//! A replay without anything clever: every event, one after the other, into a map.

use std::collections::BTreeMap;

use stories::Known;
use uuid::Uuid;
use views::{ALWAYS, Field, Kind, NEVER, Route, View};

/// The rows of a view.
pub(crate) struct Naive<V: View> {
    pub(crate) rows: BTreeMap<Uuid, V::Row>,
    aliases: BTreeMap<Uuid, Uuid>,
}

impl<V: View> Default for Naive<V> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), aliases: BTreeMap::new() }
    }
}

impl<V: View> Naive<V> {
    /// The rows after all of these.
    pub(crate) fn of(history: &[Known]) -> Self {
        let mut naive = Self::default();
        history.iter().for_each(|known| naive.take(known));
        naive
    }

    /// One event more.
    pub(crate) fn take(&mut self, known: &Known) {
        if !V::BOOKS.contains(&known.book.aggregate_type()) {
            return;
        }
        let recorded = known.recorded();
        let key = match V::route(&recorded) {
            Route::Nowhere => return,
            Route::Row(key) => key,
            Route::Alias { alias, row } => {
                self.aliases.insert(alias, row);
                row
            }
            Route::Via(alias) => self.aliases[&alias],
        };
        V::apply(self.rows.entry(key).or_default(), &recorded);
    }

    /// The keys of the rows of which a field has this value, as a filter writes it.
    pub(crate) fn with(&self, field: &Field, value: &str) -> Vec<Uuid> {
        let has = |row: &V::Row| values::<V>(row, field).iter().any(|one| one == value);
        self.rows.iter().filter(|(_, row)| has(row)).map(|(key, _)| *key).collect()
    }

    /// Some values that the field has, as a filter writes them; at most three.
    pub(crate) fn some_values(&self, field: &Field) -> Vec<String> {
        let mut all: Vec<String> = self.rows.values().flat_map(|row| values::<V>(row, field)).collect();
        all.sort_unstable();
        all.dedup();
        let step = all.len().div_ceil(3).max(1);
        all.into_iter().step_by(step).collect()
    }
}

/// The values of a field of a row: one, or any number of words or texts.
fn values<V: View>(row: &V::Row, field: &Field) -> Vec<String> {
    let shown = serde_json::to_value(V::shown(row)).unwrap();
    let value = &shown[field.column];
    match field.kind {
        Kind::Words(_) | Kind::Texts => {
            value.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
        }
        Kind::Date => vec![match value.as_str().unwrap() {
            NEVER | ALWAYS => "none".to_owned(),
            date => date.to_owned(),
        }],
        Kind::Word(_) | Kind::Text | Kind::Id => vec![value.as_str().unwrap_or_default().to_owned()],
        Kind::Cents | Kind::Count => vec![value.as_i64().unwrap().to_string()],
        Kind::Flag => vec![value.as_bool().unwrap().to_string()],
    }
}
