//! The name of a ledger. For a municipality it is its CBS code, such as `GM0344`.

use std::{fmt, str::FromStr, sync::Arc};

use crate::NameError;

/// The name of one ledger: a capital, then 1 to 31 letters, digits, `-` or `_`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LedgerName(Arc<str>);

impl LedgerName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for LedgerName {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let mut characters = text.bytes();
        let starts_well = characters.next().is_some_and(|first| first.is_ascii_uppercase());
        let goes_on_well = characters.all(|next| next.is_ascii_alphanumeric() || matches!(next, b'-' | b'_'));
        if starts_well && goes_on_well && (2..=32).contains(&text.len()) {
            Ok(Self(text.into()))
        } else {
            Err(NameError { text: text.chars().take(40).collect() })
        }
    }
}

impl fmt::Display for LedgerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for LedgerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
