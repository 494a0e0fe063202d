//! What an examiner has to say, in both languages: this crate does not know what it is about.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::verdict::Language;

/// A statement, a reservation or a problem of an [`Examiner`](crate::Examiner).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// What it is, for a program: lower case with underscores.
    pub code: &'static str,
    /// Its values, for a program.
    #[serde(flatten)]
    pub values: BTreeMap<&'static str, Value>,
    /// The sentence in English, without a capital or a full stop.
    pub en: String,
    /// The sentence in Dutch.
    pub nl: String,
}

impl Remark {
    /// The sentence in a language.
    #[must_use]
    pub fn told(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Dutch => &self.nl,
        }
    }
}
