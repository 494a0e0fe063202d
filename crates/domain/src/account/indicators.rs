//! The indicator set: which figures an account has and how they follow from its lines, as its text verbatim.
//!
//! The text stands in the ledger, so that nothing outside the ledger is needed to make the same account again. What it
//! means is not known here: whoever makes accounts reads it, and checks it before it is adopted.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::ids::FileHash;

/// The text of an indicator set: 1 byte to [`IndicatorText::MOST`] bytes of UTF-8, without control characters but line
/// feeds. It is public: it says what is counted, never of whom.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IndicatorText(String);

/// Why a text cannot be that of an indicator set, in the order in which it is judged. The text is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IndicatorTextError {
    /// Empty or too long; in bytes.
    #[error("the indicator set has {bytes} bytes; send 1 to {}", IndicatorText::MOST)]
    Length {
        /// How many bytes it has.
        bytes: usize,
    },
    /// A control character.
    #[error("byte {index} of the indicator set is a control character; send JSON with line feeds only")]
    Control {
        /// Where it stands, in bytes from 0.
        index: usize,
    },
}

/// An indicator set and its hash. The one cannot be had without the other, and a recorded one is checked when read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Written", into = "Written")]
#[schemars(inline)]
pub struct IndicatorSet {
    text: IndicatorText,
    sha256: FileHash,
}

/// An indicator set and its hash, as written.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct Written {
    /// The text, verbatim.
    text: IndicatorText,
    /// The SHA-256 hash of the text.
    sha256: FileHash,
}

/// A set whose hash is not that of its text: one of both was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the indicator set has hash {found} and says {said}; have the ledger verified before going on")]
pub struct IndicatorSetError {
    said: FileHash,
    found: FileHash,
}

impl IndicatorText {
    /// The most bytes: 64 KiB, so that the event fits in a record with every character escaped.
    pub const MOST: usize = 64 * 1024;

    /// The text.
    ///
    /// # Errors
    /// In the order of [`IndicatorTextError`].
    pub fn new(text: impl Into<String>) -> Result<Self, IndicatorTextError> {
        let text = text.into();
        if text.is_empty() || text.len() > Self::MOST {
            return Err(IndicatorTextError::Length { bytes: text.len() });
        }
        match text.char_indices().find(|(_, char)| char.is_control() && *char != '\n') {
            Some((index, _)) => Err(IndicatorTextError::Control { index }),
            None => Ok(Self(text)),
        }
    }

    /// The text as it is.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl IndicatorSet {
    /// The set of this text.
    #[must_use]
    pub fn new(text: IndicatorText) -> Self {
        let sha256 = FileHash::of(text.as_str().as_bytes());
        Self { text, sha256 }
    }

    /// The text, verbatim.
    #[must_use]
    pub fn text(&self) -> &IndicatorText {
        &self.text
    }

    /// The SHA-256 hash of the text.
    #[must_use]
    pub fn sha256(&self) -> &FileHash {
        &self.sha256
    }
}

impl TryFrom<Written> for IndicatorSet {
    type Error = IndicatorSetError;

    fn try_from(Written { text, sha256: said }: Written) -> Result<Self, IndicatorSetError> {
        let set = Self::new(text);
        match set.sha256 == said {
            true => Ok(set),
            false => Err(IndicatorSetError { said, found: set.sha256 }),
        }
    }
}

impl From<IndicatorSet> for Written {
    fn from(IndicatorSet { text, sha256 }: IndicatorSet) -> Self {
        Self { text, sha256 }
    }
}

impl TryFrom<String> for IndicatorText {
    type Error = IndicatorTextError;

    fn try_from(text: String) -> Result<Self, IndicatorTextError> {
        Self::new(text)
    }
}

impl From<IndicatorText> for String {
    fn from(text: IndicatorText) -> Self {
        text.0
    }
}

impl JsonSchema for IndicatorText {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "IndicatorText".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1, "maxLength": Self::MOST })
    }
}
