//! A short text that is public by its nature: the name of a fund, the law it rests on, the source of a policy.
//!
//! It stands in clear in records, reports and exports, so it must never say anything about a person.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A public text of 1 to [`PublicText::MOST`] characters on one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicText(String);

/// Why a text cannot be public. The text itself is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PublicTextError {
    /// Empty or too long; in characters.
    #[error("the text has {length} characters; send 1 to {}", PublicText::MOST)]
    Length {
        /// How many characters it has.
        length: usize,
    },
    /// A line break or another control character.
    #[error("character {index} of the text is a control character; send one line of text")]
    Control {
        /// Where it stands, counted from 0.
        index: usize,
    },
}

impl PublicText {
    /// The most characters.
    pub const MOST: usize = 500;

    /// The text.
    ///
    /// # Errors
    /// In the order of [`PublicTextError`].
    pub fn new(text: impl Into<String>) -> Result<Self, PublicTextError> {
        let text = text.into();
        let length = text.chars().count();
        if text.trim().is_empty() || length > Self::MOST {
            return Err(PublicTextError::Length { length: if text.trim().is_empty() { 0 } else { length } });
        }
        match text.chars().position(char::is_control) {
            Some(index) => Err(PublicTextError::Control { index }),
            None => Ok(Self(text)),
        }
    }

    /// The text as it is.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PublicText {
    type Error = PublicTextError;

    fn try_from(text: String) -> Result<Self, PublicTextError> {
        Self::new(text)
    }
}

impl From<PublicText> for String {
    fn from(text: PublicText) -> Self {
        text.0
    }
}

impl fmt::Display for PublicText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for PublicText {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PublicText".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1, "maxLength": Self::MOST })
    }
}
