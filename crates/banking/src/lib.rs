//! ISO 20022 as a bank and its customer speak it: a payment run goes out as a SEPA credit transfer file
//! (pain.001.001.09, the version of the EPC's guidelines since 2023), a statement (camt.053) comes in.
//!
//! Money is in euro cents. Writing, the EPC's character table, IBAN and BIC are those of the crate `sepa`,
//! whose files validate; statements are read here on quick-xml, because `sepa` does not say where an error is and
//! reads neither reversals, nor the payment information of a transaction, nor versions other than 02, 06 and 08.
//! Invariant: this crate knows texts, accounts and money only. It never learns what a payment is for.
//!
//! ```
//! use banking::{Account, PaymentFile, Transfer, read_statements};
//!
//! let file = PaymentFile {
//!     message_id: "GM0344-2026-001".to_owned(),
//!     created_at: "2026-11-20T09:30:00Z".parse()?,
//!     execution_on: "2026-11-23".parse()?,
//!     debtor: Account { name: "Gemeente Utrecht".to_owned(), iban: "NL91ABNA0417164300".parse()?, bic: None },
//!     transfers: vec![Transfer {
//!         end_to_end_id: "0190a1b2c3d4e5f60718293a4b5c6d7e001".to_owned(),
//!         amount_cents: 62_50,
//!         creditor: Account { name: "Woningstichting".to_owned(), iban: "NL20INGB0001234567".parse()?, bic: None },
//!         remittance: "Huur november".to_owned(),
//!     }],
//! };
//! assert!(file.to_xml()?.contains("<CtrlSum>62.50</CtrlSum>"));
//!
//! let error = read_statements(b"<Statement/>").unwrap_err();
//! assert_eq!((error.place.line, error.place.column), (1, 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bic;
mod iban;
mod payment_file;
mod redacted;
mod statement;
mod text;

pub use bic::{Bic, BicError};
pub use iban::{Iban, IbanError};
pub use payment_file::{Account, MAX_TRANSFERS, PaymentFile, PaymentFileError, ReferenceProblem, Transfer};
pub use statement::{
    AmountProblem, Balances, Direction, Division, Entry, MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, MAX_ENTRIES,
    MAX_TEXT, Period, Place, Statement, StatementAccount, StatementError, StatementProblem, Status,
    read_statements,
};
pub use text::sepa_text;
