//! A view whose type is no longer known: what keeps rows must not know what they mean.

use std::{marker::PhantomData, ops::Bound};

use uuid::Uuid;
use views::{Recorded, Route, View};

use super::rows::RowsOf;

/// A view, as whoever keeps its rows sees it.
pub(crate) trait AnyView: Send + Sync {
    /// [`View::NAME`].
    fn name(&self) -> &'static str;
    /// [`View::VERSION`].
    fn version(&self) -> i32;
    /// [`View::BOOKS`].
    fn books(&self) -> &'static [&'static str];
    /// [`View::route`].
    fn route(&self, recorded: &Recorded<'_>) -> Route;
    /// No rows yet.
    fn rows(&self) -> Box<dyn AnyRows>;
}

/// A row as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredRow {
    pub(crate) key: Uuid,
    /// How many events it has taken.
    pub(crate) version: i64,
    /// `{"shown": …, "row": …}`.
    pub(crate) payload: String,
}

/// Some rows of a view in memory.
pub(crate) trait AnyRows: Send + Sync {
    fn has(&self, key: &Uuid) -> bool;
    /// Takes a stored row in. Refused, with the reason, when it is not a row of this version.
    fn load(&mut self, row: &StoredRow) -> Result<(), String>;
    /// Folds an event into a row, which is a new one when it is not here.
    fn apply(&mut self, key: Uuid, recorded: &Recorded<'_>);
    /// The next rows, in order of key, as many as fit in `bytes` and at least one: those that have changed since they
    /// were loaded or written, or all.
    fn stored(&self, after: Bound<Uuid>, which: Which, bytes: usize) -> Vec<StoredRow>;
    /// All that has changed is written.
    fn written(&mut self);
    /// Leaves out the rows, all of them written, that were not touched of late.
    fn forget_cold(&mut self);
    fn clear(&mut self);
    fn count(&self) -> usize;
    /// What they take in memory, estimated.
    fn bytes(&self) -> usize;
    /// Leaves out the last rows until no more than `count` are there; the key of the last that was left out.
    fn keep_first(&mut self, count: usize) -> Option<Uuid>;
}

/// Which rows are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Changed,
    All,
}

/// The one implementation, for every view.
pub(crate) struct Typed<V>(pub(crate) PhantomData<fn() -> V>);

impl<V: View> AnyView for Typed<V> {
    fn name(&self) -> &'static str {
        V::NAME
    }

    fn version(&self) -> i32 {
        V::VERSION
    }

    fn books(&self) -> &'static [&'static str] {
        V::BOOKS
    }

    fn route(&self, recorded: &Recorded<'_>) -> Route {
        V::route(recorded)
    }

    fn rows(&self) -> Box<dyn AnyRows> {
        Box::new(RowsOf::<V>::default())
    }
}
