//! Which book holds the account of a year: it follows from fund and year, so there is one of each.
//!
//! Nobody draws the id. It is for ever: the ledger knows the account by it.

use uuid::Uuid;

use super::{AccountId, FundId};
use crate::money::AccountingYear;

impl AccountId {
    /// The account of this year of this fund: the UUID version 5 (RFC 9562, 5.5) of `account/2025` in the fund's UUID as
    /// namespace.
    #[must_use]
    pub fn of(fund: FundId, year: AccountingYear) -> Self {
        Self::new(Uuid::new_v5(&fund.as_uuid(), format!("account/{year}").as_bytes()))
    }
}
