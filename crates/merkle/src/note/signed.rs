//! A note with its signatures, read from and written as text, byte for byte the same.
//! Reading checks the form only; nothing in a note is believed before `verify`.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::note::key_line::label;
use crate::note::{Cosignature, CosignerKey, MAX_BYTES, MAX_SIGNATURES, NoteError, VerifierKey, is_name};

/// What a signature line starts with: an em dash and a space.
const SIGNATURE_PREFIX: &str = "\u{2014} ";

/// A text and the signatures under it, none of which is checked before [`verify`](SignedNote::verify).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedNote {
    text: String,
    signatures: Vec<NoteSignature>,
}

/// One signature line, of whatever type its key is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSignature {
    /// Name of the key that is said to have signed.
    pub name: String,
    /// Id of that key.
    pub key_id: [u8; 4],
    /// The signature; 64 bytes for Ed25519, 72 for a cosignature.
    pub bytes: Vec<u8>,
}

impl SignedNote {
    pub(super) fn new(text: &str, signatures: Vec<NoteSignature>) -> Result<Self, NoteError> {
        let note = SignedNote { text: text.to_owned(), signatures };
        check_characters(&note.to_string())?;
        if !text.ends_with('\n') {
            return Err(NoteError::TextWithoutNewline);
        }
        check_count(note.signatures.len())?;
        Ok(note)
    }

    /// The signed text, up to and including its last newline.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures in the order of their lines.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// Checks the signatures of the keys you trust, and answers which of those signed. Signatures of other keys
    /// are ignored, as the specification demands.
    ///
    /// # Errors
    /// In this order: [`NoteError::BadSignature`] when any line claims a trusted key and does not fit, or two lines of one
    /// key differ,
    /// [`NoteError::NoTrustedSignature`].
    pub fn verify<'k>(&self, trusted: &'k [VerifierKey]) -> Result<Vec<&'k VerifierKey>, NoteError> {
        let mut signers = Vec::new();
        for key in trusted {
            let mut lines =
                self.signatures.iter().filter(|line| line.name == key.name() && line.key_id == key.id());
            let Some(first) = lines.next() else { continue };
            // A key gives one signature to a text: another line of it is the same or no signature of its.
            if lines.any(|line| line.bytes != first.bytes) || !key.signed(&self.text, &first.bytes) {
                return Err(NoteError::BadSignature { key: label(key.name(), key.id()) });
            }
            signers.push(key);
        }
        if signers.is_empty() {
            let found: Vec<_> = self.signatures.iter().map(|line| label(&line.name, line.key_id)).collect();
            return Err(NoteError::NoTrustedSignature { trusted: trusted.len(), signers: found.join(", ") });
        }
        Ok(signers)
    }

    /// Checks the cosignatures of the witnesses you trust, and answers which of those cosigned and when, in the order of
    /// the lines; empty when none did. Lines of other keys are ignored, and so is a line that repeats another.
    ///
    /// Says nothing about the log's own signature: [`verify`](SignedNote::verify) that too.
    ///
    /// # Errors
    /// [`NoteError::BadSignature`] when any line claims a trusted witness and does not fit.
    pub fn cosignatures<'k>(&self, trusted: &'k [CosignerKey]) -> Result<Vec<Cosignature<'k>>, NoteError> {
        let mut found = Vec::new();
        for (index, line) in self.signatures.iter().enumerate() {
            if self.signatures[..index].contains(line) {
                continue;
            }
            let is_by = |key: &&CosignerKey| line.name == key.name() && line.key_id == key.id();
            let Some(key) = trusted.iter().find(is_by) else { continue };
            let seconds = key
                .cosigned(&self.text, &line.bytes)
                .ok_or_else(|| NoteError::BadSignature { key: label(key.name(), key.id()) })?;
            found.push(Cosignature { key, seconds });
        }
        Ok(found)
    }

    /// The note with one signature line more, at the end. The line is not checked.
    ///
    /// # Errors
    /// In this order: [`NoteError::TooLarge`], [`NoteError::TooManySignatures`].
    pub fn with(&self, added: NoteSignature) -> Result<Self, NoteError> {
        Self::new(&self.text, self.signatures.iter().cloned().chain([added]).collect())
    }
}

impl fmt::Display for SignedNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&self.key_id, self.bytes.as_slice()].concat();
        write!(f, "{SIGNATURE_PREFIX}{} {}", self.name, STANDARD.encode(bytes))
    }
}

impl FromStr for NoteSignature {
    type Err = NoteError;

    /// Reads one signature line, without its newline. Errors: [`NoteError::MalformedSignature`].
    fn from_str(line: &str) -> Result<Self, NoteError> {
        parse_signature(line).ok_or(NoteError::MalformedSignature { line: 1 })
    }
}

impl FromStr for SignedNote {
    type Err = NoteError;

    /// Errors in this order: [`NoteError::TooLarge`], [`NoteError::ControlCharacter`],
    /// [`NoteError::NoSignatures`], [`NoteError::TooManySignatures`], [`NoteError::MalformedSignature`].
    fn from_str(note: &str) -> Result<Self, NoteError> {
        check_characters(note)?;
        let blank = note.rfind("\n\n").ok_or(NoteError::NoSignatures)?;
        let (text, lines) = (&note[..=blank], &note[blank + 2..]);
        let lines = lines.strip_suffix('\n').ok_or(NoteError::NoSignatures)?;
        check_count(lines.split('\n').count())?;
        let signatures = lines
            .split('\n')
            .enumerate()
            .map(|(at, line)| parse_signature(line).ok_or(NoteError::MalformedSignature { line: at + 1 }))
            .collect::<Result<_, _>>()?;
        Ok(SignedNote { text: text.to_owned(), signatures })
    }
}

fn parse_signature(line: &str) -> Option<NoteSignature> {
    let (name, encoded) = line.strip_prefix(SIGNATURE_PREFIX)?.split_once(' ')?;
    let bytes = STANDARD.decode(encoded).ok()?;
    let (key_id, signature) = bytes.split_first_chunk::<4>()?;
    if !is_name(name) || signature.is_empty() {
        return None;
    }
    Some(NoteSignature { name: name.to_owned(), key_id: *key_id, bytes: signature.to_vec() })
}

fn check_characters(note: &str) -> Result<(), NoteError> {
    if note.len() > MAX_BYTES {
        return Err(NoteError::TooLarge { found: note.len() });
    }
    match note.bytes().position(|byte| byte < b' ' && byte != b'\n') {
        Some(place) => Err(NoteError::ControlCharacter { place }),
        None => Ok(()),
    }
}

fn check_count(found: usize) -> Result<(), NoteError> {
    if found > MAX_SIGNATURES { Err(NoteError::TooManySignatures { found }) } else { Ok(()) }
}
