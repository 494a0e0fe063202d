//! A dossier taken apart, so that a forger can change what he likes and zip it again.

use std::io::{Cursor, Read as _, Write as _};

use dossier::Entry;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The entries of a dossier, in their order.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Parts(pub(crate) Vec<(String, Vec<u8>)>);

impl Parts {
    /// Takes a dossier apart; none when it is no zip of whole entries.
    pub(crate) fn of(file: &[u8]) -> Option<Self> {
        let mut zip = ZipArchive::new(Cursor::new(file)).ok()?;
        let mut parts = vec![];
        for index in 0..zip.len() {
            let mut entry = zip.by_index(index).ok()?;
            let mut bytes = vec![];
            entry.read_to_end(&mut bytes).ok()?;
            parts.push((entry.name().ok()?.into_owned(), bytes));
        }
        Some(Parts(parts))
    }

    /// The bytes of an entry.
    pub(crate) fn get(&self, entry: Entry) -> Option<&[u8]> {
        self.0.iter().find(|(name, _)| name == entry.name()).map(|(_, bytes)| bytes.as_slice())
    }

    /// Lets a forger change an entry.
    pub(crate) fn with(mut self, entry: Entry, forge: impl FnOnce(&mut Vec<u8>)) -> Self {
        let part = self.0.iter_mut().find(|(name, _)| name == entry.name());
        forge(&mut part.unwrap().1);
        self
    }

    /// Lets a forger replace a text in an entry, which must be there.
    pub(crate) fn replaced(self, entry: Entry, from: &str, to: &str) -> Self {
        self.with(entry, |bytes| {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert!(text.contains(from), "{from} is not in {entry}");
            *bytes = text.replacen(from, to, 1).into_bytes();
        })
    }

    /// Zips the parts again.
    pub(crate) fn zip(&self) -> Vec<u8> {
        self.zip_as(CompressionMethod::Deflated)
    }

    /// Zips the parts again with a method.
    pub(crate) fn zip_as(&self, method: CompressionMethod) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(vec![]));
        for (name, bytes) in &self.0 {
            // Two entries of one name cannot be written: such a copy is left without the second.
            if zip.start_file(name, SimpleFileOptions::default().compression_method(method)).is_ok() {
                zip.write_all(bytes).unwrap();
            }
        }
        zip.finish().unwrap().into_inner()
    }
}
