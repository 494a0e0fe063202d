//! All events up to a size, and the hashes stored with them: what comes next is read while the rest is compressed.

use std::future::Future;

use dossier::Writer;
use ledger::{Ahead, Direction, Ledger, LedgerError, RecordedEvent, record_line};

use crate::{ExportError, File};

/// How many hashes are read in one round trip.
const AT_ONCE: u32 = 5_000;
/// How many events are read in one round trip; each has at most some 256 KiB.
const EVENTS_AT_ONCE: u32 = 500;
/// How many events that stand after the end are exported: enough for the verifier to see that there are.
const STRAY: u32 = 20;

/// Writes the hashes and the events below a size.
pub(crate) async fn all(
    ledger: &Ledger,
    writer: &mut Writer<File>,
    size: u64,
    mut progress: impl FnMut(u64, u64),
) -> Result<(), ExportError> {
    hashes(ledger, writer, size).await?;
    events(ledger, writer, size, &mut progress).await
}

async fn hashes(ledger: &Ledger, writer: &mut Writer<File>, size: u64) -> Result<(), ExportError> {
    let read = |(from, below)| {
        let ledger = ledger.clone();
        async move { ledger.read_hashes(from, below, AT_ONCE).await }
    };
    let mut all = Windows::of(windows(size, AT_ONCE), read);
    while let Some((_, hashes)) = all.next().await? {
        for (leaf, subtrees) in &hashes {
            writer.hashes(*leaf, subtrees)?;
        }
    }
    Ok(())
}

async fn events(
    ledger: &Ledger,
    writer: &mut Writer<File>,
    size: u64,
    progress: &mut impl FnMut(u64, u64),
) -> Result<(), ExportError> {
    let read = |(from, below)| {
        let ledger = ledger.clone();
        async move { lines(&ledger, from, below).await }
    };
    let mut all = Windows::of(windows(size, EVENTS_AT_ONCE), read);
    while let Some(((_, below), lines)) = all.next().await? {
        for line in &lines {
            writer.event(line)?;
        }
        progress(below, size);
    }
    for event in after_the_end(ledger).await? {
        writer.event(&record_line(ledger.name(), &event))?;
    }
    Ok(())
}

/// The records of the events in a window.
async fn lines(ledger: &Ledger, from: u64, below: u64) -> Result<Vec<String>, LedgerError> {
    let events = ledger.read_range(from, below, Direction::OldestFirst, EVENTS_AT_ONCE).await?;
    Ok(events.iter().map(|event| record_line(ledger.name(), event)).collect())
}

/// Events at positions the ledger has not reached: nobody appended them.
async fn after_the_end(ledger: &Ledger) -> Result<Vec<RecordedEvent>, ExportError> {
    // The events are read before the head, so that what is appended meanwhile is not taken for one of them.
    let size = ledger.head().await?.size();
    let found = ledger.read_range(size, u64::MAX, Direction::OldestFirst, STRAY).await?;
    let reached = ledger.head().await?.size();
    Ok(found.into_iter().filter(|event| event.position >= reached).collect())
}

/// Where a run of positions begins, and below which it stays.
type Window = (u64, u64);

/// The positions below `size`, in runs of at most `length`. Positions, not rows, are counted, so that a missing row
/// shifts nothing.
fn windows(size: u64, length: u32) -> impl Iterator<Item = Window> {
    let length = u64::from(length);
    (0..size.div_ceil(length)).map(move |run| (run * length, size.min((run + 1) * length)))
}

/// Window after window, one of them read while the one before is written.
struct Windows<W, R, T> {
    windows: W,
    read: R,
    coming: Option<(Window, Ahead<Result<T, LedgerError>>)>,
}

impl<W, R, F, T> Windows<W, R, T>
where
    W: Iterator<Item = Window>,
    R: Fn(Window) -> F,
    F: Future<Output = Result<T, LedgerError>> + Send + 'static,
    T: Send + 'static,
{
    fn of(windows: W, read: R) -> Self {
        let mut all = Self { windows, read, coming: None };
        all.begin();
        all
    }

    fn begin(&mut self) {
        let window = self.windows.next();
        self.coming = window.map(|window| (window, Ahead::begin((self.read)(window))));
    }

    /// What is in the next window; none after the last.
    async fn next(&mut self) -> Result<Option<(Window, T)>, LedgerError> {
        let Some((window, ahead)) = self.coming.take() else { return Ok(None) };
        let read = ahead.read().await??;
        self.begin();
        Ok(Some((window, read)))
    }
}
