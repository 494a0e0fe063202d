//! What a line of an account is called: the position of the event it comes from, and which of that event's lines it is.
//!
//! So a line is found again in the ledger without any index, and is the same line in every draft and in every year.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A line. As text, and so in JSON: `1234`, or `1234.2` when it is not the first of its event. Lines are in the order of
/// the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LineId {
    /// The position of the event in the ledger.
    pub position: u64,
    /// Which of the lines of that event, from 0.
    pub part: u16,
}

/// A text that is no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no line of an account; send the position of its event, as in 1234 or 1234.2")]
pub struct ParseLineError;

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            0 => write!(f, "{}", self.position),
            part => write!(f, "{}.{part}", self.position),
        }
    }
}

impl FromStr for LineId {
    type Err = ParseLineError;

    /// Reads only what [`LineId`] writes: one line has one text.
    fn from_str(text: &str) -> Result<Self, ParseLineError> {
        let (position, part) = text.split_once('.').unwrap_or((text, "0"));
        let position = position.parse().map_err(|_| ParseLineError)?;
        let part = part.parse().map_err(|_| ParseLineError)?;
        let line = Self { position, part };
        match line.to_string() == text {
            true => Ok(line),
            false => Err(ParseLineError),
        }
    }
}

impl TryFrom<String> for LineId {
    type Error = ParseLineError;

    fn try_from(text: String) -> Result<Self, ParseLineError> {
        text.parse()
    }
}

impl From<LineId> for String {
    fn from(line: LineId) -> Self {
        line.to_string()
    }
}

impl JsonSchema for LineId {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "LineId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^(0|[1-9][0-9]*)(\.[1-9][0-9]*)?$" })
    }
}
