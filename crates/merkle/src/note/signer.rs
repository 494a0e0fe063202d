//! The private side of a key. It is never shown, not even by `Debug`.
//! Signing is deterministic (RFC 8032): the same text gives the same note.

use std::fmt;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};

use crate::note::{KeyError, NoteError, NoteSignature, SignedNote, VerifierKey};

/// Signs notes with an Ed25519 key under a name.
///
/// ```
/// use merkle::note::NoteSigner;
///
/// let signer = NoteSigner::from_seed("example.org/log", &[7; 32])?;
/// let note = signer.sign("something true\n")?;
/// assert_eq!(note.verify(&[signer.verifier_key()])?.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct NoteSigner {
    pair: Ed25519KeyPair,
    key: VerifierKey,
}

impl NoteSigner {
    /// A signer from the 32 secret bytes of RFC 8032.
    ///
    /// # Errors
    /// In this order: [`KeyError::Name`], [`KeyError::Private`].
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        Self::new(name, Ed25519KeyPair::from_seed_unchecked(seed))
    }

    /// A signer from a private key in PKCS #8 form (DER), with or without the public key in it.
    ///
    /// # Errors
    /// In this order: [`KeyError::Name`], [`KeyError::Private`].
    pub fn from_pkcs8(name: &str, der: &[u8]) -> Result<Self, KeyError> {
        Self::new(name, Ed25519KeyPair::from_pkcs8_maybe_unchecked(der))
    }

    fn new<E>(name: &str, pair: Result<Ed25519KeyPair, E>) -> Result<Self, KeyError> {
        if !crate::note::is_name(name) {
            return Err(KeyError::Name);
        }
        let pair = pair.map_err(|_| KeyError::Private)?;
        let public = pair.public_key().as_ref().try_into().map_err(|_| KeyError::Private)?;
        Ok(NoteSigner { key: VerifierKey::new(name, public)?, pair })
    }

    /// The key that others need to check what this one signs.
    #[must_use]
    pub fn verifier_key(&self) -> VerifierKey {
        self.key.clone()
    }

    /// Signs a text, which must end with a newline.
    ///
    /// # Errors
    /// In this order: [`NoteError::TooLarge`], [`NoteError::ControlCharacter`],
    /// [`NoteError::TextWithoutNewline`].
    pub fn sign(&self, text: &str) -> Result<SignedNote, NoteError> {
        SignedNote::new(text, vec![self.signature(text)])
    }

    /// Adds this signer's signature to a note that others signed.
    ///
    /// # Errors
    /// In this order: [`NoteError::TooLarge`], [`NoteError::TooManySignatures`].
    pub fn cosign(&self, note: &SignedNote) -> Result<SignedNote, NoteError> {
        note.with(self.signature(note.text()))
    }

    fn signature(&self, text: &str) -> NoteSignature {
        NoteSignature {
            name: self.key.name().to_owned(),
            key_id: self.key.id(),
            bytes: self.pair.sign(text.as_bytes()).as_ref().to_vec(),
        }
    }
}

impl fmt::Debug for NoteSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NoteSigner").field("key", &self.key).finish_non_exhaustive()
    }
}
