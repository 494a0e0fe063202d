//! The payment file: one debtor's transfers of one day as pain.001.001.09 (EPC132-08, SEPA credit transfer).
//!
//! The bytes depend on the values only, so the file of a run can be made again and compared. The group of transfers
//! bears the message's own identification, and asks the bank to book each transfer on its own.

mod check;
mod error;
mod write;

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::redacted::Redacted;
use crate::{Bic, Iban};
pub use error::{PaymentFileError, ReferenceProblem};

/// The transfers one file may hold: as many as one statement may bring back.
pub const MAX_TRANSFERS: usize = 10_000;

/// A payment run for the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentFile {
    /// What the file is called: 1 to 35 characters of the SEPA set, never used before at this bank, which refuses a
    /// second file of the same name. Statements give it back as the payment information.
    pub message_id: String,
    /// When the file was made; written in UTC, to the second.
    pub created_at: Timestamp,
    /// The day on which the bank is to pay.
    pub execution_on: Date,
    /// Whose account is debited.
    pub debtor: Account,
    /// Who is paid what: 1 to [`MAX_TRANSFERS`].
    pub transfers: Vec<Transfer>,
}

/// An account and whose it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The name of the holder, in any characters; written in those of SEPA, the first 70. Banks compare it with
    /// the name they know.
    pub name: String,
    /// The account.
    pub iban: Iban,
    /// The bank; not needed within the European Economic Area (Regulation (EU) 260/2012, article 5(7)).
    pub bic: Option<Bic>,
}

/// One payment.
#[derive(Clone, PartialEq, Eq)]
pub struct Transfer {
    /// What the payment is called on both statements: 1 to 35 characters of the SEPA set, once in a file.
    pub end_to_end_id: String,
    /// How much, in euro cents: 1 to 999 999 999.99 euro.
    pub amount_cents: i64,
    /// Who is paid.
    pub creditor: Account,
    /// What the payee reads, in any characters; written in those of SEPA, the first 140. May be empty.
    pub remittance: String,
}

impl PaymentFile {
    /// The file as XML in UTF-8, ready for the bank.
    ///
    /// # Errors
    /// The first in the order of [`PaymentFileError`]: the file, then transfer after transfer.
    pub fn to_xml(&self) -> Result<String, PaymentFileError> {
        check::check(self)?;
        write::xml(self).ok_or(PaymentFileError::Refused)
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name: _, iban, bic: _ } = self;
        f.debug_struct("Account").field("name", &Redacted).field("iban", iban).finish_non_exhaustive()
    }
}

impl fmt::Debug for Transfer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { end_to_end_id, amount_cents, creditor, remittance: _ } = self;
        f.debug_struct("Transfer")
            .field("end_to_end_id", end_to_end_id)
            .field("amount_cents", amount_cents)
            .field("creditor", creditor)
            .field("remittance", &Redacted)
            .finish()
    }
}
