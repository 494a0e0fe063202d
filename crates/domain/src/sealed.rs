//! A sealed text: personal data as the domain, the ledger and every export see it, as ciphertext only.
//!
//! The domain carries sealed texts from command to event to state and never opens one; making and opening
//! them is the vault's. The text form is for ever: it stands in recorded events.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::display::Base64Display;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};
use uuid::Uuid;

/// Bytes of the nonce of AES-256-GCM (NIST SP 800-38D, 8.2).
const NONCE: usize = 12;
/// Bytes of its authentication tag, at the end of the ciphertext.
const TAG: usize = 16;
/// The version that opens the text form.
const VERSION: &str = "v1";

/// One text sealed with AES-256-GCM under the data key of one subject.
///
/// As text, and so in JSON: `v1.<key, a UUID>.<base64url without padding of nonce ‖ ciphertext ‖ tag>`.
#[derive(Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Sealed {
    /// The data key it is sealed with.
    pub key: Uuid,
    /// The nonce, used once with that key.
    pub nonce: [u8; NONCE],
    /// The ciphertext and, in its last 16 bytes, the tag.
    pub ciphertext: Vec<u8>,
}

/// Why a text is not a sealed text. The text is not repeated: it might be in clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealedError {
    /// It does not have the three parts of a sealed text of this version.
    #[error("a sealed text has the form v1.<key>.<data>; seal the text with the vault first")]
    Form,
    /// The second part is not a UUID.
    #[error("the key of a sealed text is a UUID; seal the text with the vault first")]
    Key,
    /// The third part is not base64url without padding.
    #[error("the data of a sealed text is base64url without padding; seal the text with the vault first")]
    Encoding,
    /// The third part is shorter than a nonce and a tag.
    #[error("the data of a sealed text has {length} bytes and cannot have less than 28; it was cut off")]
    Short {
        /// The bytes it has.
        length: usize,
    },
}

impl fmt::Display for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut data = Vec::with_capacity(NONCE + self.ciphertext.len());
        data.extend_from_slice(&self.nonce);
        data.extend_from_slice(&self.ciphertext);
        write!(f, "{VERSION}.{}.{}", self.key, Base64Display::new(&data, &URL_SAFE_NO_PAD))
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes, key {})", self.ciphertext.len(), self.key)
    }
}

impl FromStr for Sealed {
    type Err = SealedError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('.');
        let (Some(VERSION), Some(key), Some(data), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(SealedError::Form);
        };
        let key = Uuid::try_parse(key).map_err(|_| SealedError::Key)?;
        let data = URL_SAFE_NO_PAD.decode(data).map_err(|_| SealedError::Encoding)?;
        match data.split_first_chunk::<NONCE>() {
            Some((nonce, rest)) if rest.len() >= TAG => {
                Ok(Self { key, nonce: *nonce, ciphertext: rest.to_vec() })
            }
            _ => Err(SealedError::Short { length: data.len() }),
        }
    }
}

impl TryFrom<String> for Sealed {
    type Error = SealedError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl Serialize for Sealed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Sealed {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Sealed".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^v1\.[0-9a-f-]{36}\.[A-Za-z0-9_-]{38,}$" })
    }
}

#[cfg(test)]
mod tests;
