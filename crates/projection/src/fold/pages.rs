//! Reading ahead: while one page is folded the next is read and decoded.

use std::{ops::Range, sync::Arc};

use ledger::{FeedError, Ledger, LedgerError, PageLimit};
use replay::ReplayedPage;
use tokio::{sync::mpsc, task::AbortHandle};

/// How much is read at a time, at most.
const PAGE: PageLimit = PageLimit { events: 4_000, bytes: 4 * 1024 * 1024 };
/// A page is at most this part of the memory that the fold has.
const PART: usize = 8;

/// The pages of a range, in order, one read ahead. Dropping it stops the reading.
pub(crate) struct Pages {
    pages: mpsc::Receiver<Result<ReplayedPage, FeedError>>,
    reader: AbortHandle,
    positions: Range<u64>,
}

impl Pages {
    /// Starts to read, for a fold that has so many bytes of memory.
    pub(crate) fn read(
        ledger: Ledger,
        kinds: Arc<[&'static str]>,
        positions: Range<u64>,
        memory: usize,
    ) -> Self {
        let limit = PageLimit { bytes: PAGE.bytes.min(memory / PART), ..PAGE };
        let (found, pages) = mpsc::channel(1);
        let mut left = positions.clone();
        let reader = tokio::spawn(async move {
            while !left.is_empty() {
                let page = replay::page(&ledger, &kinds, left.clone(), limit).await;
                let next = page.as_ref().ok().map(|page| page.next);
                // Nobody waits for the rest after an error, or when the receiver is gone.
                match (found.send(page).await, next) {
                    (Ok(()), Some(next)) => left.start = next,
                    _ => return,
                }
            }
        });
        Self { pages, reader: reader.abort_handle(), positions }
    }

    /// What is left to be read.
    pub(crate) fn positions(&self) -> Range<u64> {
        self.positions.clone()
    }

    /// The next page; `None` at the end of the range and nowhere else. After an error there are only errors.
    pub(crate) async fn next(&mut self) -> Option<Result<ReplayedPage, FeedError>> {
        if self.positions.is_empty() {
            return None;
        }
        // Whoever reads ends before the range does after an error, by a panic, or with the runtime.
        let ended = || Err(LedgerError::Statement(sqlx::Error::WorkerCrashed).into());
        let page = self.pages.recv().await.unwrap_or_else(ended);
        if let Ok(page) = &page {
            self.positions.start = page.next;
        }
        Some(page)
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        self.reader.abort();
    }
}
