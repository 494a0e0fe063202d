//! What is wrong with a filter or an order: a kind with what it is about, for whoever says it in another language.
//!
//! The codes and the keys of the values never change; what somebody typed is in the English text only.

use views::{Field, Kind};

use super::field::excerpt;
use super::filter::Operator;

/// What is wrong. Its `Display` is English, and may hold the beginning of what was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    /// More characters than a filter may have.
    #[error("a filter has at most {limit} characters")]
    TooLong {
        /// The most characters.
        limit: usize,
    },
    /// Neither part of a word nor a sign of the grammar.
    #[error("a character that has no place here")]
    MisplacedCharacter,
    /// A control character.
    #[error("a character that cannot be seen")]
    UnseenCharacter,
    /// What follows it in a quoted text is no quote and no backslash.
    #[error("a backslash before something else")]
    LoneBackslash,
    /// The text ends before the quote does.
    #[error("a quote that is not closed")]
    QuoteNotClosed,
    /// Too many parentheses in parentheses.
    #[error("parentheses more than {limit} deep")]
    TooDeep {
        /// How deep they may be.
        limit: usize,
    },
    /// More than a filter may have.
    #[error("more than {limit} comparisons")]
    TooManyComparisons {
        /// The most comparisons.
        limit: usize,
    },
    /// The text ends before it is closed.
    #[error("a ( that is not closed")]
    ParenthesisNotClosed,
    /// There is nothing for it to close.
    #[error("a ) without its (")]
    ParenthesisNotOpened,
    /// Something else stands where one must.
    #[error("a comparison is missing")]
    ComparisonMissing,
    /// One stands right behind another.
    #[error("two comparisons without a word between them")]
    ComparisonsNotJoined,
    /// Something that is no comparison stands behind one.
    #[error("the comparison has ended here")]
    ComparisonEnded,
    /// `and`, `or` or `not`.
    #[error("'{written}' is not in capitals")]
    NotInCapitals {
        /// As it was written.
        written: String,
    },
    /// No field has this name.
    #[error("{} is not a field", excerpt(.written))]
    UnknownField {
        /// As it was written.
        written: String,
    },
    /// The field has words, and this is none of them.
    #[error("{} is not a word of {}", excerpt(.written), .field.name)]
    UnknownWord {
        /// Of which field.
        field: &'static Field,
        /// As it was written.
        written: String,
    },
    /// Nothing, or something else, stands behind a field.
    #[error("an operator is missing after {}", .field.name)]
    OperatorMissing {
        /// Behind which field.
        field: &'static Field,
    },
    /// The field cannot be asked this way.
    #[error("{operator} does not go with {}, {}", .field.name, described(.field.kind))]
    WrongOperator {
        /// Which field.
        field: &'static Field,
        /// Which way.
        operator: Operator,
    },
    /// Nothing, or something else, stands behind an operator.
    #[error("a value is missing for {}", .field.name)]
    ValueMissing {
        /// Of which field.
        field: &'static Field,
    },
    /// It is not what the field has.
    #[error("this is not a value of {}, {}", .field.name, described(.field.kind))]
    WrongValue {
        /// Of which field.
        field: &'static Field,
    },
    /// `*` or `none` behind an operator it has no meaning with.
    #[error("{value} does not go with {operator}")]
    ValueNotAfter {
        /// `*` or `none`.
        value: &'static str,
        /// Which operator.
        operator: Operator,
    },
    /// Every text begins with nothing.
    #[error("an empty text after :")]
    NothingToHave,
    /// The field is asked whether it has a value with `:*`, and for a value with `=`.
    #[error(": and a value do not go with {}, {}", .field.name, described(.field.kind))]
    HasNoParts {
        /// Which field.
        field: &'static Field,
    },
    /// Rows are not ordered on this field.
    #[error("rows are not ordered on {}", .field.name)]
    NotOrdered {
        /// Which field.
        field: &'static Field,
    },
    /// Rows are ordered on one field.
    #[error("more than one field")]
    SeveralFields,
    /// Neither `asc` nor `desc`.
    #[error("this is no direction")]
    NotADirection,
    /// An order ends with its direction.
    #[error("something after the direction")]
    AfterDirection,
}

impl Mistake {
    /// Its name, in capitals.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "TOO_LONG",
            Self::MisplacedCharacter => "MISPLACED_CHARACTER",
            Self::UnseenCharacter => "UNSEEN_CHARACTER",
            Self::LoneBackslash => "LONE_BACKSLASH",
            Self::QuoteNotClosed => "QUOTE_NOT_CLOSED",
            Self::TooDeep { .. } => "TOO_DEEP",
            Self::TooManyComparisons { .. } => "TOO_MANY_COMPARISONS",
            Self::ParenthesisNotClosed => "PARENTHESIS_NOT_CLOSED",
            Self::ParenthesisNotOpened => "PARENTHESIS_NOT_OPENED",
            Self::ComparisonMissing => "COMPARISON_MISSING",
            Self::ComparisonsNotJoined => "COMPARISONS_NOT_JOINED",
            Self::ComparisonEnded => "COMPARISON_ENDED",
            Self::NotInCapitals { .. } => "NOT_IN_CAPITALS",
            Self::UnknownField { .. } => "UNKNOWN_FIELD",
            Self::UnknownWord { .. } => "UNKNOWN_WORD",
            Self::OperatorMissing { .. } => "OPERATOR_MISSING",
            Self::WrongOperator { .. } => "WRONG_OPERATOR",
            Self::ValueMissing { .. } => "VALUE_MISSING",
            Self::WrongValue { .. } => "WRONG_VALUE",
            Self::ValueNotAfter { .. } => "VALUE_NOT_AFTER",
            Self::NothingToHave => "NOTHING_TO_HAVE",
            Self::HasNoParts { .. } => "HAS_NO_PARTS",
            Self::NotOrdered { .. } => "NOT_ORDERED",
            Self::SeveralFields => "SEVERAL_FIELDS",
            Self::NotADirection => "NOT_A_DIRECTION",
            Self::AfterDirection => "AFTER_DIRECTION",
        }
    }

    /// What it is about by `limit`, `name` (of a field), `operator` and `value` (`*` or `none`), and never what was typed.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { limit } | Self::TooDeep { limit } | Self::TooManyComparisons { limit } => {
                vec![("limit", limit.to_string())]
            }
            Self::UnknownWord { field, .. }
            | Self::OperatorMissing { field }
            | Self::ValueMissing { field }
            | Self::WrongValue { field }
            | Self::HasNoParts { field }
            | Self::NotOrdered { field } => vec![("name", field.name.to_owned())],
            Self::WrongOperator { field, operator } => {
                vec![("name", field.name.to_owned()), ("operator", operator.to_string())]
            }
            Self::ValueNotAfter { value, operator } => {
                vec![("value", (*value).to_owned()), ("operator", operator.to_string())]
            }
            _ => Vec::new(),
        }
    }
}

fn described(kind: Kind) -> &'static str {
    match kind {
        Kind::Word(_) => "which is a word",
        Kind::Words(_) => "which has any number of words",
        Kind::Text => "which is a text",
        Kind::Texts => "which has any number of texts",
        Kind::Id => "which is a UUID",
        Kind::Date => "which is a date",
        Kind::Cents => "which is an amount in cents",
        Kind::Count => "which is a number",
        Kind::Flag => "which is true or false",
    }
}
