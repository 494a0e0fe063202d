//! The timeline of a household in plain words: from an event to the key of a text, what fills it in, and what is sealed.
//!
//! A line says what happened and how much it is about, never whom: names and texts stay sealed and are listed beside
//! it, for whoever may open them. Invariant: every event of a household and of a provision has a line or a stated
//! reason to have none; a new event does not compile without.

mod argument;
mod household;
mod provision;
mod text;
mod title;
mod words;

use domain::BookEvent;

pub use argument::Argument;
pub use text::{Kind, Label, Owner, SealedText};
pub use title::Title;
pub use words::Word;

use crate::Recorded;

/// What a timeline says of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// The text, and what fills it in.
    pub title: Title,
    /// The sealed texts that belong to it, in the order in which they are read.
    pub texts: Vec<SealedText<'a>>,
}

/// The line of an event; `None` when a timeline does not show it.
///
/// A person's own book is not shown: what it says stands in the household, as a member who joined or left. Nor are the
/// books of the municipality itself, such as funds and signals: what they mean for one household stands in its own book
/// and in those of its provisions.
#[must_use]
pub fn line<'a>(recorded: &Recorded<'a>) -> Option<Line<'a>> {
    match recorded.event {
        BookEvent::Household(event) => {
            Some(Line { title: household::title(event), texts: household::texts(event) })
        }
        BookEvent::Provision(event) => {
            provision::title(event).map(|title| Line { title, texts: provision::texts(event) })
        }
        BookEvent::Person(_)
        | BookEvent::Fund(_)
        | BookEvent::PaymentRun(_)
        | BookEvent::BankStatement(_)
        | BookEvent::Signal(_)
        | BookEvent::WorkingMethod(_)
        | BookEvent::SupportOffer(_)
        | BookEvent::Account(_) => None,
    }
}

/// How many there are, as a text counts them.
fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
