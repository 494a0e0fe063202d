//! One edition of a view while events are folded into it: the rows touched, and which row an alias stands for.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::{Bound, Range},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use replay::Replayed;
use uuid::Uuid;
use views::Route;

use super::{AnyRows, AnyView, Loader, StoredRow, Which, recorded};
use crate::{
    ProjectionError,
    store::{self, EditionId},
};

/// What an alias takes in memory, about.
const ALIAS_BYTES: usize = 64;

/// Why a view cannot pass an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) position: u64,
    pub(crate) reason: String,
}

/// A view panicked at what is shown of a row.
#[derive(Debug, thiserror::Error)]
#[error("the view panicked at what is shown of a row")]
pub(crate) struct Panicked;

/// What became of a page.
#[derive(Debug)]
pub(crate) enum Taken {
    /// All of it is folded.
    Whole,
    /// What came before this is folded.
    Until(Problem),
    /// The fold broke off in the middle of an event: the rows in memory are worth nothing.
    Broken(Problem),
}

/// The rows and aliases of one edition that are in memory.
pub(crate) struct Memory {
    view: Arc<dyn AnyView>,
    pub(crate) id: EditionId,
    pub(crate) rows: Box<dyn AnyRows>,
    aliases: HashMap<Uuid, Uuid>,
    /// Tied since the last time they were written.
    pub(crate) tied: BTreeMap<Uuid, Uuid>,
    /// Everything there is of this edition is in here: nothing has to be loaded.
    complete: bool,
    /// Rows with other keys are not folded.
    only: Option<Range<Option<Uuid>>>,
}

impl Memory {
    /// Nothing in memory of an edition that has rows, or of one that has none yet.
    pub(crate) fn new(view: Arc<dyn AnyView>, id: EditionId, has_rows: bool) -> Self {
        let rows = view.rows();
        let (aliases, tied) = (HashMap::new(), BTreeMap::new());
        Self { view, id, rows, aliases, tied, complete: !has_rows, only: None }
    }

    /// What it takes, estimated.
    pub(crate) fn bytes(&self) -> usize {
        self.rows.bytes() + (self.aliases.len() + self.tied.len()) * ALIAS_BYTES
    }

    /// Everything changed is written; it may stay in memory.
    pub(crate) fn written(&mut self) {
        self.rows.written();
        self.tied.clear();
    }

    /// Makes room: forgets rows, which have been written, that were not touched of late; all of them if that does not
    /// make room enough.
    pub(crate) fn make_room(&mut self) {
        let before = self.bytes();
        self.written();
        self.rows.forget_cold();
        self.complete = false;
        if self.bytes() > before / 4 * 3 {
            self.forget();
        }
    }

    /// Forgets everything, which has been written.
    pub(crate) fn forget(&mut self) {
        self.written();
        self.rows.clear();
        self.aliases = HashMap::new();
        self.complete = false;
    }

    /// From now on only rows with keys in this range are folded.
    pub(crate) fn only(&mut self, keys: Range<Option<Uuid>>) {
        self.only = Some(keys);
    }

    /// Which row each alias stands for; all of them when nothing was ever forgotten.
    pub(crate) fn aliases(&self) -> &HashMap<Uuid, Uuid> {
        &self.aliases
    }

    /// [`AnyRows::stored`].
    pub(crate) fn stored(
        &self,
        after: Bound<Uuid>,
        which: Which,
        bytes: usize,
    ) -> Result<Vec<StoredRow>, Panicked> {
        catch_unwind(AssertUnwindSafe(|| self.rows.stored(after, which, bytes))).map_err(|_| Panicked)
    }

    /// Folds a page of events into the rows, loading those that are not here.
    pub(crate) async fn take(
        &mut self,
        page: &[Replayed],
        loader: &mut Loader<'_>,
    ) -> Result<Taken, ProjectionError> {
        let (routes, unreadable) = self.routes(page);
        self.load_aliases(&routes, loader).await?;
        let (keys, untied) = self.resolve(&routes);
        self.load_rows(&keys, loader).await?;
        // An alias that nobody tied stands before an event that cannot be read: routes end there.
        match (self.apply(&keys), untied.or(unreadable)) {
            (Some(broken), _) => Ok(Taken::Broken(broken)),
            (None, Some(problem)) => Ok(Taken::Until(problem)),
            (None, None) => Ok(Taken::Whole),
        }
    }

