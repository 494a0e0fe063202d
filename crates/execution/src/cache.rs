//! The books of one ledger as they are at one head, bounded by least recent use.

use std::{collections::HashMap, sync::Arc};

use domain::BookId;
use hashlink::LruCache;
use ledger::{Head, Ledger, PageLimit};

use crate::{ExecutionError, LoadError, LoadedBook, load::stream};

/// Beyond this many events of others it is cheaper to forget everything than to follow.
const WORTH_FOLLOWING: u64 = 20_000;

/// Every book in here is exactly as it is at `head`.
pub(crate) struct Cache {
    ledger: Ledger,
    head: Head,
    books: LruCache<BookId, LoadedBook>,
    /// Books whose history this version of the software cannot read; commands on them are refused, others go on.
    unreadable: HashMap<BookId, Arc<LoadError>>,
}

impl Cache {
    pub(crate) async fn at_head(ledger: &Ledger, capacity: usize) -> Result<Self, ExecutionError> {
        let head = ledger.head().await?;
        Ok(Self {
            ledger: ledger.clone(),
            head,
            books: LruCache::new(capacity),
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

    /// Loads books that are not here, all in one round trip.
    pub(crate) async fn load(&mut self, ids: &[BookId]) -> Result<(), ExecutionError> {
        let streams: Vec<_> = ids.iter().map(|id| stream(*id)).collect();
        let mut histories = self.ledger.read_streams(&streams, self.head.size()).await?;
        for (id, stream) in ids.iter().zip(&streams) {
            let history = histories.remove(stream).unwrap_or_default();
            match LoadedBook::replay(*id, self.ledger.ledgers().upcasters(), history) {
                Ok(book) => drop(self.books.insert(*id, book)),
                Err(error) => self.set_aside(*id, error),
            }
        }
        Ok(())
    }

    fn set_aside(&mut self, id: BookId, error: LoadError) {
        tracing::error!(ledger = %self.ledger.name(), book = %id, %error, "a history cannot be read");
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

    /// Follows what others appended, up to `head`.
    pub(crate) async fn catch_up(&mut self, head: &Head) -> Result<(), ExecutionError> {
        let behind = head.size().checked_sub(self.head.size());
        // A head that went back means that the database was restored under us.
        if behind.is_none_or(|behind| behind > WORTH_FOLLOWING) {
            self.books.clear();
            self.head = head.clone();
            return Ok(());
        }
        let mut feed = self.ledger.feed(self.head.size(), PageLimit::default());
        while feed.position() < head.size() {
            let page = feed.page().await.map_err(|error| match error {
                ledger::FeedError::Ledger(error) => LoadError::Ledger(error),
                gap @ ledger::FeedError::Gap { expected, .. } => LoadError::Event {
                    position: expected,
                    detail: gap.to_string(),
                },
            })?;
            for event in page
                .events
                .into_iter()
                .take_while(|event| event.position < head.size())
            {
                self.follow(event);
            }
        }
        self.head = head.clone();
        Ok(())
    }

    /// An aggregate of a kind this version does not know cannot be in here.
    fn follow(&mut self, event: ledger::RecordedEvent) {
        let Ok(id) = BookId::parse(&event.stream.aggregate_type, &event.stream.aggregate_id) else {
            return;
        };
        let Some(book) = self.books.peek_mut(&id) else {
            return;
        };
        if let Err(error) = book.add(self.ledger.ledgers().upcasters(), event) {
            self.set_aside(id, error);
        }
    }
}
