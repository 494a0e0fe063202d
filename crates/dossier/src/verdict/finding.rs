//! A finding: a place in the dossier, and what is wrong there.
//! Whatever is quoted from the file went through `shown` first.

use std::fmt;

use serde::Serialize;

use crate::format::Entry;
use crate::verdict::{Language, Problem, Told, dutch, english};

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where, as narrowly as the hashes can tell.
    pub place: Place,
    /// What.
    #[serde(flatten)]
    pub problem: Problem,
}

/// Where something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The file as a whole.
    File,
    /// An entry of the zip.
    Entry(Entry),
    /// A line of an entry.
    Line {
        /// The entry.
        entry: Entry,
        /// Which line, from 1.
        line: u64,
    },
    /// An event.
    Position(u64),
    /// One or more of several events.
    Positions {
        /// The first of them.
        first: u64,
        /// The last of them.
        last: u64,
    },
    /// A checkpoint the reader kept, by its place in [`Options::known`](crate::Options::known), from 0.
    Known(usize),
}

impl Finding {
    /// The finding as a sentence in a language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Told<'_, Finding> {
        Told { what: self, language }
    }
}

impl Place {
    /// Whether the place is this event, or events among which it is.
    #[must_use]
    pub fn includes(&self, position: u64) -> bool {
        match self {
            Place::Position(here) => *here == position,
            Place::Positions { first, last } => (*first..=*last).contains(&position),
            Place::File | Place::Entry(_) | Place::Line { .. } | Place::Known(_) => false,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        english::finding(f, self)
    }
}

impl fmt::Display for Told<'_, Finding> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.language {
            Language::English => english::finding(f, self.what),
            Language::Dutch => dutch::finding(f, self.what),
        }
    }
}

/// A text from the file, fit for a terminal: at most 200 characters of it, and each that is not to be seen, or changes how
/// others are, escaped: controls, directions of writing, invisible ones.
#[must_use]
pub fn shown(text: &str) -> String {
    const LONGEST: usize = 200;
    let start: String = text.chars().take(LONGEST).collect();
    let mut shown = printable(&start);
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// The same of a text of which every character is needed, such as a key.
pub(crate) fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '"' | '\'' => printable.push(char),
            char => printable.extend(char.escape_debug()),
        }
    }
    printable
}
