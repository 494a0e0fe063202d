//! Every event of some kinds of books, in order, for who adds them up: memory is that of two pages.

use std::{ops::Range, sync::Arc};

use domain::{BookEvent, BookId};
use jiff::Timestamp;
use ledger::{Ahead, FeedError, Ledger, PageLimit};

use crate::{ReplayError, ReplayedPage, page};

/// What is folded while as much is read, besides what `each` keeps.
const PAGE: PageLimit = PageLimit { events: 4_000, bytes: 4 * 1024 * 1024 };

type Page = Result<ReplayedPage, FeedError>;

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
    let mut coming = reading(ledger, &kinds, 0..below);
    while let Some(ahead) = coming {
        let page = ahead.read().await.map_err(ReplayError::from)?.map_err(ReplayError::from)?;
        coming = reading(ledger, &kinds, page.next..below);
        for replayed in page.events {
            let (book, event) = replayed.event.map_err(ReplayError::from)?;
            let (position, recorded_at) = (replayed.position, replayed.recorded_at);
            each(&Happened { position, recorded_at, book, event: &event })?;
        }
        progress(page.next);
    }
    Ok(())
}

/// Begins to read a page; `None` when there is nothing left.
fn reading(ledger: &Ledger, kinds: &Arc<[String]>, positions: Range<u64>) -> Option<Ahead<Page>> {
    if positions.is_empty() {
        return None;
    }
    let (ledger, kinds) = (ledger.clone(), kinds.clone());
    Some(Ahead::begin(async move {
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        page(&ledger, &kinds, positions, PAGE).await
    }))
}
