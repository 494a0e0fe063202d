//! Forgery, for demonstrations and tests: a copy of a dossier in which one event was changed and the zip is
//! intact, so that nothing but the hashes can tell.

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
    copy_other_entries(&mut original, &mut copy)?;
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

/// Copies all other entries as they are, without decompressing them.
fn copy_other_entries(
    original: &mut (impl Read + Seek),
    copy: &mut ZipWriter<impl Write + Seek>,
) -> Result<(), ForgeError> {
    let mut archive = ZipArchive::new(original)?;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index)?;
        if entry.name_raw() != Entry::Events.name().as_bytes() {
            copy.raw_copy_file(entry)?;
        }
    }
    Ok(())
}
