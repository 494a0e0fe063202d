//! What a decision on an account looks at besides the account itself: the fund, and its accounts of other years.
//!
//! Which accounts those are follows from the fund: one per year from the one it was opened in.

use jiff::civil::Date;

use super::Account;
use super::file::AccountFile;
use super::refusal::AccountRefusal;
use super::words::{FinalAccount, FundBooks, YearBooks};
use crate::fund::Fund;
use crate::ids::{AccountId, FundId};
use crate::money::AccountingYear;

/// The surroundings of one decision; what a command does not look at may be left out.
#[derive(Debug, Clone, Default)]
pub struct AccountAround<'a> {
    /// The fund it is of.
    pub fund: Option<&'a Fund>,
    /// The accounts of other years of that fund, in any order.
    pub accounts: Vec<&'a Account>,
}

/// The same surroundings, owned: what `cqrs_es` calls the services of the aggregate.
#[derive(Debug, Clone, Default)]
pub struct AccountSurroundings {
    /// The fund it is of.
    pub fund: Fund,
    /// The accounts of other years of that fund.
    pub accounts: Vec<Account>,
}

/// The fund and the years of it that a command looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountLooksAt {
    /// The fund, always.
    pub fund: FundId,
    /// The year of the account itself, which is not looked at.
    pub year: AccountingYear,
    /// The last other year it looks at the account of; the first is that in which the fund was opened.
    pub through: i16,
}

impl AccountSurroundings {
    /// The surroundings as a decision takes them.
    #[must_use]
    pub fn around(&self) -> AccountAround<'_> {
        AccountAround { fund: Some(&self.fund), accounts: self.accounts.iter().collect() }
    }
}

impl AccountLooksAt {
    /// The accounts it looks at, once the fund is known; none of a fund that was not opened.
    #[must_use]
    pub fn accounts(&self, fund: &Fund) -> Vec<AccountId> {
        let Some(first) = fund.pot().map(|pot| pot.opened_on.year()) else {
            return Vec::new();
        };
        let years = (first..=self.through).filter_map(|number| AccountingYear::new(number).ok());
        years.filter(|year| *year != self.year).map(|year| AccountId::of(self.fund, year)).collect()
    }
}

impl AccountAround<'_> {
    /// When the fund was opened.
    pub(super) fn fund_opened_on(&self, fund: FundId) -> Result<Date, AccountRefusal> {
        let pot = self.fund.and_then(Fund::pot);
        pot.map(|pot| pot.opened_on).ok_or(AccountRefusal::AccountFundUnknown { fund })
    }

    /// No account that was submitted is the last of the grant.
    pub(super) fn not_locked(&self, fund: FundId) -> Result<(), AccountRefusal> {
        let submitted = self.files(fund).filter_map(|file| file.submitted.as_ref());
        match submitted.filter(|submitted| submitted.is_final()).map(|submitted| submitted.year).min() {
            Some(year) => Err(AccountRefusal::AccountLocked { year }),
            None => Ok(()),
        }
    }

    /// No account of a later year was submitted.
    pub(super) fn none_submitted_after(
        &self,
        fund: FundId,
        year: AccountingYear,
    ) -> Result<(), AccountRefusal> {
        let submitted = self.files(fund).filter(|file| file.submitted.is_some()).map(|file| file.year);
        match submitted.filter(|other| *other > year).min() {
            Some(later) => Err(AccountRefusal::AccountYearPassed { year, later }),
            None => Ok(()),
        }
    }

    /// Every account of an earlier year that was opened was submitted.
    pub(super) fn none_open_before(&self, fund: FundId, year: AccountingYear) -> Result<(), AccountRefusal> {
        let open = self.files(fund).filter(|file| file.submitted.is_none()).map(|file| file.year);
        match open.filter(|other| *other < year).min() {
            Some(earlier) => Err(AccountRefusal::EarlierAccountOpen { year, earlier }),
            None => Ok(()),
        }
    }

    /// What becomes of this year of the fund with a submission.
    pub(super) fn year_books(&self, year: AccountingYear) -> YearBooks {
        match self.fund.is_some_and(|fund| fund.has_closed(year)) {
            true => YearBooks::WereClosed,
            false => YearBooks::Close,
        }
    }

    /// What becomes of the fund with a submission.
    pub(super) fn fund_books(&self, final_account: FinalAccount) -> FundBooks {
        match (self.fund.and_then(Fund::closed), final_account) {
            (Some(_), _) => FundBooks::WereClosed,
            (None, FinalAccount::Yes) => FundBooks::Close,
            (None, FinalAccount::No) => FundBooks::StayOpen,
        }
    }

    fn files(&self, fund: FundId) -> impl Iterator<Item = &AccountFile> {
        self.accounts.iter().filter_map(|account| account.file()).filter(move |file| file.fund == fund)
    }
}
