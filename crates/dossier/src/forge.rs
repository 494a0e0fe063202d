//! Forgery, for demonstrations and tests: a copy of a dossier in which one event or one entry was changed and the
//! zip is intact, so that nothing but the hashes, or what follows from the events, can tell.

use std::io::{Read, Seek, Write};

use merkle::LeafBuffer;
use zip::{ZipArchive, ZipWriter};

use crate::archive::Archive;
use crate::format::Entry;
use crate::verdict::{FileProblem, Finding, Place};
use crate::writer::options;

/// Why a forgery fails, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum ForgeError {
    /// The original cannot be read.
    #[error("the dossier to copy cannot be read: {0}")]
    Original(Finding),
    /// There is no event at that position.
    #[error("the dossier has {size} events, so none at position {position}: choose one below {size}")]
    NoSuchEvent {
        /// The position asked for.
        position: u64,
        /// Events in the dossier.
        size: u64,
    },
    /// The copy cannot be written.
    #[error("the forged copy cannot be written: check the space and the rights where it goes")]
    Io(#[from] std::io::Error),
    /// The zip cannot be copied.
    #[error("the forged copy cannot be written: check the space and the rights where it goes")]
    Zip(#[from] zip::result::ZipError),
}

impl From<(Place, FileProblem)> for ForgeError {
    fn from((place, problem): (Place, FileProblem)) -> Self {
        ForgeError::Original(Finding { place, problem: problem.into() })
    }
}

/// Copies a dossier, letting `rewrite` change the line of the event at a position. The line is given without
/// its newline; a line that comes back empty is left out, and newlines in it make more lines of it.
///
/// # Errors
/// Those of [`ForgeError`], in its order.
pub fn rewrite_event<W: Write + Seek>(
    mut original: impl Read + Seek,
    copy: W,
    position: u64,
    rewrite: impl FnOnce(&mut Vec<u8>),
) -> Result<W, ForgeError> {
    Archive::open(&mut original)?;
    let mut copy = ZipWriter::new(copy);
    copy_entries(&mut original, &mut copy, |entry| entry != Entry::Events.name().as_bytes())?;
    let mut archive = Archive::open(original)?;
    let mut lines = archive.lines(Entry::Events)?;
    copy.start_file(Entry::Events.name(), options())?;

    let (mut line, mut at, mut rewrite) = (LeafBuffer::default(), 0, Some(rewrite));
    while lines.read(&mut line).map_err(|problem| (Place::Position(at), problem))? {
        let mut bytes = line.bytes().to_vec();
        if let Some(rewrite) = rewrite.take_if(|_| at == position) {
            rewrite(&mut bytes);
        }
        if !bytes.is_empty() {
            bytes.push(b'\n');
            copy.write_all(&bytes)?;
        }
        at += 1;
    }
    if rewrite.is_some() {
        return Err(ForgeError::NoSuchEvent { position, size: at });
    }
    Ok(copy.finish()?)
}

/// Copies a dossier, letting `rewrite` change one of the entries that are read whole, such as `report.json`.
///
/// # Errors
/// Those of [`ForgeError`], in its order.
///
/// # Panics
/// When the entry is read line by line: see [`rewrite_event`].
pub fn rewrite_entry<W: Write + Seek>(
    mut original: impl Read + Seek,
    copy: W,
    entry: Entry,
    rewrite: impl FnOnce(&mut Vec<u8>),
) -> Result<W, ForgeError> {
    assert!(entry.limit().is_some(), "{entry} is read line by line");
    let mut bytes = Archive::open(&mut original)?.read(entry)?;
    rewrite(&mut bytes);
    let mut copy = ZipWriter::new(copy);
    let (mut before, mut after) = (true, false);
    let mut stands_before = |name: &[u8]| {
        before &= name != entry.name().as_bytes();
        before
    };
    copy_entries(&mut original, &mut copy, &mut stands_before)?;
    copy.start_file(entry.name(), options())?;
    copy.write_all(&bytes)?;
    let mut stands_after = |name: &[u8]| {
        let copied = after;
        after |= name == entry.name().as_bytes();
        copied
    };
    copy_entries(&mut original, &mut copy, &mut stands_after)?;
    Ok(copy.finish()?)
}

/// Copies the entries whose names are `wanted`, as they are, without decompressing them.
fn copy_entries(
    original: &mut (impl Read + Seek),
    copy: &mut ZipWriter<impl Write + Seek>,
    mut wanted: impl FnMut(&[u8]) -> bool,
) -> Result<(), ForgeError> {
    let mut archive = ZipArchive::new(original)?;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index)?;
        if wanted(entry.name_raw()) {
            copy.raw_copy_file(entry)?;
        }
    }
    Ok(())
}
