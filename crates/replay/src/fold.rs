//! Every event of some kinds of books, in order, for who adds them up: memory is that of two pages.

use std::{ops::Range, panic::resume_unwind, sync::Arc};

use domain::{BookEvent, BookId};
use jiff::Timestamp;
use ledger::{FeedError, Ledger, LedgerError, PageLimit};
use tokio::task::JoinSet;

use crate::{ReplayError, ReplayedPage, page};

/// What is folded while as much is read, besides what `each` keeps.
const PAGE: PageLimit = PageLimit { events: 4_000, bytes: 4 * 1024 * 1024 };

/// An event of a ledger as the rules read it.
#[derive(Debug, Clone, Copy)]
pub struct Happened<'a> {
    /// Its place in the ledger, from 0.
    pub position: u64,
    /// When the ledger recorded it, in microseconds.
    pub recorded_at: Timestamp,
    /// The book it was written in.
    pub book: BookId,
    /// What happened.
    pub event: &'a BookEvent,
}

/// Hands the events of some kinds of books at positions below `below` to `each`, in order, until one cannot be read or
/// `each` says that it is enough. `progress` is told, after each page, below which position everything was handed over.
///
/// All events below `below` must have been recorded: the caller has seen a head that says so.
///
/// # Errors
/// Those of `each`, and as those of [`ReplayError`]: [`ReplayError::Ledger`]; [`ReplayError::Gap`] when a position is
/// missing, also among the events of other kinds, or when the ledger ends before `below`; [`ReplayError::Event`]. What
/// comes before it was handed over.
pub async fn fold<E: From<ReplayError>>(
    ledger: &Ledger,
    kinds: &[&str],
    below: u64,
    mut each: impl FnMut(&Happened<'_>) -> Result<(), E>,
    mut progress: impl FnMut(u64),
) -> Result<(), E> {
    let kinds: Arc<[String]> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
    let (mut next, mut ahead) = (0, Ahead::read(ledger, &kinds, 0..below));
    while next < below {
        let page = ahead.page().await.map_err(ReplayError::from)?;
        ahead = Ahead::read(ledger, &kinds, page.next..below);
        for replayed in page.events {
            let (book, event) = replayed.event.map_err(ReplayError::from)?;
            let (position, recorded_at) = (replayed.position, replayed.recorded_at);
            each(&Happened { position, recorded_at, book, event: &event })?;
        }
        next = page.next;
        progress(next);
    }
    Ok(())
}

/// A page that is read while the one before it is folded, by a task of its own that ends with this.
struct Ahead(JoinSet<Result<ReplayedPage, FeedError>>);

impl Ahead {
    /// Begins to read, unless there is nothing left.
    fn read(ledger: &Ledger, kinds: &Arc<[String]>, positions: Range<u64>) -> Self {
        let mut reading = JoinSet::new();
        if !positions.is_empty() {
            let (ledger, kinds) = (ledger.clone(), kinds.clone());
            reading.spawn(async move {
                let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
                page(&ledger, &kinds, positions, PAGE).await
            });
        }
        Self(reading)
    }

    async fn page(&mut self) -> Result<ReplayedPage, FeedError> {
        match self.0.join_next().await {
            Some(Ok(page)) => page,
            Some(Err(stopped)) if stopped.is_panic() => resume_unwind(stopped.into_panic()),
            // The runtime is ending.
            Some(Err(_)) | None => Err(LedgerError::timed_out().into()),
        }
    }
}
