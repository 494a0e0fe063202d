//! The staged state: the cache as it will be when what was decided is appended.

use std::collections::HashMap;

use domain::{BookCommand, BookEvent, BookId, Surroundings};

use crate::{ExecutionError, LoadedBook, cache::Cache};

/// Books changed by one batch so far.
#[derive(Default)]
pub(crate) struct Stage {
    changed: HashMap<BookId, LoadedBook>,
}

impl Stage {
    /// Takes out the books changed, with their new state.
    pub(crate) fn take_changed(&mut self) -> HashMap<BookId, LoadedBook> {
        std::mem::take(&mut self.changed)
    }

    /// Takes over what an accepted command changes.
    pub(crate) fn absorb(&mut self, changed: HashMap<BookId, LoadedBook>) {
        self.changed.extend(changed);
    }
}

/// The books as the next command must see them.
#[derive(Clone, Copy)]
pub(crate) struct Books<'a> {
    /// As of the head.
    pub(crate) cache: &'a Cache,
    /// What the batch that is being written changes.
    pub(crate) ahead: Option<&'a Stage>,
    /// What the batch in hand changes.
    pub(crate) stage: &'a Stage,
}

impl<'a> Books<'a> {
    /// A book; `None` when it has not been loaded.
    fn get(&self, id: BookId) -> Option<&'a LoadedBook> {
        let staged = self.stage.changed.get(&id).or_else(|| self.ahead?.changed.get(&id));
        staged.or_else(|| self.cache.get(id))
    }
}

/// What one command does to the books, kept apart until all of its legs have agreed.
pub(crate) struct Draft<'a> {
    books: Books<'a>,
    /// The books it changes, with their new state.
    pub(crate) changed: HashMap<BookId, LoadedBook>,
    /// The events so far, each with its book and its sequence there.
    pub(crate) events: Vec<(BookId, u64, BookEvent)>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(books: Books<'a>) -> Self {
        Self { books, changed: HashMap::new(), events: Vec::new() }
    }

    /// A book as this command must see it at this point.
    pub(crate) fn get(&self, id: BookId) -> Result<&LoadedBook, Stop> {
        let known = self.changed.get(&id).or_else(|| self.books.get(id));
        known.ok_or_else(|| match self.books.cache.unreadable(id) {
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
        let mut book = match self.changed.remove(&id) {
            Some(changed) => changed,
            None => self.get(id)?.clone(),
        };
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
