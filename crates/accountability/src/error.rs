//! Why an account cannot be drawn up, in the order in which it is judged.

use domain::ids::FundId;
use domain::money::AccountingYear;

use crate::definition::{DefinitionError, FigureId};

/// Why there is no account to report, explain or compare.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// No fund was opened with this id below the position.
    #[error("fund {fund} is not known at this position; check the id, or ask at a later position")]
    FundUnknown {
        /// Which.
        fund: FundId,
    },
    /// The account of the year was not opened below the position, so that no indicator set is adopted.
    #[error("the account of fund {fund} for {year} is not opened at this position; open it, or ask later")]
    AccountNotOpened {
        /// Which fund.
        fund: FundId,
        /// Which year.
        year: AccountingYear,
    },
    /// The adopted indicator set cannot be read, or does not fit the terms of the fund.
    #[error(transparent)]
    Definition(#[from] DefinitionError),
    /// The indicator set has no such figure.
    #[error("figure {figure} is not in the indicator set; ask for one of {}", list(known))]
    FigureUnknown {
        /// Which was asked for.
        figure: FigureId,
        /// Which there are.
        known: Vec<FigureId>,
    },
}

fn list(known: &[FigureId]) -> String {
    known.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
