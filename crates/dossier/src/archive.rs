//! The zip as untrusted input: opened only when its directory is small and is the last thing in the file, and
//! read through handles that share one file, so that several entries stream side by side.

mod chunks;
mod handle;
mod lines;
mod tail;

use std::io::{Read, Seek};

use zip::read::{ArchiveOffset, Config, ZipFile, ZipReadOptions};
use zip::{CompressionMethod, ZipArchive};

use crate::format::{Entry, Kind};
use crate::verdict::{FileProblem, Place, shown};
pub(crate) use chunks::{Chunk, Chunks};
pub(crate) use handle::Handle;
pub(crate) use lines::Lines;

/// An open zip whose directory has been read.
pub(crate) struct Archive<R> {
    zip: ZipArchive<Handle<R>>,
}

/// What is wrong, and where.
pub(crate) type Trouble = (Place, FileProblem);

impl<R> Clone for Archive<R> {
    fn clone(&self) -> Self {
        Archive { zip: self.zip.clone() }
    }
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the directory of a zip.
    pub(crate) fn open(reader: R) -> Result<Self, Trouble> {
        let mut handle = Handle::new(reader);
        tail::check(&mut handle).map_err(|problem| (Place::File, problem))?;
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        match ZipArchive::with_config(config, handle) {
            Ok(zip) if zip.has_duplicate_names() => Err((Place::File, FileProblem::DuplicateEntry)),
            Ok(zip) => Ok(Archive { zip }),
            Err(error) => Err((Place::File, FileProblem::NotAZip { reason: shown(&error.to_string()) })),
        }
    }

    /// Whether the entries are those of this kind of dossier, in order.
    pub(crate) fn check_entries(&mut self, kind: Kind) -> Vec<Trouble> {
        let names: Vec<String> =
            self.zip.file_names_raw().map(|name| shown(&String::from_utf8_lossy(name))).collect();
        let mut troubles = Vec::new();
        for entry in kind.entries() {
            if !names.iter().any(|name| name == entry.name()) {
                troubles.push((Place::Entry(entry), FileProblem::MissingEntry));
            }
        }
        for name in &names {
            if kind.entries().all(|entry| entry.name() != name) {
                troubles.push((Place::File, FileProblem::UnexpectedEntry { name: name.clone() }));
            }
        }
        if troubles.is_empty() {
            troubles.extend(self.misplaced(kind, &names));
        }
        troubles
    }

    /// The first entry that is out of order, in the directory or in the file itself.
    fn misplaced(&mut self, kind: Kind, names: &[String]) -> Option<Trouble> {
        let mut start = None;
        for (index, (entry, name)) in kind.entries().zip(names).enumerate() {
            let here = self.zip.by_index_data(index).ok().map(|data| data.header_start());
            if entry.name() != name || here < start {
                return Some((Place::Entry(entry), FileProblem::EntryOutOfOrder { found: name.clone() }));
            }
            start = here;
        }
        None
    }

    /// A whole entry, if it stays below its limit.
    pub(crate) fn read(&mut self, entry: Entry) -> Result<Vec<u8>, Trouble> {
        let trouble = |problem| (Place::Entry(entry), problem);
        let limit = entry.limit().unwrap_or_default();
        let mut bytes = Vec::new();
        let file = self.file(entry).map_err(trouble)?;
        let read = file.take(limit + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            return Err(trouble(FileProblem::EntryTooLarge { limit }));
        }
        read.map_err(|error| trouble(FileProblem::Unreadable { reason: shown(&error.to_string()) }))?;
        Ok(bytes)
    }

    /// An entry to be read line by line.
    pub(crate) fn lines(&mut self, entry: Entry) -> Result<Lines<ZipFile<'_, Handle<R>>>, Trouble> {
        match self.file(entry) {
            Ok(file) => Ok(Lines::new(file, entry.line_limit())),
            Err(problem) => Err((Place::Entry(entry), problem)),
        }
    }

    /// An entry to be read many lines at a time.
    pub(crate) fn chunks(&mut self, entry: Entry) -> Result<Chunks<ZipFile<'_, Handle<R>>>, Trouble> {
        match self.file(entry) {
            Ok(file) => Ok(Chunks::new(file, entry.line_limit())),
            Err(problem) => Err((Place::Entry(entry), problem)),
        }
    }

    fn file(&mut self, entry: Entry) -> Result<ZipFile<'_, Handle<R>>, FileProblem> {
        let options = ZipReadOptions::new().enforce_header_consistency(true);
        let file = self.zip.by_name_with_options(entry.name(), options).map_err(|error| match error {
            zip::result::ZipError::FileNotFound => FileProblem::MissingEntry,
            error => FileProblem::Unreadable { reason: shown(&error.to_string()) },
        })?;
        match file.compression() {
            CompressionMethod::Stored | CompressionMethod::Deflated => Ok(file),
            other => Err(FileProblem::Unreadable {
                reason: format!("compressed as {other}, not stored or deflated"),
            }),
        }
    }
}
