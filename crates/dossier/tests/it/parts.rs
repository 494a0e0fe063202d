//! A dossier taken apart, so that a forger can change what he likes and zip it again.
//! The zip that comes out is always a good one: only its content is forged.

use std::io::{Cursor, Read as _, Write as _};

use dossier::Entry;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The entries of a dossier, in their order.
#[derive(Clone)]
pub(crate) struct Parts(pub(crate) Vec<(String, Vec<u8>)>);

impl Parts {
    /// Takes a dossier apart.
    pub(crate) fn of(file: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(file)).unwrap();
        let count = zip.len();
        let part = |index| {
            let mut entry = zip.by_index(index).unwrap();
            let mut bytes = vec![];
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        };
        Parts((0..count).map(part).collect())
    }

    /// The bytes of an entry.
    pub(crate) fn bytes(&mut self, entry: Entry) -> &mut Vec<u8> {
        let (_, bytes) = self.0.iter_mut().find(|(name, _)| name == entry.name()).unwrap();
        bytes
    }

    /// Lets a forger change the lines of an entry.
    pub(crate) fn lines(mut self, entry: Entry, forge: impl FnOnce(&mut Vec<String>)) -> Self {
        let bytes = self.bytes(entry);
        let mut lines: Vec<String> =
            String::from_utf8(bytes.clone()).unwrap().lines().map(str::to_owned).collect();
        forge(&mut lines);
        *bytes = lines.iter().flat_map(|line| [line.as_bytes(), b"\n"].concat()).collect();
        self
    }

    /// Replaces an entry.
    pub(crate) fn with(mut self, entry: Entry, text: &str) -> Self {
        *self.bytes(entry) = text.into();
        self
    }

    /// Zips the parts again.
    pub(crate) fn zip(&self) -> Vec<u8> {
        self.zip_as(CompressionMethod::Deflated)
    }

    /// Zips the parts again with a method.
    pub(crate) fn zip_as(&self, method: CompressionMethod) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(vec![]));
        for (name, bytes) in &self.0 {
            zip.start_file(name, SimpleFileOptions::default().compression_method(method)).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}