    /// Where the events go that this view looks at, up to the first that cannot be read.
    fn routes<'a>(&self, page: &'a [Replayed]) -> (Vec<(&'a Replayed, Route)>, Option<Problem>) {
        let mut routes = Vec::with_capacity(page.len());
        for event in page.iter().filter(|event| self.view.books().contains(&&*event.kind)) {
            let recorded = match recorded(event) {
                Ok(recorded) => recorded,
                Err(problem) => return (routes, Some(problem)),
            };
            match catch_unwind(AssertUnwindSafe(|| self.view.route(&recorded))) {
                Ok(Route::Nowhere) => {}
                Ok(route) => routes.push((event, route)),
                Err(_) => return (routes, Some(problem(event, "the view panicked at it"))),
            }
        }
        (routes, None)
    }

    async fn load_aliases(
        &mut self,
        routes: &[(&Replayed, Route)],
        loader: &mut Loader<'_>,
    ) -> Result<(), ProjectionError> {
        if self.complete {
            return Ok(());
        }
        let unknown: BTreeSet<Uuid> = routes
            .iter()
            .filter_map(|(_, route)| match route {
                Route::Via(alias) => Some(*alias),
                _ => None,
            })
            .filter(|alias| !self.aliases.contains_key(alias))
            .collect();
        if !unknown.is_empty() {
            let unknown: Vec<Uuid> = unknown.into_iter().collect();
            let connection = loader.connection().await?;
            self.aliases.extend(store::load_aliases(connection, &self.id, &unknown).await?);
        }
        Ok(())
    }

    /// The key of the row each event goes to, up to the first whose alias nobody tied.
    fn resolve<'a>(
        &mut self,
        routes: &[(&'a Replayed, Route)],
    ) -> (Vec<(&'a Replayed, Uuid)>, Option<Problem>) {
        let mut keys = Vec::with_capacity(routes.len());
        for (event, route) in routes {
            let key = match *route {
                Route::Nowhere => continue,
                Route::Row(key) => key,
                Route::Alias { alias, row } => {
                    if self.aliases.insert(alias, row) != Some(row) {
                        self.tied.insert(alias, row);
                    }
                    row
                }
                Route::Via(alias) => match self.aliases.get(&alias) {
                    Some(key) => *key,
                    None => {
                        let reason =
                            format!("no earlier event says to which row {} {alias} belongs", event.kind);
                        return (keys, Some(problem(event, &reason)));
                    }
                },
            };
            if self.is_wanted(&key) {
                keys.push((*event, key));
            }
        }
        (keys, None)
    }

    fn is_wanted(&self, key: &Uuid) -> bool {
        let Some(Range { start, end }) = &self.only else {
            return true;
        };
        start.is_none_or(|start| *key >= start) && end.is_none_or(|end| *key < end)
    }

    async fn load_rows(
        &mut self,
        keys: &[(&Replayed, Uuid)],
        loader: &mut Loader<'_>,
    ) -> Result<(), ProjectionError> {
        if self.complete {
            return Ok(());
        }
        let missing: BTreeSet<Uuid> =
            keys.iter().map(|(_, key)| *key).filter(|key| !self.rows.has(key)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let missing: Vec<Uuid> = missing.into_iter().collect();
        let view = self.view.name();
        let connection = loader.connection().await?;
        for row in store::load_rows(connection, &self.id, &missing).await? {
            self.rows.load(&row).map_err(|detail| ProjectionError::Row { view, detail })?;
        }
        Ok(())
    }

    /// The event at which a fold gave up, if one did.
    fn apply(&mut self, keys: &[(&Replayed, Uuid)]) -> Option<Problem> {
        for (event, key) in keys {
            let Ok(recorded) = recorded(event) else { continue };
            let applied = catch_unwind(AssertUnwindSafe(|| self.rows.apply(*key, &recorded)));
            if applied.is_err() {
                return Some(problem(event, "the fold panicked at it"));
            }
        }
        None
    }
}

fn problem(event: &Replayed, reason: &str) -> Problem {
    Problem { position: event.position, reason: reason.to_owned() }
}
