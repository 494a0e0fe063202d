//! The staged state: the cache as it will be when the batch in hand is appended.

use std::collections::HashMap;

use domain::{BookCommand, BookEvent, BookId, Surroundings};

use crate::{ExecutionError, LoadedBook, cache::Cache};

/// Books changed by the batch so far, over those of the cache.
#[derive(Default)]
pub(crate) struct Stage {
    changed: HashMap<BookId, LoadedBook>,
}

impl Stage {
    /// A book as the next command must see it; `None` when it has not been loaded.
    fn get<'a>(&'a self, cache: &'a Cache, id: BookId) -> Option<&'a LoadedBook> {
        self.changed.get(&id).or_else(|| cache.get(id))
    }

    /// The books changed, with their new state.
    pub(crate) fn into_changed(self) -> HashMap<BookId, LoadedBook> {
        self.changed
    }

    /// Takes over what an accepted command changes.
    pub(crate) fn absorb(&mut self, changed: HashMap<BookId, LoadedBook>) {
        self.changed.extend(changed);
    }
}

/// What one command does to the stage, kept apart until all of its legs have agreed.
pub(crate) struct Draft<'a> {
    cache: &'a Cache,
    stage: &'a Stage,
    /// The books it changes, with their new state.
    pub(crate) changed: HashMap<BookId, LoadedBook>,
    /// The events so far, each with its book and its sequence there.
    pub(crate) events: Vec<(BookId, u64, BookEvent)>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(cache: &'a Cache, stage: &'a Stage) -> Self {
        Self { cache, stage, changed: HashMap::new(), events: Vec::new() }
    }

    /// A book as this command must see it at this point.
    pub(crate) fn get(&self, id: BookId) -> Result<&LoadedBook, Stop> {
        let known = self.changed.get(&id).or_else(|| self.stage.get(self.cache, id));
        known.ok_or_else(|| match self.cache.unreadable(id) {
            Some(error) => Stop::Refused(ExecutionError::Unreadable(error)),
            None => Stop::Missing(vec![id]),
        })
    }

    /// What a decision on this command looks at besides its own book.
    pub(crate) fn around(&self, id: BookId, command: &BookCommand) -> Result<Surroundings<'_>, Stop> {
        let book = &self.get(id)?.book;
        let mut around = Surroundings::default();
        loop {
            let wanted = book.looks_at(command, &around);
            if wanted.is_empty() {
                return Ok(around);
            }
            self.all_loaded(wanted.iter().copied())?;
            for id in wanted {
                around.add(id, &self.get(id)?.book);
            }
        }
    }

    /// Stops with everything that is missing at once, so that it is loaded in one round trip.
    pub(crate) fn all_loaded(&self, ids: impl Iterator<Item = BookId>) -> Result<(), Stop> {
        let mut missing = Vec::new();
        for id in ids {
            match self.get(id) {
                Err(Stop::Missing(books)) => missing.extend(books),
                Err(refused @ Stop::Refused(_)) => return Err(refused),
                Ok(_) => {}
            }
        }
        if missing.is_empty() { Ok(()) } else { Err(Stop::Missing(missing)) }
    }

    /// Adds an event that was decided on [`Draft::get`].
    pub(crate) fn add(&mut self, id: BookId, event: BookEvent) -> Result<(), Stop> {
        let mut book = self.get(id)?.clone();
        book.book.apply(&event);
        book.revision += 1;
        self.events.push((id, book.revision, event));
        self.changed.insert(id, book);
        Ok(())
    }
}

/// Why a command cannot be drafted.
pub(crate) enum Stop {
    /// These books must be loaded first.
    Missing(Vec<BookId>),
    /// A rule, or a book that cannot be read, refuses it.
    Refused(ExecutionError),
}
