//! Every event of some kinds of books, in order, for who adds them up: memory is that of one page.

use domain::{BookEvent, BookId};
use jiff::Timestamp;
use ledger::{Ledger, PageLimit};

use crate::{ReplayError, page};

/// What is held in memory at a time, besides what `each` keeps.
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
    let mut next = 0;
    while next < below {
        let page = page(ledger, kinds, next..below, PAGE).await.map_err(ReplayError::from)?;
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
