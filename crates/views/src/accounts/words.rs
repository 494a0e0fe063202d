//! The words of accounts as they stand in columns and filters: those of the API's enums, and `NONE`.
//!
//! A word added to the domain does not compile until it has its word here.

use accountability::Part;
use domain::account::AccountStage;

use crate::words::words;

words! {
    /// What a row is kept of.
    KINDS, kind(&Part) {
        Part::Empty => "NONE",
        Part::Household(_) => "HOUSEHOLD",
        Part::Fund(_) => "FUND",
        Part::Account(_) => "ACCOUNT",
    };
    /// How far an account is.
    STAGES, stage(Option<AccountStage>) {
        None => "NONE",
        Some(AccountStage::Open) => "OPEN",
        Some(AccountStage::Drafted) => "DRAFTED",
        Some(AccountStage::Certified) => "CERTIFIED",
        Some(AccountStage::Submitted) => "SUBMITTED",
        Some(AccountStage::Closed) => "CLOSED",
    };
}
