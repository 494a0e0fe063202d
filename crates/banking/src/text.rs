//! Text in the characters that every bank of SEPA passes on (EPC217-08).
//!
//! The table is the EPC's. Before it: a letter and its accent are one character or two, blanks of every kind are one
//! blank, invisible characters go, and the Dutch ligature ĳ is the two letters it stands for.

use std::borrow::Cow;

use sepa::charset::{Transliteration, transliterate};

/// A text as it can stand in a payment file: letters without accents, digits, blanks and `/-?:().,'+`, cut off after
/// `longest` characters. What has no counterpart becomes a full stop.
pub fn sepa_text(text: &str, longest: usize) -> String {
    let prepared: String = text.chars().filter(|c| !is_unseen(*c)).map(replaced).collect();
    let written = transliterate(&prepared, Transliteration::Epc);
    let mut line = String::with_capacity(written.len().min(longest));
    for word in written.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    // Everything in it is ASCII now, so bytes are characters.
    line.truncate(longest);
    line.truncate(line.trim_end().len());
    line
}

/// Accents that follow their letter, marks of direction, and characters of no width.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn replaced(c: char) -> Cow<'static, str> {
    match c {
        'ĳ' => "ij".into(),
        'Ĳ' => "IJ".into(),
        c if c.is_whitespace() || c.is_control() => " ".into(),
        c => String::from(c).into(),
    }
}

#[cfg(test)]
mod tests;
