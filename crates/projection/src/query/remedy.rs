//! What to write instead of what is wrong in a filter or an order.
//!
//! The codes and the keys of the values never change.

use std::fmt;

use views::{Field, Kind};

use super::field::nearest;
use super::filter::Operator;

/// What to write instead. Its `Display` is English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// In several requests, or for less.
    AskLess,
    /// Fewer parentheses.
    Simplify,
    /// `!=` or `NOT`.
    WriteNotEqual,
    /// `AND`, `OR` or `NOT`.
    WriteKeyword(&'static str),
    /// A text with such a character between quotes.
    PutBetweenQuotes,
    /// `\"` and `\\`.
    Escape,
    /// Nothing.
    LeaveOut,
    /// This quote where the text ends.
    CloseQuote(char),
    /// `)` where it ends.
    CloseParenthesis,
    /// Nothing, or `(` before it.
    OpenParenthesis,
    /// `AND` or `OR` between two comparisons.
    Join,
    /// `AND` or `OR` before the next comparison.
    JoinNext,
    /// A comparison, such as one of this field.
    Compare(&'static str),
    /// One of these operators.
    UseOperator(&'static [Operator]),
    /// `=` or `!=`.
    UseEquality,
    /// `field:*`.
    AskForAny(&'static Field),
    /// `=`, or `field:*`.
    AskWhetherAny(&'static Field),
    /// A value of this field.
    WriteValue(&'static Field),
    /// One of what there is.
    Choose(Choice),
    /// `asc` or `desc`.
    WriteDirection,
    /// One field.
    OrderOnOne,
}

/// What can be chosen from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What they are.
    pub among: Among,
    /// The one that was probably meant.
    pub nearest: Option<&'static str>,
    /// All of them, in the order of the view.
    pub known: Vec<&'static str>,
}

/// What names that can be chosen are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Fields of the rows.
    Fields,
    /// Words of a field.
    Words,
    /// Fields that rows can be ordered on.
    Orders,
}

impl Remedy {
    /// One of these, and the nearest to what was written.
    pub(super) fn choose(among: Among, written: &str, known: Vec<&'static str>) -> Self {
        Self::Choose(Choice { among, nearest: nearest(written, &known), known })
    }

    /// Its name, in capitals.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AskLess => "ASK_LESS",
            Self::Simplify => "SIMPLIFY",
            Self::WriteNotEqual => "WRITE_NOT_EQUAL",
            Self::WriteKeyword(_) => "WRITE_KEYWORD",
            Self::PutBetweenQuotes => "PUT_BETWEEN_QUOTES",
            Self::Escape => "ESCAPE",
            Self::LeaveOut => "LEAVE_OUT",
            Self::CloseQuote(_) => "CLOSE_QUOTE",
            Self::CloseParenthesis => "CLOSE_PARENTHESIS",
            Self::OpenParenthesis => "OPEN_PARENTHESIS",
            Self::Join => "JOIN",
            Self::JoinNext => "JOIN_NEXT",
            Self::Compare(_) => "COMPARE",
            Self::UseOperator(_) => "USE_OPERATOR",
            Self::UseEquality => "USE_EQUALITY",
            Self::AskForAny(_) => "ASK_FOR_ANY",
            Self::AskWhetherAny(_) => "ASK_WHETHER_ANY",
            Self::WriteValue(field) => match field.kind {
                Kind::Word(_) | Kind::Words(_) => "WRITE_WORD",
                Kind::Text | Kind::Texts => "WRITE_TEXT",
                Kind::Id => "WRITE_ID",
                Kind::Date => "WRITE_DATE",
                Kind::Cents => "WRITE_CENTS",
                Kind::Count => "WRITE_COUNT",
                Kind::Flag => "WRITE_FLAG",
            },
            Self::Choose(Choice { among, nearest, .. }) => match (among, nearest) {
                (Among::Fields, None) => "CHOOSE_FIELD",
                (Among::Fields, Some(_)) => "NEAREST_FIELD",
                (Among::Words, None) => "CHOOSE_WORD",
                (Among::Words, Some(_)) => "NEAREST_WORD",
                (Among::Orders, None) => "CHOOSE_ORDER",
                (Among::Orders, Some(_)) => "NEAREST_ORDER",
            },
            Self::WriteDirection => "WRITE_DIRECTION",
            Self::OrderOnOne => "ORDER_ON_ONE",
        }
    }

    /// What can be written by `expected`, and what was probably meant by `nearest`.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let expected = match self {
            Self::WriteKeyword(keyword) => (*keyword).to_owned(),
            Self::CloseQuote(quote) => quote.to_string(),
            Self::Compare(field) => format!("{field} = …"),
            Self::UseOperator(operators) => signs(operators),
            Self::AskForAny(field) | Self::AskWhetherAny(field) => format!("{}:*", field.name),
            Self::WriteValue(Field { kind: Kind::Word(words) | Kind::Words(words), .. }) => words.join(", "),
            Self::Choose(Choice { known, .. }) => known.join(", "),
            _ => return Vec::new(),
        };
        let near = match self {
            Self::Choose(Choice { nearest: Some(nearest), .. }) => Some(("nearest", (*nearest).to_owned())),
            _ => None,
        };
        [("expected", expected)].into_iter().chain(near).collect()
    }
}

impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AskLess => f.write_str("ask in several requests, or for less at once"),
            Self::Simplify => f.write_str("write the filter with fewer of them"),
            Self::WriteNotEqual => f.write_str("write != for 'is not', and NOT before a comparison"),
            Self::WriteKeyword(keyword) => write!(f, "write {keyword}"),
            Self::PutBetweenQuotes => {
                f.write_str("put a text with other characters than a-z A-Z 0-9 _ - + . @ between quotes")
            }
            Self::Escape => f.write_str(r#"write \" for a quote and \\ for a backslash"#),
            Self::LeaveOut => f.write_str("leave it out"),
            Self::CloseQuote(quote) => write!(f, "write {quote} where the text ends"),
            Self::CloseParenthesis => f.write_str("write ) where it ends"),
            Self::OpenParenthesis => f.write_str("leave it out, or open it before"),
            Self::Join => f.write_str("put AND or OR between them"),
            Self::JoinNext => f.write_str("put AND or OR before the next one"),
            Self::Compare(field) => write!(f, "write one, such as {field} = …"),
            Self::UseOperator(operators) => write!(f, "use {}", signs(operators)),
            Self::UseEquality => f.write_str("use = or !="),
            Self::AskForAny(field) => write!(f, "write {}:* for any", field.name),
            Self::AskWhetherAny(field) => write!(f, "use =, or {}:* for any", field.name),
            Self::WriteValue(field) => value(f, field.kind),
            Self::Choose(choice) => choice.fmt(f),
            Self::WriteDirection => f.write_str("write asc or desc"),
            Self::OrderOnOne => f.write_str("order on one field"),
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(nearest) = self.nearest {
            write!(f, "did you mean {nearest}? ")?;
        }
        let what = match self.among {
            Among::Fields => "the fields are",
            Among::Words => "the words are",
            Among::Orders => "rows can be ordered on",
        };
        write!(f, "{what}: {}", self.known.join(", "))
    }
}

/// What can be written as a value.
fn value(f: &mut fmt::Formatter<'_>, kind: Kind) -> fmt::Result {
    f.write_str(match kind {
        Kind::Word(words) | Kind::Words(words) => return write!(f, "write one of: {}", words.join(", ")),
        Kind::Text | Kind::Texts => "write a text, between quotes",
        Kind::Id => "write a UUID, such as 0190b9a4-6d5e-7c3a-8f21-0a4b5c6d7e8f, or \"\" for none",
        Kind::Date => {
            "write 2026-03-03, today, today+14d, today-6w, today+3m, today-2y, or none; from 1900 to 2999"
        }
        Kind::Cents => "write whole euro cents, such as 500000 for EUR 5,000.00",
        Kind::Count => "write a whole number",
        Kind::Flag => "write true or false",
    })
}

fn signs(operators: &[Operator]) -> String {
    let signs: Vec<_> = operators.iter().map(ToString::to_string).collect();
    signs.join(" ")
}
