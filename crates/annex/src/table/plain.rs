//! A text for a cell: one line, of characters that every format can hold and that leave the text around them alone.

use std::fmt;

/// A text on one line.
///
/// A character that XML 1.0 cannot hold, a control character (line ends and tabs among them) and one that turns the
/// direction of the text around it become U+FFFD (�): nothing disappears unseen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Plain(String);

impl Plain {
    /// This text, with � in place of what does not belong in a cell.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(
            text.chars().map(|char| if belongs(char) { char } else { char::REPLACEMENT_CHARACTER }).collect(),
        )
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a spreadsheet that guesses could take the text for a formula: it begins, after any blanks and
    /// characters without width, with one of `= + - @` or its full-width form, which some programs fold (OWASP, CSV
    /// injection). Such a text is marked as text wherever the format has a mark.
    #[must_use]
    pub fn looks_like_formula(&self) -> bool {
        let first = self.0.chars().find(|char| !char.is_whitespace() && !without_width(*char));
        matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
    }
}

/// Whether the character may stand in a cell.
fn belongs(char: char) -> bool {
    let turns = matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}');
    let ends_line = matches!(char, '\u{2028}' | '\u{2029}');
    let no_character = matches!(char, '\u{FFFE}' | '\u{FFFF}');
    !(char.is_control() || turns || ends_line || no_character)
}

/// Whether the character takes no room, so that a reader sees what comes after it first.
fn without_width(char: char) -> bool {
    matches!(char, '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
