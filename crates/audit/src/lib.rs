//! Exports a ledger as a dossier: everything an auditor needs to check it without us, and nothing personal.
//!
//! What is exported is the ledger as it was when the export began, however much is appended meanwhile. Memory is that of
//! one page. The file appears under its name only when it is complete.

use std::{
    io::{self, BufWriter},
    path::{Path, PathBuf},
};

use dossier::{Manifest, WriteError, Writer};
use ledger::{FeedError, Ledger, LedgerError, PageLimit, SignedCheckpoint, record_line};
use merkle::note::{NoteError, SignedNote};
use tempfile::NamedTempFile;

/// How many hashes or checkpoints are read in one round trip.
const AT_ONCE: u32 = 5_000;
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
    /// An event is missing.
    #[error(transparent)]
    Feed(#[from] FeedError),
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
    let failed = |source| ExportError::File {
        path: path.to_owned(),
        source,
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let file = NamedTempFile::new_in(folder).map_err(failed)?;
    let checkpoint = ledger.checkpoint().await?;
    let mut writer = begin(ledger, BufWriter::new(file), &checkpoint)?;
    earlier_checkpoints(ledger, &mut writer, checkpoint.size).await?;
    hashes(ledger, &mut writer, checkpoint.size).await?;
    events(ledger, &mut writer, checkpoint.size, &mut progress).await?;
    let file = writer
        .finish()?
        .into_inner()
        .map_err(|error| failed(error.into_error()))?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist_noclobber(path)
        .map_err(|error| failed(error.error))?;
    Ok(Exported {
        size: checkpoint.size,
        checkpoint,
    })
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
    let mut from = 0;
    while from < size {
        let page = ledger.read_hashes(from, size, AT_ONCE).await?;
        if page.is_empty() {
            return Err(FeedError::Gap {
                ledger: ledger.name().clone(),
                expected: from,
                found: None,
            }
            .into());
        }
        from += page.len() as u64;
        for (leaf, subtrees) in &page {
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
    let mut feed = ledger.feed(
        0,
        PageLimit {
            events: AT_ONCE,
            bytes: 16 * 1024 * 1024,
        },
    );
    while feed.position() < size {
        let page = feed.page().await?;
        for event in page.events.iter().filter(|event| event.position < size) {
            writer.event(&record_line(ledger.name(), event))?;
        }
        progress(feed.position().min(size), size);
    }
    Ok(())
}
