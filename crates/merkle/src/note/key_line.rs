//! Key lines, `name+id+base64(type ‖ public key)` (C2SP `signed-note`): what the keys of logs and of witnesses share.
//! The type stands in the line and in the id, so that a key of one kind is never taken for one of the other.

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::hash::sha256;
use crate::note::{KeyError, is_name};

/// A public Ed25519 key with the name of its owner, of a kind that the caller keeps apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct KeyLine {
    pub(super) name: String,
    pub(super) public: [u8; 32],
    pub(super) id: [u8; 4],
}

impl KeyLine {
    /// Errors: [`KeyError::Name`].
    pub(super) fn new(kind: u8, name: &str, public: [u8; 32]) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError::Name);
        }
        Ok(KeyLine { name: name.to_owned(), public, id: key_id(kind, name, &public) })
    }

    /// Errors in the order of [`KeyError`]; another type than `kind` is what `other` makes of it.
    pub(super) fn parse(kind: u8, text: &str, other: impl FnOnce(u8) -> KeyError) -> Result<Self, KeyError> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyError::Shape);
        };
        let key = STANDARD.decode(key).map_err(|_| KeyError::Shape)?;
        let (found, public) = key.split_first().ok_or(KeyError::Shape)?;
        if id.len() != 8 || !id.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(KeyError::Shape);
        }
        if !is_name(name) {
            return Err(KeyError::Name);
        }
        if *found != kind {
            return Err(other(*found));
        }
        let public = public.try_into().map_err(|_| KeyError::Length { found: public.len() })?;
        let parsed = Self::new(kind, name, public)?;
        let expected = id_text(parsed.id);
        if expected.eq_ignore_ascii_case(id) {
            Ok(parsed)
        } else {
            Err(KeyError::Id { expected, found: id.to_owned() })
        }
    }

    pub(super) fn to_text(&self, kind: u8) -> String {
        let key = [[kind].as_slice(), &self.public].concat();
        format!("{}+{}", label(&self.name, self.id), STANDARD.encode(key))
    }

    /// Whether this key made this signature over these bytes.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.public).verify(message, signature).is_ok()
    }
}

/// `name+id`, what tells keys apart.
pub(super) fn label(name: &str, id: [u8; 4]) -> String {
    format!("{name}+{}", id_text(id))
}

/// An id as people see it: 8 hexadecimal digits.
fn id_text(id: [u8; 4]) -> String {
    format!("{:08x}", u32::from_be_bytes(id))
}

fn key_id(kind: u8, name: &str, public: &[u8; 32]) -> [u8; 4] {
    let hash = sha256(&[name.as_bytes(), b"\n", &[kind], public].concat());
    let [a, b, c, d, ..] = *hash.as_bytes();
    [a, b, c, d]
}
