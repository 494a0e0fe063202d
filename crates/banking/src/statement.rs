//! The bank statement: camt.053 of any version whose shape fits, read strictly and within limits.
//!
//! Bookings are flattened: each transaction the bank tells apart is an [`Entry`]. Read are the facts by which a payment
//! is found again, not all that a bank says.

mod balances;
mod document;
mod entries;
mod entry;
mod error;
mod names;
mod node;
mod parse;
mod parties;
mod read;
mod values;

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::Iban;
use crate::redacted::Redacted;
pub use entry::{Direction, Division, Entry, Status};
pub use error::{AmountProblem, Place, StatementError, StatementProblem};
pub use parse::{MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, MAX_TEXT};
pub use read::{MAX_ENTRIES, read_statements};

/// What the bank says of one account over one period.
#[derive(Clone, PartialEq, Eq)]
pub struct Statement {
    /// What the bank calls it; some banks put the account number in it.
    pub id: String,
    /// The electronic sequence number, by which a missing statement is noticed.
    pub sequence: Option<u64>,
    /// The account.
    pub account: StatementAccount,
    /// When the bank made it. A time without an offset is that of Amsterdam.
    pub created_at: Option<Timestamp>,
    /// The days it is about.
    pub period: Option<Period>,
    /// The balance before its first booking, in euro cents, below zero when overdrawn: the earliest opening booked
    /// balance (OPBD), or else the earliest balance that was closed before (PRCD).
    pub opening_cents: Option<i64>,
    /// The balance after its last booking, in euro cents, below zero when overdrawn: the latest closing booked
    /// balance (CLBD).
    pub closing_cents: Option<i64>,
    /// Whether the booked entries lead from the one to the other.
    pub balances: Balances,
    /// What happened, in the order of the statement.
    pub entries: Vec<Entry>,
}

/// Which account a statement is about.
#[derive(Clone, PartialEq, Eq)]
pub enum StatementAccount {
    /// An IBAN.
    Iban(Iban),
    /// A number of another kind: none of SEPA.
    Other(String),
    /// The statement does not say.
    NotStated,
}

/// The days a statement is about, as the bank wrote them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last.
    pub until: Date,
}

/// Whether the sums of a statement agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Balances {
    /// The opening balance and the booked entries make the closing balance.
    Agree,
    /// They do not: part of the statement is missing, or it is not what the bank made.
    Differ {
        /// The closing balance less the sum of opening balance and booked entries, in euro cents.
        by_cents: i64,
    },
    /// An opening or closing balance is missing, as on the pages of a statement that has several.
    NotStated,
}

impl fmt::Debug for StatementAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Iban(_) => "Iban(redacted)",
            Self::Other(_) => "Other(redacted)",
            Self::NotStated => "NotStated",
        })
    }
}

impl fmt::Debug for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            id: _,
            sequence,
            account,
            created_at,
            period,
            opening_cents,
            closing_cents,
            balances,
            entries,
        } = self;
        f.debug_struct("Statement")
            .field("id", &Redacted)
            .field("sequence", sequence)
            .field("account", account)
            .field("created_at", created_at)
            .field("period", period)
            .field("opening_cents", opening_cents)
            .field("closing_cents", closing_cents)
            .field("balances", balances)
            .field("entries", entries)
            .finish()
    }
}
