//! The two languages the account is written in. Dutch is what goes to the ministry; English says the same.

use serde::Serialize;

/// A language of the people who read the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Language {
    /// Dutch, `nl`.
    #[serde(rename = "nl")]
    Dutch,
    /// English, `en`.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The language's code (ISO 639-1).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::Dutch => "nl",
            Language::English => "en",
        }
    }

    /// Of two texts that say the same, the one in this language.
    #[must_use]
    pub const fn of<'a>(self, dutch: &'a str, english: &'a str) -> &'a str {
        match self {
            Language::Dutch => dutch,
            Language::English => english,
        }
    }
}
