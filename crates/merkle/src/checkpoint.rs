//! Checkpoints (C2SP `tlog-checkpoint`, c2sp.org/tlog-checkpoint): the text that a log signs to publish how
//! large it is and what its root is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::hash::Hash;
use crate::tree::MAX_SIZE;

/// A tree head, unsigned: sign its text with [`NoteSigner`](crate::note::NoteSigner), and trust one only after
/// [`SignedNote::verify`](crate::note::SignedNote::verify).
///
/// ```
/// use merkle::{Checkpoint, EMPTY_ROOT};
///
/// let empty = Checkpoint { origin: "example.org/log".into(), size: 0, root: EMPTY_ROOT, extensions: vec![] };
/// assert_eq!(empty.to_text(), "example.org/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
/// assert_eq!(Checkpoint::parse(&empty.to_text())?, empty);
/// # Ok::<(), merkle::CheckpointError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: one line, not empty.
    pub origin: String,
    /// Number of leaves.
    pub size: u64,
    /// Root of the tree of that size.
    pub root: Hash,
    /// Further lines, not empty; nothing audits them.
    pub extensions: Vec<String>,
}

/// Why a text is not a checkpoint, in order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// Fewer than three lines, or no newline at the end.
    #[error(
        "a checkpoint has three lines or more, each ended by a newline, found {found}: pass the whole text"
    )]
    Lines {
        /// Lines found that are ended by a newline.
        found: usize,
    },
    /// An empty origin or extension.
    #[error("line {line} of the checkpoint is empty: pass the text as it was published")]
    EmptyLine {
        /// Which line, from 1.
        line: usize,
    },
    /// Not a decimal number in its shortest form, or beyond [`MAX_SIZE`].
    #[error(
        "line 2 of the checkpoint is not a size from 0 to {MAX_SIZE} without leading zeroes: write it so"
    )]
    Size,
    /// Not the base64 of 32 bytes.
    #[error(
        "line 3 of the checkpoint is not a root hash, the base64 of 32 bytes: pass the text as it was published"
    )]
    Root,
}

impl Checkpoint {
    /// The text to sign: origin, size and root, then the extensions, one a line.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root));
        for line in &self.extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Reads the text of a note.
    ///
    /// # Errors
    /// Those of [`CheckpointError`], in its order.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let ended =
            text.strip_suffix('\n').ok_or(CheckpointError::Lines { found: text.matches('\n').count() })?;
        let lines: Vec<&str> = ended.split('\n').collect();
        let [origin, size, root, extensions @ ..] = lines.as_slice() else {
            return Err(CheckpointError::Lines { found: lines.len() });
        };
        if let Some(empty) = lines.iter().position(|line| line.is_empty()) {
            return Err(CheckpointError::EmptyLine { line: empty + 1 });
        }
        Ok(Checkpoint {
            origin: (*origin).to_owned(),
            size: parse_size(size).ok_or(CheckpointError::Size)?,
            root: parse_root(root).ok_or(CheckpointError::Root)?,
            extensions: extensions.iter().map(|line| (*line).to_owned()).collect(),
        })
    }
}

fn parse_size(text: &str) -> Option<u64> {
    let size: u64 = text.parse().ok()?;
    (size <= MAX_SIZE && size.to_string() == text).then_some(size)
}

fn parse_root(text: &str) -> Option<Hash> {
    let bytes = STANDARD.decode(text).ok()?;
    Hash::try_from(bytes.as_slice()).ok()
}
