//! A text in clear, for as short as possible.
//!
//! Deliberately absent: `Display`, `Clone` and serialisation. Whoever needs the text says so with `as_str`.

use std::fmt;

use zeroize::Zeroizing;

/// A text that was opened, and recorded as opened. Wiped from memory when dropped.
#[derive(PartialEq, Eq)]
pub struct Opened(Zeroizing<String>);

impl Opened {
    pub(crate) fn new(text: Zeroizing<String>) -> Self {
        Self(text)
    }

    /// The text. Show it to the one who asked; write it nowhere.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Opened(redacted)")
    }
}
