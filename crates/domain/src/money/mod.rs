//! Money: integer euro cents, never a float, and which budget they belong to.
//!
//! [`EuroCents`] is a balance and may be negative; [`Amount`] is what a command asks for and is always positive.

mod amount;
mod cents;
mod line;

pub use self::amount::{Amount, AmountError};
pub use self::cents::EuroCents;
pub use self::line::{AccountingYear, AccountingYearError, BudgetLine};

#[cfg(test)]
mod tests;
