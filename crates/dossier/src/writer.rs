//! Writes a dossier as a stream: entry after entry, item after item, in constant memory.
//!
//! It writes what it is given and judges none of it. A ledger that was tampered with must be exportable, or
//! nobody could see where.

mod readme;

use std::io::{Seek, Write};

use merkle::Hash;
use merkle::note::{SignedNote, VerifierKey};
use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::format::{Entry, MAX_LINE};
use crate::hash_line::write_hash_line;
use crate::manifest::Manifest;

/// Writes a dossier. Give it, in this order: keys, the checkpoint, earlier checkpoints, the hashes of every
/// event, every event; then finish.
///
/// ```
/// use dossier::{Manifest, Options, Writer, verify};
/// use merkle::{Checkpoint, Frontier, leaf_hash, note::NoteSigner};
///
/// let line = concat!(
///     r#"{"ledger":"GM0344","position":0,"aggregate_type":"household","aggregate_id":"0190","sequence":1,"#,
///     r#""event_type":"HouseholdReported","event_version":"1.0","recorded_at":"2026-11-22T02:13:43.123456Z","#,
///     r#""payload":{"on":"2026-11-21"},"metadata":{}}"#,
/// );
/// let signer = NoteSigner::from_seed("example.org", &[7; 32])?;
/// let (origin, leaf) = ("example.org/GM0344".to_string(), leaf_hash(line.as_bytes()));
/// let checkpoint = Checkpoint { origin: origin.clone(), size: 1, root: leaf, extensions: vec![] };
/// let manifest = Manifest {
///     ledger: "GM0344".into(),
///     size: 1,
///     origin,
///     created_at: "2026-11-22T09:00:00Z".into(),
///     software: "herstelboek 0.1.0".into(),
/// };
///
/// let mut writer = Writer::create(std::io::Cursor::new(Vec::new()), &manifest)?;
/// writer.key(&signer.verifier_key())?;
/// writer.checkpoint(&signer.sign(&checkpoint.to_text())?)?;
/// writer.hashes(leaf, &[])?;
/// writer.event(line)?;
/// let file = writer.finish()?;
///
/// let trusted = vec![signer.verifier_key()];
/// let verdict = verify(file, &Options { trusted, ..Options::default() }, |_done, _total| ());
/// assert!(verdict.holds());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
    entry: Entry,
    /// Whether the dossier has a key and a checkpoint.
    has_key: bool,
    has_checkpoint: bool,
    /// A hash line under construction.
    text: String,
}

