//! The bank statement: what the bank says of our payments, taken in once.
//!
//! Each booking that names a payment of ours is matched with it and moves the money in the fund, in the same
//! transaction. It has to be on an account of the fund: what names our payments elsewhere is not our bank's word. What
//! cannot be matched is listed with the cause, and moves nothing. Names and account numbers of others on a statement are
//! not recorded here.

mod account;
mod import;
mod matching;
mod operations;
mod refusal;

use serde::{Deserialize, Serialize};

pub use self::account::StatedAccount;
pub use self::import::{
    Booking, ImportStatement, Matched, StatementImported, StatementLine, Unmatched, UnmatchedCause,
};
pub use self::matching::Known;
pub(crate) use self::matching::booked;
pub use self::operations::{BankStatementCommand, BankStatementEvent};
pub use self::refusal::BankStatementRefusal;

/// A bank statement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum BankStatement {
    /// It was not taken in.
    #[default]
    Unknown,
    /// It was taken in.
    Imported(StatementImported),
}

impl BankStatement {
    /// What a command leads to, in the light of the provisions and funds its lines are about.
    ///
    /// # Errors
    /// In the order of [`BankStatementRefusal`].
    pub fn decide(
        &self,
        command: &BankStatementCommand,
        known: &Known,
    ) -> Result<Vec<BankStatementEvent>, BankStatementRefusal> {
        let BankStatementCommand::ImportStatement(import) = command;
        match self {
            Self::Unknown => Ok(vec![import.decide(known.clone())?.into()]),
            Self::Imported(imported) => {
                Err(BankStatementRefusal::StatementAlreadyImported { on: imported.on })
            }
        }
    }

    /// Takes over what happened.
    pub fn apply(&mut self, event: &BankStatementEvent) {
        let BankStatementEvent::StatementImported(event) = event;
        *self = Self::Imported(event.clone());
    }

    /// What was taken in; `None` when nothing was.
    #[must_use]
    pub fn imported(&self) -> Option<&StatementImported> {
        match self {
            Self::Unknown => None,
            Self::Imported(imported) => Some(imported),
        }
    }
}

crate::table::aggregate! {
    BankStatement as "bank_statement": BankStatementCommand => BankStatementEvent, refusing BankStatementRefusal,
    around Known, by |statement, command, known| statement.decide(command, known)
}
