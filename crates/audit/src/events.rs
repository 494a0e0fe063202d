//! All events up to a size, and the hashes stored with them.

use dossier::Writer;
use ledger::{Direction, Ledger, RecordedEvent, record_line};

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
    for (from, below) in windows(size, AT_ONCE) {
        for (leaf, subtrees) in &ledger.read_hashes(from, below, AT_ONCE).await? {
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
    for (from, below) in windows(size, EVENTS_AT_ONCE) {
        for event in ledger.read_range(from, below, Direction::OldestFirst, EVENTS_AT_ONCE).await? {
            writer.event(&record_line(ledger.name(), &event))?;
        }
        progress(below, size);
    }
    for event in after_the_end(ledger).await? {
        writer.event(&record_line(ledger.name(), &event))?;
    }
    Ok(())
}

/// Events at positions the ledger has not reached: nobody appended them.
async fn after_the_end(ledger: &Ledger) -> Result<Vec<RecordedEvent>, ExportError> {
    // The events are read before the head, so that what is appended meanwhile is not taken for one of them.
    let size = ledger.head().await?.size();
    let found = ledger.read_range(size, u64::MAX, Direction::OldestFirst, STRAY).await?;
    let reached = ledger.head().await?.size();
    Ok(found.into_iter().filter(|event| event.position >= reached).collect())
}

/// The positions below `size`, in runs of at most `length`: where each begins, and below which it stays. Positions, not
/// rows, are counted, so that a missing row shifts nothing.
fn windows(size: u64, length: u32) -> impl Iterator<Item = (u64, u64)> {
    let length = u64::from(length);
    (0..size.div_ceil(length)).map(move |run| (run * length, size.min((run + 1) * length)))
}
