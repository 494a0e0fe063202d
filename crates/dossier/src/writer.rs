//! Writes a dossier as a stream: entry after entry, item after item, in constant memory.
//!
//! It writes what it is given and judges none of it. A ledger that was tampered with must be exportable, or
//! nobody could see where.

mod readme;

use std::io::{Seek, Write};

use merkle::Hash;
use merkle::note::{CosignerKey, SignedNote, VerifierKey};
use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::consistency::Consistency;
use crate::format::{Entry, Kind, MAX_KEYS, MAX_LINE};
use crate::hash_line::write_hash_line;
use crate::manifest::Manifest;
use crate::proof_line::ProofLine;

/// How many bytes of lines are compressed at once.
const AT_ONCE: usize = 64 << 10;

/// Writes a dossier. Give it, in this order: keys, keys of witnesses, the checkpoint, earlier checkpoints, the
/// consistency proof; of an account or figure the definition and the report or figure; the hashes of every event, or of
/// a figure their proofs; every event; then finish.
///
/// ```
/// use dossier::{Kind, Manifest, Options, Writer, verify};
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
///     kind: Kind::Ledger,
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
    kind: Kind,
    entry: Entry,
    /// Those of which there must be something, and is.
    written: Vec<Entry>,
    /// The witnesses that were written.
    witnesses: Vec<CosignerKey>,
    /// Lines of the open entry that are not in the zip yet: each write to that costs, however little it is.
    lines: String,
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
    /// An item that a dossier of this kind does not have.
    #[error("a dossier of the kind {kind} has no {given}: choose the other kind, or leave it out")]
    OfOtherKind {
        /// The entry the item belongs to.
        given: Entry,
        /// The kind of dossier.
        kind: Kind,
    },
    /// A second item of an entry that has one.
    #[error("a dossier has one {given}: write other checkpoints as earlier ones")]
    Second {
        /// The entry the item belongs to.
        given: Entry,
    },
    /// Larger than anybody would read.
    #[error("{given} has at most {limit} bytes, found {found}: nobody could verify this dossier")]
    EntryTooLarge {
        /// The entry.
        given: Entry,
        /// The most bytes it may have.
        limit: u64,
        /// Bytes found.
        found: u64,
    },
    /// Longer than [`MAX_LINE`].
    #[error("a line has at most {MAX_LINE} bytes, found {found}: nobody could verify this dossier")]
    LineTooLong {
        /// Bytes found.
        found: usize,
    },
    /// Finished without a key, a checkpoint, or what the kind is named after.
    #[error("a dossier without it proves nothing: write {missing} first")]
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
        let (zip, entry, kind) = (ZipWriter::new(file), Entry::Manifest, manifest.kind);
        let mut writer =
            Writer { zip, kind, entry, written: Vec::new(), witnesses: Vec::new(), lines: String::new() };
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
        self.written.push(Entry::Keys);
        Ok(writeln!(self.zip, "{key}")?)
    }

    /// Adds the key of a witness that may have cosigned the checkpoint. A key that was added is not written again, and of
    /// more than sixteen the first are: they are a hint, and a reader takes no more.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::Zip`], [`WriteError::Io`].
    pub fn witness(&mut self, key: &CosignerKey) -> Result<(), WriteError> {
        self.enter(Entry::Witnesses)?;
        if self.witnesses.len() >= MAX_KEYS || self.witnesses.contains(key) {
            return Ok(());
        }
        self.witnesses.push(key.clone());
        Ok(writeln!(self.zip, "{key}")?)
    }

    /// Adds the signed checkpoint over the exported size, with the lines of those who cosigned it.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::Second`], [`WriteError::Zip`], [`WriteError::Io`].
    pub fn checkpoint(&mut self, note: &SignedNote) -> Result<(), WriteError> {
        self.whole(Entry::Checkpoint, note.to_string().as_bytes())
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

    /// Adds the proof that the tree of the exported size begins with that of the first `from` events, whose signed
    /// checkpoint is among the earlier ones.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::Second`], [`WriteError::Zip`], [`WriteError::Io`].
    pub fn consistency(&mut self, from: u64, hashes: &[Hash]) -> Result<(), WriteError> {
        let proof = Consistency { from, hashes: hashes.to_vec() };
        self.whole(Entry::Consistency, proof.to_text().as_bytes())
    }

    /// Adds the definition of the figures, verbatim.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::OfOtherKind`], [`WriteError::Second`], [`WriteError::EntryTooLarge`],
    /// [`WriteError::Zip`], [`WriteError::Io`].
    pub fn definition(&mut self, definition: &[u8]) -> Result<(), WriteError> {
        self.whole(Entry::Definition, definition)
    }

    /// Adds the report of an account, verbatim.
    ///
    /// # Errors
    /// As of [`definition`](Writer::definition).
    pub fn report(&mut self, report: &[u8]) -> Result<(), WriteError> {
        self.whole(Entry::Report, report)
    }

    /// Adds the one figure, verbatim.
    ///
    /// # Errors
    /// As of [`definition`](Writer::definition).
    pub fn figure(&mut self, figure: &[u8]) -> Result<(), WriteError> {
        self.whole(Entry::Figure, figure)
    }

    /// Adds the stored hashes of the next event: its leaf, and the roots of the subtrees it completed.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::OfOtherKind`], [`WriteError::Zip`], [`WriteError::Io`].
    pub fn hashes(&mut self, leaf: Hash, subtrees: &[Hash]) -> Result<(), WriteError> {
        self.enter(Entry::Hashes)?;
        write_hash_line(&mut self.lines, leaf, subtrees);
        self.flush(AT_ONCE)
    }

    /// Adds the proof that the next event is in the tree of the exported size.
    ///
    /// # Errors
    /// [`WriteError::OutOfOrder`], [`WriteError::OfOtherKind`], [`WriteError::Zip`], [`WriteError::Io`],
    /// [`WriteError::Json`].
    pub fn proof(&mut self, position: u64, path: &[Hash]) -> Result<(), WriteError> {
        self.line(Entry::Proofs, &ProofLine { position, path: path.to_vec() }.to_text()?)
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
        self.flush(0)?;
        for missing in [Entry::Keys, Entry::Checkpoint, Entry::Definition, Entry::Report, Entry::Figure] {
            if missing.belongs_to(self.kind) && !self.written.contains(&missing) {
                return Err(WriteError::Incomplete { missing });
            }
        }
        Ok(self.zip.finish()?)
    }

    /// An entry that is written at once, and once.
    fn whole(&mut self, entry: Entry, bytes: &[u8]) -> Result<(), WriteError> {
        self.enter(entry)?;
        if self.written.contains(&entry) {
            return Err(WriteError::Second { given: entry });
        }
        if let Some(limit) = entry.limit().filter(|limit| bytes.len() as u64 > *limit) {
            return Err(WriteError::EntryTooLarge { given: entry, limit, found: bytes.len() as u64 });
        }
        self.written.push(entry);
        Ok(self.zip.write_all(bytes)?)
    }

    fn line(&mut self, entry: Entry, line: &str) -> Result<(), WriteError> {
        self.enter(entry)?;
        if line.len() > MAX_LINE {
            return Err(WriteError::LineTooLong { found: line.len() });
        }
        self.lines.push_str(line);
        self.lines.push('\n');
        self.flush(AT_ONCE)
    }

    /// Writes the lines, if they are more bytes than that.
    fn flush(&mut self, more_than: usize) -> Result<(), WriteError> {
        if self.lines.len() > more_than {
            self.zip.write_all(self.lines.as_bytes())?;
            self.lines.clear();
        }
        Ok(())
    }

    /// Opens an entry, and those before it that got no items.
    fn enter(&mut self, given: Entry) -> Result<(), WriteError> {
        if given < self.entry {
            return Err(WriteError::OutOfOrder { given, current: self.entry });
        }
        if !given.belongs_to(self.kind) {
            return Err(WriteError::OfOtherKind { given, kind: self.kind });
        }
        let current = self.entry;
        for next in self.kind.entries().filter(|next| *next > current && *next <= given) {
            self.start(next)?;
        }
        Ok(())
    }

    fn start(&mut self, entry: Entry) -> Result<(), WriteError> {
        self.flush(0)?;
        self.entry = entry;
        Ok(self.zip.start_file(entry.name(), options())?)
    }
}

/// How every entry is written: deflated, of any size, and without a date, so that equal input gives an equal file.
pub(crate) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true)
}
