//! What the accountant marked (fout of onzeker) in the account of a year: left out of the settlement, and visible.

use std::collections::BTreeMap;

use super::{Ask, Line, Row};

/// Marks the lines that count in the year of the account in which they were marked. The last mark of a line stands, unless
/// it was cleared; what a rule leaves out stays left out for that reason.
pub(super) fn mark(below: &[&Row], ask: &Ask, lines: &mut [Line]) {
    let places: BTreeMap<String, usize> =
        lines.iter().enumerate().map(|(place, line)| (id(line), place)).collect();
    for opened in below.iter().filter(|row| row.name == "AccountOpened" && row.text("fund") == ask.fund) {
        for row in below.iter().filter(|row| row.book == "account" && row.id == opened.id) {
            let Some(place) = places.get(row.text("line")) else { continue };
            let line = &mut lines[*place];
            let counts = matches!(line.standing, "counted" | "error" | "uncertain");
            if !counts || i64::from(line.year) != opened.number("year") {
                continue;
            }
            match (row.name.as_str(), row.text("finding")) {
                ("LineMarked", "Error") => line.standing = "error",
                ("LineMarked", _) => line.standing = "uncertain",
                ("MarkCleared", _) => line.standing = "counted",
                _ => {}
            }
        }
    }
}

/// A line as accounts name it.
fn id(line: &Line) -> String {
    match line.id {
        (position, 0) => position.to_string(),
        (position, part) => format!("{position}.{part}"),
    }
}
