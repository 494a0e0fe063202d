//! The books of one ledger as they are at one head, bounded by least recent use.

use std::{collections::HashMap, sync::Arc};

use domain::BookId;
use hashlink::LruCache;
use ledger::{FeedError, Head, Ledger, PageLimit, RecordedEvent, Upcasters};

use crate::{ExecutionError, LoadError, LoadedBook, load::stream};

/// Beyond this many events of others it is cheaper to forget everything than to follow.
const WORTH_FOLLOWING: u64 = 20_000;

/// Every book in here is exactly as it is at `head`.
pub(crate) struct Cache {
    upcasters: Upcasters,
    head: Head,
    /// How many books stay between batches. A batch keeps all it needs, however many: else it could never be decided.
    capacity: usize,
    books: LruCache<BookId, LoadedBook>,
    /// Books whose history this version of the software cannot read; commands on them are refused, others go on.
    unreadable: HashMap<BookId, Arc<LoadError>>,
}

impl Cache {
    pub(crate) async fn at_head(ledger: &Ledger, capacity: usize) -> Result<Self, ExecutionError> {
        let head = ledger.head().await?;
        Ok(Self {
            upcasters: ledger.ledgers().upcasters().clone(),
            head,
            capacity,
            books: LruCache::new_unbounded(),
            unreadable: HashMap::new(),
        })
    }

    pub(crate) fn head(&self) -> &Head {
        &self.head
    }

    pub(crate) fn get(&self, id: BookId) -> Option<&LoadedBook> {
        self.books.peek(&id)
    }

    pub(crate) fn unreadable(&self, id: BookId) -> Option<Arc<LoadError>> {
        self.unreadable.get(&id).cloned()
    }

    /// Says that a book is wanted, so that others are pushed out before it.
    pub(crate) fn touch(&mut self, id: BookId) {
        self.books.get(&id);
    }

    /// Lets go of what was not used for the longest time, down to the capacity.
    pub(crate) fn trim(&mut self) {
        while self.books.len() > self.capacity {
            self.books.remove_lru();
        }
    }

    /// Loads books that are not here, all in one round trip.
    pub(crate) async fn load(&mut self, ledger: &Ledger, ids: &[BookId]) -> Result<(), ExecutionError> {
        let streams: Vec<_> = ids.iter().map(|id| stream(*id)).collect();
        let mut histories = ledger.read_streams(&streams, self.head.size()).await?;
        for (id, stream) in ids.iter().zip(&streams) {
            let history = histories.remove(stream).unwrap_or_default();
            match LoadedBook::replay(*id, &self.upcasters, history) {
                Ok(book) => drop(self.books.insert(*id, book)),
                Err(error) => self.set_aside(*id, error),
            }
        }
        Ok(())
    }

    fn set_aside(&mut self, id: BookId, error: LoadError) {
        tracing::error!(book = %id, %error, "a history cannot be read");
        self.books.remove(&id);
        self.unreadable.insert(id, Arc::new(error));
    }

    /// Takes over what was appended behind the head.
    pub(crate) fn advance(&mut self, head: Head, books: impl IntoIterator<Item = (BookId, LoadedBook)>) {
        self.head = head;
        for (id, book) in books {
            self.books.insert(id, book);
        }
    }

    /// Follows what others appended, up to `head`. When that does not continue what is known here, as after a restore
    /// of the database, everything is forgotten.
    pub(crate) async fn catch_up(&mut self, ledger: &Ledger, head: &Head) -> Result<(), ExecutionError> {
        let behind = head.size().checked_sub(self.head.size());
        if behind.is_none_or(|behind| behind > WORTH_FOLLOWING) {
            self.forget();
        } else if !self.follow(ledger, head).await? {
            tracing::warn!(ledger = %ledger.name(), size = head.size(), "the history is not the one that was known");
            self.forget();
        }
        self.head = head.clone();
        Ok(())
    }

    fn forget(&mut self) {
        self.books.clear();
        self.unreadable.clear();
    }

    /// Adds the events up to `head`; false when they do not lead there from here.
    async fn follow(&mut self, ledger: &Ledger, head: &Head) -> Result<bool, ExecutionError> {
        let mut grown = self.head.clone();
        let mut feed = ledger.feed(grown.size(), PageLimit::default());
        while feed.position() < head.size() {
            let page = feed.page().await.map_err(|error| match error {
                FeedError::Ledger(error) => LoadError::Ledger(error),
                gap @ FeedError::Gap { expected, .. } => {
                    LoadError::Event { position: expected, detail: gap.to_string() }
                }
            })?;
            for event in page.events.into_iter().take_while(|event| event.position < head.size()) {
                grown.follow(&event);
                self.add(event);
            }
        }
        Ok(grown.is_of_same_history(head))
    }

    /// An aggregate of a kind this version does not know cannot be in here.
    fn add(&mut self, event: RecordedEvent) {
        let Ok(id) = BookId::parse(&event.stream.aggregate_type, &event.stream.aggregate_id) else {
            return;
        };
        let Some(book) = self.books.peek_mut(&id) else {
            return;
        };
        if let Err(error) = book.add(&self.upcasters, event) {
            self.set_aside(id, error);
        }
    }
}
