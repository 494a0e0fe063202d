//! The events behind one figure, and the proof of each. Two passes, because the proofs stand before the events.

use dossier::Writer;
use ledger::{Direction, Ledger, LedgerError, record_line};
use merkle::Hash;

use crate::{ExportError, File};

/// How many consecutive events are read in one round trip at most.
const AT_ONCE: usize = 500;
/// How many events are proved together at most.
const PROVED_AT_ONCE: usize = 1_000;

/// Writes the proofs and the events of some positions, which ascend. What the ledger no longer has is left out or has
/// an empty proof, for the verifier to find.
pub(crate) async fn events(
    ledger: &Ledger,
    writer: &mut Writer<File>,
    positions: &[u64],
    size: u64,
    mut progress: impl FnMut(u64, u64),
) -> Result<(), ExportError> {
    let of = 2 * positions.len() as u64;
    let mut done = 0;
    for some in positions.chunks(PROVED_AT_ONCE) {
        for (position, path) in some.iter().zip(paths(ledger, some, size).await?) {
            writer.proof(*position, &path)?;
        }
        done += some.len() as u64;
        progress(done, of);
    }
    for run in positions.chunk_by(|here, next| here + 1 == *next).flat_map(|run| run.chunks(AT_ONCE)) {
        let (Some(from), Some(last)) = (run.first(), run.last()) else { continue };
        for event in ledger.read_range(*from, last + 1, Direction::OldestFirst, u32::MAX).await? {
            writer.event(&record_line(ledger.name(), &event))?;
        }
        done += run.len() as u64;
        progress(done, of);
    }
    Ok(())
}

/// The path of each of some positions. Where one cannot be made, each is made for itself, so that the others are there.
async fn paths(ledger: &Ledger, positions: &[u64], size: u64) -> Result<Vec<Vec<Hash>>, ExportError> {
    match ledger.prove_inclusions(positions, size).await {
        Err(LedgerError::Damaged { .. }) => {}
        proofs => return Ok(proofs?.into_iter().map(|proof| proof.hashes).collect()),
    }
    let mut paths = Vec::with_capacity(positions.len());
    for position in positions {
        paths.push(match ledger.prove_inclusion(*position, size).await {
            Err(LedgerError::Damaged { .. }) => Vec::new(),
            proof => proof?.hashes,
        });
    }
    Ok(paths)
}
