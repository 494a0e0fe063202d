//! Reading events in their order: as they are stored, and as the rules know them.

use std::{
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use ledger::{Ledger, PageLimit};
use stories::Town;

use super::{Everybody, passes::Passes};
use crate::names;

/// What one page holds at most.
const PAGE: PageLimit = PageLimit { events: 2_000, bytes: 4 * 1024 * 1024 };
/// A pass over a large ledger is a part of it, and the next pass is the next part.
const PART: u64 = 250_000;
/// All kinds of books.
const KINDS: [&str; 10] = [
    "household",
    "person",
    "provision",
    "fund",
    "payment_run",
    "bank_statement",
    "signal",
    "working_method",
    "support_offer",
    "account",
];

pub(super) fn entries(all: Everybody, town: &Arc<Town>) -> Everybody {
    let parts = Arc::new(Parts { size: all.size, next: AtomicU64::new(0) });
    let (ledger, next) = (town.ledger.clone(), parts.clone());
    let stored = Passes::of(move || as_stored(ledger.clone(), next.next()));
    let ledger = town.ledger.clone();
    let read = Passes::of(move || by_the_rules(ledger.clone(), parts.next()));
    all.and(names::FEED, "events", stored).and("feed, read by the rules", "events", read)
}

/// The parts of a ledger, one after the other and then from the beginning.
struct Parts {
    size: u64,
    next: AtomicU64,
}

impl Parts {
    fn next(&self) -> Range<u64> {
        let parts = self.size.div_ceil(PART);
        let from = self.next.fetch_add(1, Ordering::Relaxed) % parts * PART;
        from..self.size.min(from + PART)
    }
}

async fn as_stored(ledger: Ledger, part: Range<u64>) -> u64 {
    let (mut feed, mut read) = (ledger.feed(part.start, PAGE), 0);
    while feed.position() < part.end {
        let page = feed.page().await.unwrap();
        assert!(!page.events.is_empty(), "the feed ends at {}, not at {}", feed.position(), part.end);
        read += page.events.len() as u64;
    }
    assert_eq!(read, feed.position() - part.start);
    read
}

async fn by_the_rules(ledger: Ledger, part: Range<u64>) -> u64 {
    let (mut next, mut read) = (part.start, 0);
    while next < part.end {
        let page = replay::page(&ledger, &KINDS, next..part.end, PAGE).await.unwrap();
        for replayed in &page.events {
            assert!(replayed.event.is_ok(), "{:?}", replayed.event);
        }
        read += page.events.len() as u64;
        next = page.next;
    }
    assert_eq!(read, part.end - part.start, "every event is of a kind that is read");
    read
}
