//! The body of `add-checkpoint`: an old size, a consistency proof, an empty line, and a checkpoint.
//! Anybody may send one, so it is bounded in bytes and in lines before anything is made of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use merkle::note::{NoteError, SignedNote};
use merkle::{Checkpoint, CheckpointError, Hash, MAX_SIZE};

/// The longest body, in bytes.
pub const MAX_BODY: usize = 64 * 1024;
/// The most lines of a proof: no tree needs more.
pub const MAX_PROOF: usize = 63;
/// A hash of 32 bytes in base64, in characters.
const HASH_LINE: usize = 44;

/// What a log asks of a witness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// How many leaves the checkpoint had that the witness cosigned last; 0 before the first.
    pub old_size: u64,
    /// That the checkpoint continues the tree of that size (RFC 6962, section 2.1.2).
    pub proof: Vec<Hash>,
    /// The checkpoint with its signatures.
    pub note: SignedNote,
    /// The checkpoint as it is read from the note; not to be believed before its signatures are checked.
    pub checkpoint: Checkpoint,
}

/// Why a body is no request, in order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// Longer than [`MAX_BODY`].
    #[error("a request has at most {MAX_BODY} bytes: drop signatures that the witness does not need")]
    TooLarge,
    /// Not UTF-8.
    #[error("the request is not UTF-8 text: send it as lines of text")]
    NotText,
    /// The first line is not `old` and a size.
    #[error("the first line is not `old`, a space and a size without leading zeroes: write it so")]
    OldSize,
    /// More than [`MAX_PROOF`] lines before the empty one.
    #[error("a consistency proof has at most {MAX_PROOF} lines: send one hash a line, then an empty line")]
    TooManyHashes,
    /// A line that is not the base64 of 32 bytes.
    #[error("line {line} is not a hash, the base64 of 32 bytes, and no empty line: write the proof so")]
    Hash {
        /// Which line of the body, from 1.
        line: usize,
    },
    /// What comes after the empty line is no note.
    #[error("behind the empty line: {0}")]
    Note(#[from] NoteError),
    /// The note is no checkpoint.
    #[error("behind the empty line: {0}")]
    Checkpoint(#[from] CheckpointError),
}

impl AddCheckpoint {
    /// A request, from a checkpoint and the proof that it continues the one of `old_size`.
    ///
    /// # Errors
    /// [`RequestError::Checkpoint`].
    pub fn new(old_size: u64, proof: Vec<Hash>, note: SignedNote) -> Result<Self, RequestError> {
        let checkpoint = Checkpoint::parse(note.text())?;
        Ok(AddCheckpoint { old_size, proof, note, checkpoint })
    }

    /// Reads a body.
    ///
    /// # Errors
    /// Those of [`RequestError`], in its order.
    pub fn parse(body: &[u8]) -> Result<Self, RequestError> {
        if body.len() > MAX_BODY {
            return Err(RequestError::TooLarge);
        }
        let text = std::str::from_utf8(body).map_err(|_| RequestError::NotText)?;
        let (first, mut rest) = text.split_once('\n').ok_or(RequestError::OldSize)?;
        let old_size = first.strip_prefix("old ").and_then(size).ok_or(RequestError::OldSize)?;
        let mut proof = Vec::new();
        loop {
            let wrong = RequestError::Hash { line: proof.len() + 2 };
            let Some((line, behind)) = rest.split_once('\n') else { return Err(wrong) };
            rest = behind;
            if line.is_empty() {
                break;
            }
            if proof.len() == MAX_PROOF {
                return Err(RequestError::TooManyHashes);
            }
            proof.push(hash(line).ok_or(wrong)?);
        }
        Self::new(old_size, proof, rest.parse()?)
    }

    /// The body to send.
    #[must_use]
    pub fn to_body(&self) -> String {
        let mut body = format!("old {}\n", self.old_size);
        for hash in &self.proof {
            body.push_str(&STANDARD.encode(hash));
            body.push('\n');
        }
        format!("{body}\n{}", self.note)
    }
}

/// A size in its shortest form.
pub(crate) fn size(text: &str) -> Option<u64> {
    let size: u64 = text.parse().ok()?;
    (size <= MAX_SIZE && size.to_string() == text).then_some(size)
}

fn hash(line: &str) -> Option<Hash> {
    if line.len() != HASH_LINE {
        return None;
    }
    Hash::try_from(STANDARD.decode(line).ok()?.as_slice()).ok()
}
