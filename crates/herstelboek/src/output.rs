//! What people and programs read: tables or JSON on standard output, errors on standard error.

use std::io::Write as _;

use comfy_table::{ContentArrangement, Table, presets::UTF8_FULL_CONDENSED};
use serde::Serialize;

/// How data is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Output {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// The language of what people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Language {
    /// Nederlands.
    Nl,
    /// English.
    En,
}

impl Language {
    /// Of two texts that say the same, the one in this language.
    pub(crate) fn of<'a>(self, dutch: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Nl => dutch,
            Self::En => english,
        }
    }
}

/// Prints a line on standard output. A reader that has gone away is nobody's error.
pub(crate) fn line(text: impl std::fmt::Display) {
    drop(writeln!(std::io::stdout().lock(), "{text}"));
}

/// Prints a value as JSON.
pub(crate) fn json(value: &impl Serialize) -> anyhow::Result<()> {
    line(serde_json::to_string_pretty(value)?);
    Ok(())
}

/// Prints a table.
pub(crate) fn table<const COLUMNS: usize>(
    header: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) {
    let mut table = Table::new();
    table
        .load_style(UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(header);
    for row in rows {
        table.add_row(row);
    }
    line(table);
}

/// Prints an error with what caused it, and what a server said of it in detail.
pub(crate) fn tell_error(error: &anyhow::Error) {
    let mut stderr = std::io::stderr().lock();
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    let mut told = String::new();
    for cause in causes {
        // Many errors repeat the message of their source.
        if !told.contains(&cause) {
            told = if told.is_empty() { cause } else { format!("{told}: {cause}") };
        }
    }
    drop(writeln!(stderr, "herstelboek: {told}"));
}
