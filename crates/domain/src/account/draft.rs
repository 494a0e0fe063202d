//! The account is drafted: a report is made from the ledger as it is, and pinned to it.
//!
//! Drafted again, it is another draft, which voids what was certified of the last. The report itself is not recorded: it
//! follows from the pin, and its hash says whether it is the same.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::AccountFile;
use super::operations::{Change, Operation};
use super::pin::Pin;
use super::refusal::AccountRefusal;
use crate::fact::Fact;
use crate::ids::{FileHash, OfficerId};

/// The most drafts of one account.
pub(super) const MOST_DRAFTS: u16 = 999;

/// Drafts the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftAccount {
    /// When, and by whom stated.
    pub fact: Fact,
    /// What it was made from. Its position is the size of the ledger when it was made, so that nothing recorded of the
    /// account before is left out of it; whoever makes it sees to that.
    pub pin: Pin,
    /// The hash of the report.
    pub report: FileHash,
}

/// The account was drafted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountDrafted {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which of the account's drafts, from 1.
    pub draft: u16,
    /// What it was made from.
    pub pin: Pin,
    /// The hash of the report.
    pub report: FileHash,
}

impl Operation for DraftAccount {
    type Event = AccountDrafted;

    fn decide(&self, file: &AccountFile) -> Result<AccountDrafted, AccountRefusal> {
        let Pin { position, effective_on, .. } = self.pin;
        if self.pin.indicators != file.indicators {
            return Err(AccountRefusal::DraftOfOtherIndicators { adopted: file.indicators.clone() });
        }
        if !file.year.has(effective_on) {
            return Err(AccountRefusal::DraftOutsideYear { effective_on, year: file.year });
        }
        if position < file.least_position {
            return Err(AccountRefusal::DraftBelowAccount { position, least: file.least_position });
        }
        file.may_prepare(&self.fact)?;
        let next = u16::try_from(file.drafts.len() + 1).ok().filter(|draft| *draft <= MOST_DRAFTS);
        let draft = next.ok_or(AccountRefusal::AccountFull { most: MOST_DRAFTS })?;
        Ok(AccountDrafted {
            on: self.fact.on,
            by: self.fact.by.clone(),
            draft,
            pin: self.pin.clone(),
            report: self.report.clone(),
        })
    }
}

impl Change for AccountDrafted {
    fn change(&self, file: &mut AccountFile) {
        file.drafts.push_back_mut(self.clone());
        file.prepared.insert(self.by.clone());
        file.certified = None;
        file.outdated = false;
        file.least_position = file.least_position.max(self.pin.position);
    }
}
