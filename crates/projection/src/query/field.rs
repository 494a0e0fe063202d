//! Fields by name, and what to say when there is none of that name.

use views::Field;

use super::mistake::Mistake;
use super::remedy::{Among, Remedy};

/// A name that no field has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem}; {remedy}")]
pub struct UnknownField {
    /// What is wrong.
    pub problem: Mistake,
    /// What can be written instead.
    pub remedy: Remedy,
}

/// The field of that name.
///
/// # Errors
/// [`UnknownField`], which lists the fields there are and suggests the nearest.
pub fn field(fields: &'static [Field], name: &str) -> Result<&'static Field, UnknownField> {
    fields.iter().find(|field| field.name == name).ok_or_else(|| {
        let known = fields.iter().map(|field| field.name).collect();
        UnknownField {
            problem: Mistake::UnknownField { written: name.to_owned() },
            remedy: Remedy::choose(Among::Fields, name, known),
        }
    })
}

/// The nearest to what was written, if any is near.
pub(super) fn nearest(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let written = written.to_ascii_lowercase();
    let near = known
        .iter()
        .map(|known| (distance(&written, &known.to_ascii_lowercase()), known))
        .filter(|(distance, known)| *distance <= known.len().div_ceil(3))
        .min_by_key(|(distance, _)| *distance);
    near.map(|(_, near)| *near)
}

/// The beginning of what was written, for a message.
pub(super) fn excerpt(written: &str) -> String {
    const ENOUGH: usize = 40;
    match written.char_indices().nth(ENOUGH) {
        Some((end, _)) => format!("'{}…'", &written[..end]),
        None => format!("'{written}'"),
    }
}

/// How many characters must be put in, left out or replaced to make one text the other (Levenshtein). What is much
/// longer than any name is not compared.
fn distance(one: &str, other: &str) -> usize {
    const LONGEST: usize = 64;
    if one.len().max(other.len()) > LONGEST {
        return usize::MAX;
    }
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (done, character) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], done + 1);
        for column in 0..other.len() {
            let replaced = diagonal + usize::from(other[column] != character);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, excerpt, nearest};

    #[test]
    fn a_slip_of_the_pen_is_near_and_another_word_is_not() {
        assert_eq!(distance("stage", "stage"), 0);
        assert_eq!(distance("stgae", "stage"), 2);
        assert_eq!(distance("", "stage"), 5);
        assert_eq!(distance("stage", &"x".repeat(1000)), usize::MAX);
        assert_eq!(nearest("STGE", &["threat", "stage"]), Some("stage"));
        assert_eq!(nearest("colour", &["stage"]), None);
    }

    #[test]
    fn a_message_repeats_no_more_than_the_beginning() {
        assert_eq!(excerpt("stáge"), "'stáge'");
        assert_eq!(excerpt(&"é".repeat(2000)), format!("'{}…'", "é".repeat(40)));
    }
}
