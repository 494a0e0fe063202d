//! What can be wrong with a note or with a key.
//! Messages never repeat the text of a note, which may be anything.

use crate::note::{MAX_BYTES, MAX_SIGNATURES};

/// Why a note cannot be read, signed or trusted, in order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Longer than [`MAX_BYTES`].
    #[error("a note has at most {MAX_BYTES} bytes, found {found}: shorten the text or drop signatures")]
    TooLarge {
        /// Bytes found.
        found: usize,
    },
    /// A control character other than newline.
    #[error("a note has no control characters but newline, found one at byte {place}: remove it")]
    ControlCharacter {
        /// Place in the note, in bytes from 0.
        place: usize,
    },
    /// The text to sign has no newline at its end.
    #[error("the text of a note ends with a newline: add one")]
    TextWithoutNewline,
    /// No empty line, nothing behind it, or no newline at the end.
    #[error("the note has no signatures behind an empty line: pass the whole note, up to its last newline")]
    NoSignatures,
    /// More than [`MAX_SIGNATURES`].
    #[error("a note has at most {MAX_SIGNATURES} signatures, found {found}: drop those you do not need")]
    TooManySignatures {
        /// Signature lines found.
        found: usize,
    },
    /// A line that is not `— name base64`.
    #[error("signature line {line} of the note is not `— name base64`: pass the note as it was published")]
    MalformedSignature {
        /// Which of the signature lines, from 1.
        line: usize,
    },
    /// A signature that names a trusted key and is not by it.
    #[error(
        "the signature of key {key} does not fit the text: the note was changed, or somebody else signed it"
    )]
    BadSignature {
        /// `name+id` of the key.
        key: String,
    },
    /// No trusted key signed.
    #[error(
        "none of the {trusted} trusted keys signed the note (signed by: {signers}): fetch the key of its origin"
    )]
    NoTrustedSignature {
        /// How many keys are trusted.
        trusted: usize,
        /// `name+id` of those who did sign, by commas.
        signers: String,
    },
}

/// Why a key cannot be used, in order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not `name+id+key`.
    #[error("a verifier key is `name+id+key` with 8 hexadecimal digits and base64: pass the whole line")]
    Shape,
    /// An empty name, or one with a space, a plus or a control character.
    #[error("a key name is not empty and has no spaces, plus signs or control characters: choose another")]
    Name,
    /// Another signature type than that of a log's Ed25519 key.
    #[error("signature type {found:#04x} is not Ed25519 (0x01): use an Ed25519 key of a log")]
    Algorithm {
        /// The type found.
        found: u8,
    },
    /// Another signature type than that of a witness's Ed25519 key.
    #[error(
        "signature type {found:#04x} is not an Ed25519 cosignature (0x04): use an Ed25519 key of a witness"
    )]
    CosignerAlgorithm {
        /// The type found.
        found: u8,
    },
    /// Not 32 bytes of public key.
    #[error("an Ed25519 public key has 32 bytes, found {found}: pass the whole line")]
    Length {
        /// Bytes found.
        found: usize,
    },
    /// The id is not that of this name and key.
    #[error(
        "key id {found} does not belong to this name and key, whose id is {expected}: a digit was changed"
    )]
    Id {
        /// The id that belongs to name and key.
        expected: String,
        /// The id found.
        found: String,
    },
    /// Not a private Ed25519 key in PKCS #8 form.
    #[error(
        "the private key is not Ed25519 in PKCS #8 (RFC 8410): make one with `openssl genpkey -algorithm ed25519`"
    )]
    Private,
}
