//! The tables of operations: what can be asked of a bank statement, and what happens to it.

use super::import::{ImportStatement, StatementImported};

crate::table::commands! {
    /// Everything that can be asked of a bank statement.
    BankStatementCommand:
    ImportStatement => StatementImported,
}

crate::table::events! {
    /// Everything that can happen to a bank statement.
    BankStatementEvent:
    StatementImported,
}