/// Why a dossier cannot be written, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// An item of an entry that is already closed.
    #[error("{given} comes before {current}, which was begun: write the entries in the order of the format")]
    OutOfOrder {
        /// The entry the item belongs to.
        given: Entry,
        /// The entry that is open.
        current: Entry,
    },
    /// A second checkpoint.
    #[error("a dossier has one checkpoint of its own: write others as earlier checkpoints")]
    SecondCheckpoint,
    /// Longer than [`MAX_LINE`].
    #[error("a line has at most {MAX_LINE} bytes, found {found}: nobody could verify this dossier")]
    LineTooLong {
        /// Bytes found.
        found: usize,
    },
    /// Finished without a key or a checkpoint.
    #[error("a dossier without a key or a checkpoint proves nothing: write {missing} first")]
    Incomplete {
        /// What is missing.
        missing: Entry,
    },
    /// The zip cannot be written.
    #[error("the dossier cannot be written: check the space and the rights where it goes")]
    Zip(#[from] zip::result::ZipError),
    /// The file cannot be written.
    #[error("the dossier cannot be written: check the space and the rights where it goes")]
    Io(#[from] std::io::Error),
    /// A text cannot be put in JSON.
    #[error("the dossier cannot be written: a text does not fit in JSON")]
    Json(#[from] serde_json::Error),
}

/// A line of `checkpoints.jsonl`.
#[derive(Serialize)]
struct EarlierLine<'a> {
    size: u64,
    note: &'a str,
}

impl<W: Write + Seek> Writer<W> {
    /// Begins a dossier: writes the manifest and the explanation for people.
    ///
    /// # Errors
    /// [`WriteError::Zip`], [`WriteError::Io`], [`WriteError::Json`].
    pub fn create(file: W, manifest: &Manifest) -> Result<Self, WriteError> {
        let (entry, text) = (Entry::Manifest, String::new());
        let mut writer =
            Writer { zip: ZipWriter::new(file), entry, has_key: false, has_checkpoint: false, text };
        writer.start(Entry::Manifest)?;
        writer.zip.write_all(&manifest.to_json()?)?;
        writer.enter(Entry::Readme)?;
        writer.zip.write_all(readme::text(manifest).as_bytes())?;
        Ok(writer)
    }

    /// Adds a key with which the ledger's checkpoints were signed.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::Zip`], [`WriteError::Io`].
    pub fn key(&mut self, key: &VerifierKey) -> Result<(), WriteError> {
        self.enter(Entry::Keys)?;
        self.has_key = true;
        Ok(writeln!(self.zip, "{key}")?)
    }

    /// Adds the signed checkpoint over the exported size.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::SecondCheckpoint`], [`WriteError::Zip`], [`WriteError::Io`].
    pub fn checkpoint(&mut self, note: &SignedNote) -> Result<(), WriteError> {
        self.enter(Entry::Checkpoint)?;
        if std::mem::replace(&mut self.has_checkpoint, true) {
            return Err(WriteError::SecondCheckpoint);
        }
        Ok(write!(self.zip, "{note}")?)
    }

    /// Adds a checkpoint that was published earlier, as it was published; in ascending order of size.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::LineTooLong`], [`WriteError::Zip`], [`WriteError::Io`],
    /// [`WriteError::Json`].
    pub fn earlier_checkpoint(&mut self, size: u64, note: &str) -> Result<(), WriteError> {
        let line = serde_json::to_string(&EarlierLine { size, note })?;
        self.line(Entry::Checkpoints, &line)
    }

    /// Adds the stored hashes of the next event: its leaf, and the roots of the subtrees it completed.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::Zip`], [`WriteError::Io`].
    pub fn hashes(&mut self, leaf: Hash, subtrees: &[Hash]) -> Result<(), WriteError> {
        self.enter(Entry::Hashes)?;
        self.text.clear();
        write_hash_line(&mut self.text, leaf, subtrees);
        Ok(self.zip.write_all(self.text.as_bytes())?)
    }

    /// Adds the next event: its record, without a newline.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::LineTooLong`], [`WriteError::Zip`], [`WriteError::Io`].
    pub fn event(&mut self, line: &str) -> Result<(), WriteError> {
        self.line(Entry::Events, line)
    }

    /// Closes the dossier and hands back what it was written to.
    ///
    /// # Errors
    /// [`WriteError::Incomplete`], [`WriteError::Zip`], [`WriteError::Io`].
    pub fn finish(mut self) -> Result<W, WriteError> {
        self.enter(Entry::Events)?;
        for (present, missing) in [(self.has_key, Entry::Keys), (self.has_checkpoint, Entry::Checkpoint)] {
            if !present {
                return Err(WriteError::Incomplete { missing });
            }
        }
        Ok(self.zip.finish()?)
    }

    fn line(&mut self, entry: Entry, line: &str) -> Result<(), WriteError> {
        self.enter(entry)?;
        if line.len() > MAX_LINE {
            return Err(WriteError::LineTooLong { found: line.len() });
        }
        self.zip.write_all(line.as_bytes())?;
        Ok(self.zip.write_all(b"\n")?)
    }

    /// Opens an entry, and those before it that got no items.
    fn enter(&mut self, given: Entry) -> Result<(), WriteError> {
        if given < self.entry {
            return Err(WriteError::OutOfOrder { given, current: self.entry });
        }
        let current = self.entry;
        for next in Entry::ALL.into_iter().filter(|next| *next > current && *next <= given) {
            self.start(next)?;
        }
        Ok(())
    }

    fn start(&mut self, entry: Entry) -> Result<(), WriteError> {
        self.entry = entry;
        Ok(self.zip.start_file(entry.name(), options())?)
    }
}

/// How every entry is written: deflated, of any size, and without a date, so that equal input gives an equal file.
pub(crate) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true)
}
