//! Verifier keys: who may sign, as a line of text `name+id+base64(0x01 ‖ public key)`.
//! The line is public, but where you get it from decides what a signature proves.

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::hash::sha256;
use crate::note::{KeyError, is_name};

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
pub struct VerifierKey {
    name: String,
    public: [u8; 32],
    id: [u8; 4],
}

impl VerifierKey {
    /// A key from its parts; the id follows from them.
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn new(name: &str, public: [u8; 32]) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError::Name);
        }
        Ok(VerifierKey { name: name.to_owned(), public, id: key_id(name, &public) })
    }

    /// Who owns the key.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key).
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        self.id
    }

    /// The 32 bytes of the public key, RFC 8032.
    #[must_use]
    pub fn public_key(&self) -> &[u8; 32] {
        &self.public
    }

    /// Whether this key made this signature over this text.
    pub(super) fn signed(&self, text: &str, signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.public).verify(text.as_bytes(), signature).is_ok()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = vec![ED25519_TYPE];
        key.extend(self.public);
        write!(f, "{}+{}+{}", self.name, id_text(self.id), STANDARD.encode(key))
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    /// Errors in this order: those of [`KeyError`].
    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyError::Shape);
        };
        let key = STANDARD.decode(key).map_err(|_| KeyError::Shape)?;
        let (kind, public) = key.split_first().ok_or(KeyError::Shape)?;
        if id.len() != 8 || !id.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(KeyError::Shape);
        }
        if !is_name(name) {
            return Err(KeyError::Name);
        }
        if *kind != ED25519_TYPE {
            return Err(KeyError::Algorithm { found: *kind });
        }
        let public = public.try_into().map_err(|_| KeyError::Length { found: public.len() })?;
        let parsed = VerifierKey::new(name, public)?;
        let expected = id_text(parsed.id);
        if expected.eq_ignore_ascii_case(id) {
            Ok(parsed)
        } else {
            Err(KeyError::Id { expected, found: id.to_owned() })
        }
    }
}

/// An id as people see it: 8 hexadecimal digits.
pub(super) fn id_text(id: [u8; 4]) -> String {
    format!("{:08x}", u32::from_be_bytes(id))
}

fn key_id(name: &str, public: &[u8; 32]) -> [u8; 4] {
    let hash = sha256(&[name.as_bytes(), b"\n", &[ED25519_TYPE], public].concat());
    let [a, b, c, d, ..] = *hash.as_bytes();
    [a, b, c, d]
}
