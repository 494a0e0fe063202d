//! Exports a ledger as a dossier: everything an auditor needs to check it without us, and nothing personal.
//!
//! What is exported is the ledger as it was when the export began, however much is appended meanwhile. Memory is that of
//! one page. The file appears under its name only when it is complete.
//!
//! Nothing here judges: events that are missing, or stand after the end, are exported as they are, because only then can
//! the verifier say where a ledger was tampered with.

use std::{
    io::{self, BufWriter},
    path::{Path, PathBuf},
};

use dossier::{Manifest, WriteError, Writer};
use ledger::{Direction, Ledger, LedgerError, RecordedEvent, SignedCheckpoint, record_line};
use merkle::{
    Checkpoint,
    note::{NoteError, SignedNote},
};
use tempfile::NamedTempFile;

/// How many hashes or checkpoints are read in one round trip.
const AT_ONCE: u32 = 5_000;
/// How many events are read in one round trip; each has at most some 256 KiB.
const EVENTS_AT_ONCE: u32 = 500;
/// How many events that stand after the end are exported: enough for the verifier to see that there are.
const STRAY: u32 = 20;
/// What wrote the dossier, in its manifest.
const SOFTWARE: &str = concat!("herstelboek ", env!("CARGO_PKG_VERSION"));

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// How many events.
    pub size: u64,
    /// The checkpoint over them.
    pub checkpoint: SignedCheckpoint,
}

/// Why an export failed, in order of precedence. No file is left behind.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file is there already; a dossier is never overwritten.
    #[error("{} is there already: choose another name", .0.display())]
    Exists(PathBuf),
    /// The file cannot be made where it should be.
    #[error("cannot write {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A stored checkpoint is not a signed note.
    #[error("a stored checkpoint cannot be read: {0}")]
    Checkpoint(#[from] NoteError),
    /// The dossier cannot be written.
    #[error(transparent)]
    Dossier(#[from] WriteError),
}

type File = BufWriter<NamedTempFile>;

/// Writes the ledger into a new file. `progress` is told how many events are done, and of how many.
///
/// # Errors
/// In the order of [`ExportError`].
pub async fn export(
    ledger: &Ledger,
    path: &Path,
    mut progress: impl FnMut(u64, u64),
) -> Result<Exported, ExportError> {
    if path.exists() {
        return Err(ExportError::Exists(path.to_owned()));
    }
    let failed = |source| ExportError::File { path: path.to_owned(), source };
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let file = NamedTempFile::new_in(folder).map_err(failed)?;
    let checkpoint = signed_head(ledger).await?;
    let mut writer = begin(ledger, BufWriter::new(file), &checkpoint)?;
    earlier_checkpoints(ledger, &mut writer, checkpoint.size).await?;
    hashes(ledger, &mut writer, checkpoint.size).await?;
    events(ledger, &mut writer, checkpoint.size, &mut progress).await?;
    let file = writer.finish()?.into_inner().map_err(|error| failed(error.into_error()))?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist_noclobber(path).map_err(|error| failed(error.error))?;
    Ok(Exported { size: checkpoint.size, checkpoint })
}

/// The checkpoint over the head. When the ledger contradicts one of that size that was shown to others before, that one
/// goes along instead of a new signature: the verifier then says where they differ.
async fn signed_head(ledger: &Ledger) -> Result<SignedCheckpoint, ExportError> {
    let damaged = match ledger.checkpoint().await {
        Err(damaged @ LedgerError::Damaged { .. }) => damaged,
        signed => return Ok(signed?),
    };
    let size = ledger.head().await?.size();
    let Some((size, note)) = ledger.checkpoints(size, size + 1, 1).await?.pop() else {
        return Err(damaged.into());
    };
    let signed = Checkpoint::parse(note.parse::<SignedNote>()?.text()).map_err(|_| damaged)?;
    Ok(SignedCheckpoint { size, root: signed.root, note })
}

fn begin(ledger: &Ledger, file: File, checkpoint: &SignedCheckpoint) -> Result<Writer<File>, ExportError> {
    let manifest = Manifest {
        ledger: ledger.name().to_string(),
        size: checkpoint.size,
        origin: ledger.origin(),
        created_at: format!("{:.6}", ledger.now()),
        software: SOFTWARE.to_owned(),
    };
    let mut writer = Writer::create(file, &manifest)?;
    writer.key(&ledger.verifier_key())?;
    writer.checkpoint(&checkpoint.note.parse::<SignedNote>()?)?;
    Ok(writer)
}

async fn earlier_checkpoints(
    ledger: &Ledger,
    writer: &mut Writer<File>,
    size: u64,
) -> Result<(), ExportError> {
    let mut from = 0;
    loop {
        let page = ledger.checkpoints(from, size, AT_ONCE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(());
        };
        from = last + 1;
        for (size, note) in &page {
            writer.earlier_checkpoint(*size, note)?;
        }
    }
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
