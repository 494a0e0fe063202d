//! The account of a year of a fund is opened, with the indicators the authority asks for in that year.
//!
//! There is one per fund and year, in a book whose id follows from both ([`AccountId::of`](crate::ids::AccountId::of)).
//! A closed fund still has to be accounted for; what makes a further account impossible is a final one ("Yes" locks the
//! grant), and an account of a later year that was submitted: years are accounted for in order.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::around::AccountAround;
use super::indicators::IndicatorSet;
use super::refusal::{AccountRefusal, not_in_future};
use crate::fact::Fact;
use crate::ids::{FundId, OfficerId};
use crate::money::AccountingYear;

/// Opens an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAccount {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Of which fund.
    pub fund: FundId,
    /// Of which year.
    pub year: AccountingYear,
    /// Its indicators.
    pub indicators: IndicatorSet,
}

/// An account was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountOpened {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Of which fund.
    pub fund: FundId,
    /// Of which year.
    pub year: AccountingYear,
    /// Its indicators.
    pub indicators: IndicatorSet,
}

impl OpenAccount {
    /// The rule for an account nobody opened yet.
    pub(super) fn decide(&self, around: &AccountAround<'_>) -> Result<AccountOpened, AccountRefusal> {
        let Self { fact, fund, year, indicators } = self;
        let year = *year;
        not_in_future(fact)?;
        let opened_on = around.fund_opened_on(*fund)?;
        if year.number() < opened_on.year() {
            return Err(AccountRefusal::AccountBeforeFund { year, opened_on });
        }
        if year.number() > fact.on.year() {
            return Err(AccountRefusal::AccountYearNotBegun { year });
        }
        around.not_locked(*fund)?;
        around.none_submitted_after(*fund, year)?;
        Ok(AccountOpened {
            on: fact.on,
            by: fact.by.clone(),
            fund: *fund,
            year,
            indicators: indicators.clone(),
        })
    }
}
