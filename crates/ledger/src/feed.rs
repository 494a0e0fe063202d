//! The feed: events in position order, gapless, resumable, live.
//!
//! A feed that finds position n after n-2 stops with an error; it never skips. It is a cursor that its reader owns:
//! nothing is kept for a reader between two calls, so a slow reader costs nothing.

use tokio::sync::watch;

use crate::{
    FeedError, Ledger, RecordedEvent,
    read::{Head, Read},
};

/// How much one page holds at most.
#[derive(Debug, Clone, Copy)]
pub struct PageLimit {
    /// Events.
    pub events: u32,
    /// Bytes, by [`RecordedEvent::weight`]; one event larger than this still makes a page.
    pub bytes: usize,
}

impl Default for PageLimit {
    fn default() -> Self {
        Self { events: 500, bytes: 1024 * 1024 }
    }
}

/// A run of consecutive events, and the head when they were read.
#[derive(Debug, Clone)]
pub struct Page {
    /// The events; empty when there is nothing after the cursor yet.
    pub events: Vec<RecordedEvent>,
    /// The head at that moment.
    pub head: Head,
}

/// A cursor over one ledger.
pub struct Feed {
    ledger: Ledger,
    next: u64,
    limit: PageLimit,
    growth: Option<watch::Receiver<u64>>,
}

impl Ledger {
    /// A feed that starts at `position`.
    pub fn feed(&self, position: u64, limit: PageLimit) -> Feed {
        Feed { ledger: self.clone(), next: position, limit, growth: None }
    }
}

impl Feed {
    /// The position of the next event.
    pub fn position(&self) -> u64 {
        self.next
    }

    /// What there is now, at most a page.
    pub async fn page(&mut self) -> Result<Page, FeedError> {
        let (head, read) = self.ledger.read_up_to_head(self.next, self.limit).await?;
        self.check(&head, &read)?;
        self.next = read.events.last().map_or(self.next, |last| last.position + 1);
        Ok(Page { events: read.events, head })
    }

    /// Waits until there is at least one event, then a page of them.
    pub async fn live_page(&mut self) -> Result<Page, FeedError> {
        loop {
            // The watch is taken before reading, so growth between the two is not lost.
            let mut growth = match self.growth.take() {
                Some(growth) => growth,
                None => self.ledger.growth().watch(self.ledger.name()),
            };
            let page = self.page().await?;
            if page.events.is_empty() {
                let next = self.next;
                // The sender lives as long as somebody watches, so an error cannot be met; reading again is right then.
                drop(growth.wait_for(|size| *size > next).await);
                self.growth = Some(growth);
            } else {
                self.growth = Some(growth);
                return Ok(page);
            }
        }
    }

    /// Every event is the next position, and the head does not promise more than there is.
    fn check(&self, head: &Head, read: &Read) -> Result<(), FeedError> {
        let gap = |expected, found| FeedError::Gap { ledger: self.ledger.name().clone(), expected, found };
        for (expected, event) in (self.next..).zip(&read.events) {
            if event.position != expected {
                return Err(gap(expected, Some(event.position)));
            }
        }
        let next = self.next + read.events.len() as u64;
        let whole_page = read.cut || read.events.len() == self.limit.events as usize;
        if next < head.size() && !whole_page { Err(gap(next, None)) } else { Ok(()) }
    }
}
