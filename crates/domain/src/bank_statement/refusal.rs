//! Every way to refuse a command of a bank statement, in order of precedence.
//!
//! A line that cannot be matched is no refusal: it is listed in the event.

use jiff::civil::Date;

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum BankStatementRefusal {
    /// Taking a statement in twice.
    #[error("the statement was taken in on {on}; take in the next one")]
    StatementAlreadyImported { on: Date },
    /// A date after the date of recording.
    #[error("{on} is in the future, today is {today}; give the date on which it happened")]
    StatementDateInFuture { on: Date, today: Date },
    /// A statement without bookings.
    #[error("the statement has no bookings; there is nothing to take in")]
    StatementEmpty,
}

crate::refusal::codes! { BankStatementRefusal:
    StatementAlreadyImported => "STATEMENT_ALREADY_IMPORTED" { on },
    StatementDateInFuture => "STATEMENT_DATE_IN_FUTURE" { on, today },
    StatementEmpty => "STATEMENT_EMPTY" {},
}
