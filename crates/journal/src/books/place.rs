//! An account as the books name it.
//!
//! Codes of components are letters, digits and `. _ -`, so that a name never needs quoting.

use std::fmt;

use domain::fund::{Account, Posting};
use domain::money::BudgetLine;

/// An account of a line, or of the fund as a whole. In the order of the books: line by line, then the whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    OfLine(BudgetLine, Account),
    OfFund(Account),
}

impl Place {
    pub(super) fn of(posting: &Posting) -> Self {
        match &posting.line {
            Some(line) => Self::OfLine(line.clone(), posting.account),
            None => Self::OfFund(posting.account),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OfLine(line, account) => write!(f, "fund:{account}:{}:{}", line.year, line.component),
            Self::OfFund(account) => write!(f, "{account}"),
        }
    }
}
