//! Why a statement is not read, in order of precedence, and where it says so. Nothing personal is repeated.

use std::fmt;

use crate::IbanError;

/// Why a file is not read as bank statements. Nothing of it has been used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct StatementError {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: StatementProblem,
}

/// A place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1.
    pub column: usize,
}

/// What is wrong with a file of bank statements.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatementProblem {
    /// More than [`MAX_BYTES`](crate::MAX_BYTES).
    #[error(
        "the file has {bytes} bytes and may have {}; ask the bank for statements of shorter periods",
        crate::MAX_BYTES
    )]
    TooLarge {
        /// How many it has.
        bytes: usize,
    },
    /// Bytes that are not UTF-8.
    #[error("the file is not in UTF-8 here, and no other encoding is read; ask the bank for UTF-8")]
    NotUtf8,
    /// It says that it is in another encoding.
    #[error("the file says that its encoding is not UTF-8, and no other is read; ask the bank for UTF-8")]
    Encoding,
    /// A character that XML does not allow.
    #[error("a control character stands here, which XML does not allow; the file is damaged")]
    Character,
    /// Not well-formed XML.
    #[error("this is not well-formed XML ({reason}); the file is damaged or was cut off")]
    NotXml {
        /// Which rule is broken.
        reason: &'static str,
    },
    /// A document type declaration, which statements never have and attacks begin with.
    #[error("a bank statement has no DOCTYPE; this one is not from a bank")]
    Doctype,
    /// Elements within elements, deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    #[error("elements are nested deeper than {}; this is not from a bank", crate::MAX_DEPTH)]
    TooDeep,
    /// More than [`MAX_ELEMENTS`](crate::MAX_ELEMENTS).
    #[error(
        "the file has more than {} elements; ask the bank for statements of shorter periods",
        crate::MAX_ELEMENTS
    )]
    TooManyElements,
    /// Text in an element, or the texts of a remittance together, beyond [`MAX_TEXT`](crate::MAX_TEXT).
    #[error("an element has more than {} bytes of text; this is not from a bank", crate::MAX_TEXT)]
    TextTooLong,
    /// Another document: not in a namespace of camt.053.
    #[error(
        "the namespace here is {namespace} and not that of a camt.053; send the bank statement (camt.053)"
    )]
    NotAStatement {
        /// The namespace it is in, at most 80 characters of it, or `none`.
        namespace: String,
    },
    /// Text between elements, where the standard has none.
    #[error("there is text between the elements here; this is not the shape of a camt.053")]
    StrayText,
    /// An element is missing.
    #[error("{element} is missing here; this is not the shape of a camt.053")]
    Missing {
        /// Which.
        element: &'static str,
    },
    /// An element that the standard has once.
    #[error("{element} is here twice; this is not the shape of a camt.053")]
    Repeated {
        /// Which.
        element: &'static str,
    },
    /// An account number that is no IBAN where an IBAN stands.
    #[error("{0}; ask the bank for a correct file")]
    Iban(#[from] IbanError),
    /// A currency other than the euro.
    #[error(
        "an amount in {currency} stands here, and only EUR is read; leave accounts in other currencies out"
    )]
    Currency {
        /// Which, or that it is missing or none.
        currency: String,
    },
    /// An amount that is none.
    #[error("{0}; ask the bank for a correct file")]
    Amount(#[from] AmountProblem),
    /// Neither CRDT nor DBIT.
    #[error("an indicator here is neither CRDT nor DBIT; ask the bank for a correct file")]
    Direction,
    /// Neither true nor false.
    #[error("an indicator here is neither true nor false; ask the bank for a correct file")]
    Indicator,
    /// Not a number that counts something.
    #[error("a number here is no whole number of at most 15 digits; ask the bank for a correct file")]
    Number,
    /// A date or a time that does not exist.
    #[error(
        "a date or time here does not exist or is not written as 2026-11-22; ask the bank for a correct file"
    )]
    Date,
    /// More than [`MAX_ENTRIES`](crate::MAX_ENTRIES).
    #[error(
        "the file has more than {} entries; ask the bank for statements of shorter periods",
        crate::MAX_ENTRIES
    )]
    TooManyEntries,
}

/// Why a text is no amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountProblem {
    /// Something else than digits and one point; the direction is not a sign.
    #[error("an amount is written with digits and one point, without a sign")]
    NotANumber,
    /// Part of a cent.
    #[error("an amount has part of a cent")]
    FractionOfACent,
    /// A thousand thousand million euro or more.
    #[error("an amount is a thousand thousand million euro or more")]
    TooLarge,
}

impl Place {
    pub(super) fn of(source: &str, offset: usize) -> Self {
        let before = &source[..source.floor_char_boundary(offset)];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self { line: before.matches('\n').count() + 1, column: before[start..].chars().count() + 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}
