//! Rows of one view in memory, in order of key, so that they are written and compared in that order.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use views::{Recorded, View};

use super::erased::{AnyRows, StoredRow, Which};

/// Of so many changes to rows, one is measured.
const MEASURED: u64 = 64;
/// A row in memory takes about so many times its JSON.
const SWELL: usize = 2;

/// Some rows of a view.
pub(crate) struct RowsOf<V: View> {
    held: BTreeMap<Uuid, Held<V::Row>>,
    changed: BTreeSet<Uuid>,
    /// How many rows were measured, and their JSON in bytes together.
    measured: (usize, usize),
    applied: u64,
    /// How many had been applied when cold rows were last forgotten.
    cooled: u64,
}

struct Held<R> {
    row: R,
    version: i64,
    /// The last of the applied that was applied to it.
    touched: u64,
}

/// The payload of a stored row, on its way out.
#[derive(Serialize)]
struct Payload<'a, S, R> {
    shown: S,
    row: &'a R,
}

/// The payload of a stored row, on its way in.
#[derive(Deserialize)]
struct Kept<R> {
    row: R,
}

impl<V: View> Default for RowsOf<V> {
    fn default() -> Self {
        Self { held: BTreeMap::new(), changed: BTreeSet::new(), measured: (0, 0), applied: 0, cooled: 0 }
    }
}

impl<V: View> RowsOf<V> {
    fn stored_row(key: Uuid, held: &Held<V::Row>) -> StoredRow {
        let payload = Payload { shown: V::shown(&held.row), row: &held.row };
        let payload = serde_json::to_string(&payload).expect("a row and what is shown of it are plain JSON");
        StoredRow { key, version: held.version, payload }
    }

    fn measure(&mut self, bytes: usize) {
        self.measured = (self.measured.0 + 1, self.measured.1 + bytes);
    }

    fn gather<'a>(
        rows: impl Iterator<Item = (&'a Uuid, &'a Held<V::Row>)>,
        mut bytes: usize,
    ) -> Vec<StoredRow> {
        let mut gathered = Vec::new();
        for (key, held) in rows {
            let row = Self::stored_row(*key, held);
            let size = row.payload.len();
            gathered.push(row);
            if size >= bytes {
                break;
            }
            bytes -= size;
        }
        gathered
    }
}

impl<V: View> AnyRows for RowsOf<V> {
    fn has(&self, key: &Uuid) -> bool {
        self.held.contains_key(key)
    }

    fn load(&mut self, row: &StoredRow) -> Result<(), String> {
        let kept: Kept<V::Row> = serde_json::from_str(&row.payload)
            .map_err(|error| format!("column {} of its JSON", error.column()))?;
        self.measure(row.payload.len());
        self.held.insert(row.key, Held { row: kept.row, version: row.version, touched: self.applied });
        Ok(())
    }

    fn apply(&mut self, key: Uuid, recorded: &Recorded<'_>) {
        let held =
            self.held.entry(key).or_insert_with(|| Held { row: V::Row::default(), version: 0, touched: 0 });
        V::apply(&mut held.row, recorded);
        held.version += 1;
        held.touched = self.applied;
        self.changed.insert(key);
        if self.applied.is_multiple_of(MEASURED) {
            let bytes = Self::stored_row(key, held).payload.len();
            self.measure(bytes);
        }
        self.applied += 1;
    }

    fn stored(&self, after: Bound<Uuid>, which: Which, bytes: usize) -> Vec<StoredRow> {
        let range = (after, Bound::Unbounded);
        match which {
            Which::All => Self::gather(self.held.range(range), bytes),
            Which::Changed => {
                let changed = self.changed.range(range);
                Self::gather(changed.filter_map(|key| self.held.get_key_value(key)), bytes)
            }
        }
    }

    fn written(&mut self) {
        self.changed.clear();
    }

    fn forget_cold(&mut self) {
        let since = self.cooled.midpoint(self.applied);
        self.held.retain(|_, held| held.touched > since);
        self.cooled = self.applied;
    }

    fn clear(&mut self) {
        self.held.clear();
        self.changed.clear();
    }

    fn count(&self) -> usize {
        self.held.len()
    }

    fn bytes(&self) -> usize {
        let (rows, bytes) = self.measured;
        self.held.len() * (bytes.checked_div(rows).unwrap_or(0) * SWELL + size_of::<Held<V::Row>>())
    }

    fn keep_first(&mut self, count: usize) -> Option<Uuid> {
        let mut left_out = None;
        while self.held.len() > count {
            left_out = self.held.pop_last().map(|(key, _)| key);
        }
        if let Some(first) = &left_out {
            self.changed.split_off(first);
        }
        left_out
    }
}
