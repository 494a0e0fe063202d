//! A figure of an indicator set.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Derivation;

/// What a figure is called, as in `B2/01`: 1 to 32 letters, digits and `. _ / -`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FigureId(String);

/// A text that is no id of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no figure; send its id as in B2/01: 1 to 32 letters, digits and . _ / -")]
pub struct FigureIdError;

impl FigureId {
    /// The id.
    ///
    /// # Errors
    /// A length or a character that is not allowed.
    pub fn new(text: impl Into<String>) -> Result<Self, FigureIdError> {
        let text = text.into();
        let fits = |char: char| char.is_ascii_alphanumeric() || "._/-".contains(char);
        match (1..=32).contains(&text.len()) && text.chars().all(fits) {
            true => Ok(Self(text)),
            false => Err(FigureIdError),
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for FigureId {
    type Err = FigureIdError;

    fn from_str(text: &str) -> Result<Self, FigureIdError> {
        Self::new(text)
    }
}

impl TryFrom<String> for FigureId {
    type Error = FigureIdError;

    fn try_from(text: String) -> Result<Self, FigureIdError> {
        Self::new(text)
    }
}

impl From<FigureId> for String {
    fn from(id: FigureId) -> Self {
        id.0
    }
}

/// What people see, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// A number of things.
    Count,
    /// An amount in euro cents.
    Cents,
    /// Yes or no.
    YesNo,
}

/// Whether the accountant audits the figure (SiSa: controle).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audit {
    /// `R`: it is audited.
    Required,
    /// `n.v.t.`: it is not.
    None,
}

/// Where id and label of a figure come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// From the source the figure names.
    Sourced,
    /// They are ours.
    Ours,
}

/// A figure and how it follows from lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its id, unique in the set.
    pub id: FigureId,
    /// What it is called.
    pub label: Label,
    /// What it is.
    pub kind: FigureKind,
    /// Whether it is audited.
    pub audit: Audit,
    /// Where id and label come from.
    pub origin: Origin,
    /// Which source, when they have one. Both languages are the same where the set has one text.
    pub source: Option<Label>,
    /// How it follows from lines.
    pub derivation: Derivation,
}

impl FigureKind {
    /// What it is, in the messages of errors.
    pub(super) fn said(self) -> &'static str {
        match self {
            Self::Count => "a count",
            Self::Cents => "an amount in cents",
            Self::YesNo => "a yes or no",
        }
    }
}
