//! Cosignatures (C2SP `tlog-cosignature`, c2sp.org/tlog-cosignature): a witness says that, at some second, a checkpoint
//! was the largest it had seen of a log, and continued all it had seen before.
//!
//! What is signed is a header, the second, and the text of the checkpoint; what stands in the note is the second (8
//! bytes, big-endian) before the 64 bytes of Ed25519. A witness's key is a type of its own: it never verifies a log.

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};

use crate::note::key_line::KeyLine;
use crate::note::{KeyError, NoteSignature, is_name};

/// The signature type byte of Ed25519 cosignatures.
const COSIGNATURE_TYPE: u8 = 0x04;
/// The latest second the format can hold.
const LAST_SECOND: u64 = i64::MAX as u64;

/// The public Ed25519 key of a witness: `name+id+base64(0x04 ‖ public key)`.
///
/// ```
/// use merkle::note::CosignerKey;
///
/// let line = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
/// let key: CosignerKey = line.parse()?;
/// assert_eq!((key.name(), key.to_string().as_str()), ("remora.n621.de", line));
/// # Ok::<(), merkle::note::KeyError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CosignerKey(KeyLine);

/// A cosignature that was checked: who, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cosignature<'k> {
    /// The witness's key.
    pub key: &'k CosignerKey,
    /// When the witness says that it signed: seconds since 1970-01-01T00:00:00Z, at most 2⁶³ − 1.
    pub seconds: u64,
}

/// Cosigns checkpoints with an Ed25519 key under a name. Use the key for nothing else: what is signed does not say
/// which name it was signed under.
///
/// ```
/// use merkle::note::{Cosigner, NoteSigner};
///
/// let note = NoteSigner::from_seed("example.org/log", &[7; 32])?.sign("example.org/log\n0\nroot\n")?;
/// let witness = Cosigner::from_seed("example.net/witness", &[8; 32])?;
/// let note = note.with(witness.cosign(note.text(), 1_700_000_000))?;
/// let trusted = [witness.cosigner_key()];
/// assert_eq!(note.cosignatures(&trusted)?[0].seconds, 1_700_000_000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Cosigner {
    pair: Ed25519KeyPair,
    key: CosignerKey,
}

impl CosignerKey {
    /// A key from its parts; the id follows from them.
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn new(name: &str, public: [u8; 32]) -> Result<Self, KeyError> {
        KeyLine::new(COSIGNATURE_TYPE, name, public).map(Self)
    }

    /// Who the witness is.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The first four bytes of SHA-256(name ‖ newline ‖ 0x04 ‖ public key).
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        self.0.id
    }

    /// The 32 bytes of the public key, RFC 8032.
    #[must_use]
    pub fn public_key(&self) -> &[u8; 32] {
        &self.0.public
    }

    /// The second at which this key cosigned this text, if these bytes say so.
    pub(super) fn cosigned(&self, text: &str, bytes: &[u8]) -> Option<u64> {
        let (seconds, signature) = bytes.split_first_chunk::<8>()?;
        let seconds = u64::from_be_bytes(*seconds);
        (seconds <= LAST_SECOND && self.0.signed(message(seconds, text).as_bytes(), signature))
            .then_some(seconds)
    }
}

impl fmt::Display for CosignerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_text(COSIGNATURE_TYPE))
    }
}

impl FromStr for CosignerKey {
    type Err = KeyError;

    /// Errors in this order: those of [`KeyError`].
    fn from_str(text: &str) -> Result<Self, KeyError> {
        KeyLine::parse(COSIGNATURE_TYPE, text, |found| KeyError::CosignerAlgorithm { found }).map(Self)
    }
}

impl Cosigner {
    /// A cosigner from the 32 secret bytes of RFC 8032.
    ///
    /// # Errors
    /// In this order: [`KeyError::Name`], [`KeyError::Private`].
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError::Name);
        }
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::Private)?;
        let public = pair.public_key().as_ref().try_into().map_err(|_| KeyError::Private)?;
        Ok(Cosigner { pair, key: CosignerKey::new(name, public)? })
    }

    /// The key that others need to check what this one cosigns.
    #[must_use]
    pub fn cosigner_key(&self) -> CosignerKey {
        self.key.clone()
    }

    /// The line that says: at this second (since 1970-01-01T00:00:00Z; at most 2⁶³ − 1, which a later one becomes) the
    /// checkpoint with this text was the largest seen. Only who has checked that may say it.
    #[must_use]
    pub fn cosign(&self, text: &str, seconds: u64) -> NoteSignature {
        let seconds = seconds.min(LAST_SECOND);
        let signature = self.pair.sign(message(seconds, text).as_bytes());
        NoteSignature {
            name: self.key.name().to_owned(),
            key_id: self.key.id(),
            bytes: [&seconds.to_be_bytes(), signature.as_ref()].concat(),
        }
    }
}

impl fmt::Debug for Cosigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cosigner").field("key", &self.key).finish_non_exhaustive()
    }
}

/// What is signed.
fn message(seconds: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {seconds}\n{text}")
}
