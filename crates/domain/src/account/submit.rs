//! The account is submitted to the authority: exactly the draft that was certified, and for good.
//!
//! Legs: the year of the fund is closed when it was not, and with the final account the fund. So nothing the account
//! says can change any more: what turns out later is a correction in the account of a later year.
//!
//! Years are submitted in order, because the account of a year shows the corrections of the one before as against what
//! was submitted of that. An earlier year that was never opened holds nothing up: a municipality that begins with this
//! ledger later accounted for it elsewhere.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::around::AccountAround;
use super::draft::AccountDrafted;
use super::file::AccountFile;
use super::operations::Change;
use super::pin::Pin;
use super::refusal::AccountRefusal;
use super::words::{FinalAccount, FundBooks, YearBooks};
use crate::fact::Fact;
use crate::ids::{FileHash, FundId, OfficerId};
use crate::money::AccountingYear;

/// Submits the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmitAccount {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which draft: the certified one.
    pub draft: u16,
}

/// The account was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountSubmitted {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Of which fund.
    pub fund: FundId,
    /// Of which year.
    pub year: AccountingYear,
    /// Which draft.
    pub draft: u16,
    /// What it was made from: the pin of the draft.
    pub pin: Pin,
    /// The hash of the report: that of the draft.
    pub report: FileHash,
    /// What becomes of the year of the fund.
    pub books: YearBooks,
    /// What becomes of the fund.
    pub fund_books: FundBooks,
}

impl SubmitAccount {
    /// The rule for an account that was not submitted yet.
    pub(super) fn decide(
        &self,
        file: &AccountFile,
        around: &AccountAround<'_>,
    ) -> Result<AccountSubmitted, AccountRefusal> {
        file.not_before_draft(self.draft, &self.fact)?;
        around.fund_opened_on(file.fund)?;
        around.not_locked(file.fund)?;
        let draft = file.draft_in_force(self.draft)?;
        if file.certified.is_none() {
            return Err(AccountRefusal::DraftNotCertified { draft: self.draft });
        }
        self.of_a_whole_year(file, draft)?;
        around.none_open_before(file.fund, file.year)?;
        file.may_submit(&self.fact)?;
        Ok(AccountSubmitted {
            on: self.fact.on,
            by: self.fact.by.clone(),
            fund: file.fund,
            year: file.year,
            draft: self.draft,
            pin: draft.pin.clone(),
            report: draft.report.clone(),
            books: around.year_books(file.year),
            fund_books: around.fund_books(draft.pin.final_account),
        })
    }

    /// The year is over, and was when the account was drafted, as of its last day.
    fn of_a_whole_year(&self, file: &AccountFile, draft: &AccountDrafted) -> Result<(), AccountRefusal> {
        let (year, last) = (file.year, file.last_day());
        if self.fact.on <= last {
            return Err(AccountRefusal::AccountYearNotOver { year });
        }
        match draft.on > last && draft.pin.effective_on == last {
            true => Ok(()),
            false => Err(AccountRefusal::DraftNotOfWholeYear { draft: draft.draft, last }),
        }
    }
}

impl Change for AccountSubmitted {
    fn change(&self, file: &mut AccountFile) {
        file.submitted = Some(self.clone());
    }
}

impl AccountSubmitted {
    /// Whether no account of a later year is possible.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.pin.final_account == FinalAccount::Yes
    }
}
