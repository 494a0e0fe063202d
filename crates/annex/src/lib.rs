//! The account for people: the SiSa annex as CSV, XLSX and ODS, the management report as JSON.
//!
//! Entry point: [`Annex`], over a report that [`accountability`] made. It becomes a [`table::Workbook`] of typed cells,
//! and that a file: no text becomes a formula, no amount is rounded, and the same report makes the same bytes.
//! Must never know: events, the ledger, SQL, a clock.

mod account;
mod annex;
mod csv_file;
mod language;
mod ods;
mod standing;
pub mod table;
mod write;
mod xlsx;

pub use self::annex::{Annex, AnnexError};
pub use self::language::Language;
pub use self::standing::Standing;
pub use self::write::{WriteError, csv, ods, xlsx};
