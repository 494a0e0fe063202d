//! Texts of a set as they can be shown: a set is not trusted before it is read, and what it says reaches terminals.

/// A text for a message: at most 64 characters, with U+FFFD in place of what cannot be shown.
pub(super) fn cut(text: &str) -> String {
    let shown = |char: char| if unshown(&char) { char::REPLACEMENT_CHARACTER } else { char };
    text.chars().take(64).map(shown).collect()
}

/// Whether a character does something else than stand in a line of text: a control character (an escape, a tab, a line
/// end), one that turns the direction of the text around it, one without any width, or no character at all.
pub(super) fn unshown(char: &char) -> bool {
    let turns = matches!(
        char,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    );
    let is_nothing =
        matches!(char, '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}');
    char.is_control() || turns || is_nothing || matches!(char, '\u{2028}' | '\u{2029}')
}
