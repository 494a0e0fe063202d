//! Verifier keys: who may sign, as a line of text `name+id+base64(0x01 ‖ public key)`.
//! The line is public, but where you get it from decides what a signature proves.

use std::fmt;
use std::str::FromStr;

use crate::note::KeyError;
use crate::note::key_line::KeyLine;

/// The signature type byte of Ed25519.
const ED25519_TYPE: u8 = 0x01;

/// A public Ed25519 key with the name of its owner, C2SP `signed-note`.
///
/// ```
/// use merkle::note::VerifierKey;
///
/// let line = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
/// let key: VerifierKey = line.parse()?;
/// assert_eq!((key.name(), key.to_string().as_str()), ("PeterNeumann", line));
/// # Ok::<(), merkle::note::KeyError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VerifierKey(KeyLine);

impl VerifierKey {
    /// A key from its parts; the id follows from them.
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn new(name: &str, public: [u8; 32]) -> Result<Self, KeyError> {
        KeyLine::new(ED25519_TYPE, name, public).map(Self)
    }

    /// Who owns the key.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The first four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key).
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        self.0.id
    }

    /// The 32 bytes of the public key, RFC 8032.
    #[must_use]
    pub fn public_key(&self) -> &[u8; 32] {
        &self.0.public
    }

    /// Whether this key made this signature over this text.
    pub(super) fn signed(&self, text: &str, signature: &[u8]) -> bool {
        self.0.signed(text.as_bytes(), signature)
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_text(ED25519_TYPE))
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    /// Errors in this order: those of [`KeyError`].
    fn from_str(text: &str) -> Result<Self, KeyError> {
        KeyLine::parse(ED25519_TYPE, text, |found| KeyError::Algorithm { found }).map(Self)
    }
}
