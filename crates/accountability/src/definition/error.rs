//! What is wrong with an indicator set, and where.
//!
//! Texts of the set that are repeated are cut to 64 characters that can be shown: a set is not trusted before it is read.

use domain::ids::ComponentCode;
use domain::money::AccountingYear;

use super::{Definition, FORMAT, FigureId};

/// Why an indicator set cannot be used, in the order in which it is judged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DefinitionError {
    /// It is no JSON.
    #[error("the indicator set is no JSON at line {line}, column {column}; mend the text")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Something is wrong with the set as a whole.
    #[error("the indicator set{}: {problem}", at(field))]
    Set {
        /// Which field; empty when it is all of it.
        field: String,
        /// What is wrong.
        problem: Problem,
    },
    /// Something is wrong with a figure.
    #[error("figure {figure}{}: {problem}", at(field))]
    Figure {
        /// Which figure: its id, or `no. 3` as long as it has none.
        figure: String,
        /// Which field; empty when it is all of it.
        field: String,
        /// What is wrong.
        problem: Problem,
    },
}

impl DefinitionError {
    /// Which figure it is about; none for the set as a whole.
    #[must_use]
    pub fn figure(&self) -> Option<&str> {
        match self {
            Self::NotJson { .. } | Self::Set { .. } => None,
            Self::Figure { figure, .. } => Some(figure),
        }
    }

    /// Which field it is about; none for all of the figure or the set.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::NotJson { .. } => None,
            Self::Set { field, .. } | Self::Figure { field, .. } => {
                Some(field.as_str()).filter(|field| !field.is_empty())
            }
        }
    }
}

fn at(field: &str) -> String {
    if field.is_empty() { String::new() } else { format!(", field {field}") }
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It is not there.
    #[error("it is missing; add it")]
    Missing,
    /// There is no such field here.
    #[error("there is no such field here; take it out, or mend its name")]
    NotAField,
    /// It is of another kind.
    #[error("it is not {expected}; make it one")]
    NotA {
        /// What it has to be.
        expected: &'static str,
    },
    /// No text, an empty one, or one that is too long; in characters.
    #[error("it is no text of 1 to {most} characters; make it one")]
    NoText {
        /// The most.
        most: usize,
    },
    /// A text with a character that does something else than stand in it.
    #[error("it has the character U+{:04X}, which cannot be shown; take it out", u32::from(*char))]
    NotShown {
        /// Which.
        char: char,
    },
    /// Another format than this version reads.
    #[error("'{found}' is another format; this version reads {FORMAT}")]
    Format {
        /// What it says.
        found: String,
    },
    /// A word that is not known there.
    #[error("'{found}' is not known here; use one of {known}")]
    Word {
        /// What it says.
        found: String,
        /// What it can say.
        known: String,
    },
    /// More entries than allowed.
    #[error("it has {found} entries; give at most {most}")]
    TooMany {
        /// How many it has.
        found: usize,
        /// How many are allowed.
        most: usize,
    },
    /// Fewer entries than it takes.
    #[error("it has {found} entries; give at least {least}")]
    TooFew {
        /// How many it has.
        found: usize,
        /// How many it takes.
        least: usize,
    },
    /// Something is there twice.
    #[error("'{found}' is there twice; give it once")]
    Twice {
        /// What.
        found: String,
    },
    /// An id that people take for that of another figure.
    #[error("'{found}' is '{other}' but for its capitals; give it a name of its own")]
    OnlyCapitals {
        /// Which.
        found: FigureId,
        /// That of the other figure.
        other: FigureId,
    },
    /// Lines that cannot be: no component of these has a unit that counts this.
    #[error("no line of these components can be {what}; change one of the two")]
    NoLine {
        /// What is asked for.
        what: String,
    },
    /// A derivation that is none, or two at once.
    #[error(
        "a derivation has exactly one of count, sum, add, subtract, received and final_account; give one"
    )]
    Derivation,
    /// A figure said to be sourced, without a source.
    #[error("a sourced figure names its source; add it, or say that the figure is ours")]
    SourceMissing,
    /// A figure made of one that is not in the set.
    #[error("figure {figure} is not in the set; add it, or name another")]
    FigureUnknown {
        /// Which.
        figure: FigureId,
    },
    /// A figure made of itself.
    #[error("figure {figure} would be made of itself; take it out")]
    Circle {
        /// Which.
        figure: FigureId,
    },
    /// Figures made of figures made of figures.
    #[error(
        "it is made of figures more than {} deep; name figures that follow from lines",
        Definition::MOST_DEPTH
    )]
    TooDeep,
    /// A figure of another kind than what it is derived from.
    #[error("its derivation makes {made}, and the figure is {said}; change one of them")]
    Kind {
        /// What the derivation makes.
        made: &'static str,
        /// What the figure says it is.
        said: &'static str,
    },
    /// A set of another year than the account.
    #[error("the set is for {set} and the account for {asked}; take the set of that year")]
    OtherYear {
        /// That of the set.
        set: AccountingYear,
        /// That of the account.
        asked: AccountingYear,
    },
    /// A set for another line of the account to the Rijk.
    #[error("the set is for '{set}' and the fund is accounted for as '{fund}'; take the set of the fund")]
    OtherSisaCode {
        /// That of the set; empty when it has none.
        set: String,
        /// That of the fund; empty when it has none.
        fund: String,
    },
    /// A component that the terms of the fund do not have.
    #[error("component {component} is not in the terms of the fund; use one of {known}")]
    ComponentUnknown {
        /// Which.
        component: ComponentCode,
        /// Which there are.
        known: String,
    },
}
