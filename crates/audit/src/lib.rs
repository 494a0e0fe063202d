//! Exports a ledger as a dossier: everything an auditor needs to check it without us, and nothing personal.
//!
//! What is exported is the ledger as it was when the export began, however much is appended meanwhile. Memory is that of
//! one page. The file appears under its name only when it is complete.
//!
//! Nothing here judges: events that are missing, or stand after the end, are exported as they are, because only then can
//! the verifier say where a ledger was tampered with. Nor does anything here know what a report or a figure says.

mod events;
mod figure;
mod opening;

use std::{
    io::{self, BufWriter},
    path::{Path, PathBuf},
};

use dossier::{Kind, WriteError, Writer};
use ledger::{Ledger, LedgerError, SignedCheckpoint};
use merkle::note::{CosignerKey, NoteError, SignedNote};
use tempfile::NamedTempFile;

/// What wrote the dossier, in its manifest.
const SOFTWARE: &str = concat!("herstelboek ", env!("CARGO_PKG_VERSION"));

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// How many events the checkpoint covers. All of them are in the file, unless it is of one figure.
    pub size: u64,
    /// The checkpoint over them.
    pub checkpoint: SignedCheckpoint,
}

/// What goes along with a dossier of any kind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Along<'a> {
    /// How many events the checkpoint of the previous submission covers: a proof goes along that the ledger only grew
    /// since. None when there was no submission.
    pub since: Option<u64>,
    /// The checkpoint to export the ledger at, with the lines of its witnesses. None exports it at its head.
    pub cosigned: Option<&'a SignedNote>,
    /// The keys of witnesses, for the reader to ask after.
    pub witnesses: &'a [CosignerKey],
}

/// The account of a year, as bytes.
#[derive(Debug, Clone, Copy)]
pub struct AccountPart<'a> {
    /// The definition of its figures, verbatim as the ledger has it.
    pub definition: &'a [u8],
    /// The report, byte for byte as it was hashed.
    pub report: &'a [u8],
}

/// One figure of an account, as bytes, and what it rests on.
#[derive(Debug, Clone, Copy)]
pub struct FigurePart<'a> {
    /// The definition of the figures, verbatim as the ledger has it.
    pub definition: &'a [u8],
    /// The figure and its lines.
    pub figure: &'a [u8],
    /// Where the events stand that it rests on, ascending.
    pub positions: &'a [u64],
    /// How many events of the ledger the figure is of: the size of the checkpoint.
    pub size: u64,
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
    /// A checkpoint, stored or given, is not a signed note.
    #[error("a checkpoint cannot be read: {0}")]
    Checkpoint(#[from] NoteError),
    /// The checkpoint to export at is no checkpoint.
    #[error("the checkpoint to export at cannot be read: {0}")]
    Cosigned(#[from] merkle::CheckpointError),
    /// The checkpoint to export a figure at is of another size than the figure.
    #[error(
        "the cosigned checkpoint covers {cosigned} events and the figure {figure}: have that one cosigned"
    )]
    OtherSize {
        /// Events the checkpoint covers.
        cosigned: u64,
        /// Events the figure is of.
        figure: u64,
    },
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
    progress: impl FnMut(u64, u64),
) -> Result<Exported, ExportError> {
    export_ledger(ledger, path, &Along::default(), progress).await
}

/// Writes the ledger into a new file, with what goes along.
///
/// # Errors
/// In the order of [`ExportError`].
pub async fn export_ledger(
    ledger: &Ledger,
    path: &Path,
    along: &Along<'_>,
    progress: impl FnMut(u64, u64),
) -> Result<Exported, ExportError> {
    let file = new_file(path)?;
    let (mut writer, checkpoint) = opening::at_head(ledger, file, Kind::Ledger, along).await?;
    events::all(ledger, &mut writer, checkpoint.size, progress).await?;
    finish(writer, path, checkpoint)
}

/// Writes the ledger into a new file, with the account that was made of it.
///
/// # Errors
/// In the order of [`ExportError`].
pub async fn export_account(
    ledger: &Ledger,
    path: &Path,
    account: &AccountPart<'_>,
    along: &Along<'_>,
    progress: impl FnMut(u64, u64),
) -> Result<Exported, ExportError> {
    let file = new_file(path)?;
    let (mut writer, checkpoint) = opening::at_head(ledger, file, Kind::Account, along).await?;
    writer.definition(account.definition)?;
    writer.report(account.report)?;
    events::all(ledger, &mut writer, checkpoint.size, progress).await?;
    finish(writer, path, checkpoint)
}

/// Writes one figure and the events it rests on into a new file, each with the proof that it is in the ledger.
///
/// # Errors
/// In the order of [`ExportError`].
pub async fn export_figure(
    ledger: &Ledger,
    path: &Path,
    figure: &FigurePart<'_>,
    along: &Along<'_>,
    progress: impl FnMut(u64, u64),
) -> Result<Exported, ExportError> {
    let file = new_file(path)?;
    let (mut writer, checkpoint) = opening::at_size(ledger, file, figure.size, along).await?;
    writer.definition(figure.definition)?;
    writer.figure(figure.figure)?;
    figure::events(ledger, &mut writer, figure.positions, figure.size, progress).await?;
    finish(writer, path, checkpoint)
}

/// A file that has no name yet, beside where it will be.
fn new_file(path: &Path) -> Result<File, ExportError> {
    if path.exists() {
        return Err(ExportError::Exists(path.to_owned()));
    }
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let file = NamedTempFile::new_in(folder).map_err(|source| failed(path, source))?;
    Ok(BufWriter::new(file))
}

/// Gives the file its name, now that it is complete.
fn finish(writer: Writer<File>, path: &Path, checkpoint: SignedCheckpoint) -> Result<Exported, ExportError> {
    let failed = |source| failed(path, source);
    let file = writer.finish()?.into_inner().map_err(|error| failed(error.into_error()))?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist_noclobber(path).map_err(|error| failed(error.error))?;
    Ok(Exported { size: checkpoint.size, checkpoint })
}

fn failed(path: &Path, source: io::Error) -> ExportError {
    ExportError::File { path: path.to_owned(), source }
}
