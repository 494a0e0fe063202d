//! The file: everything recorded about an account that a rule or a query needs.
//!
//! It keeps no text of an indicator set and no report: hashes say which they were. It is cloned for every command, so what
//! grows is in persistent structures. Only `Account::apply` writes it.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use rpds::{RedBlackTreeMapSync, VectorSync};
use serde::{Deserialize, Serialize};

use super::certify::AccountCertified;
use super::close::AccountClosed;
use super::draft::AccountDrafted;
use super::line::LineId;
use super::mark::LineMarked;
use super::open::AccountOpened;
use super::refusal::AccountRefusal;
use super::submit::AccountSubmitted;
use super::words::AccountStage;
use crate::fact::Fact;
use crate::ids::{FileHash, FundId, OfficerId};
use crate::money::AccountingYear;

/// The file of an account that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AccountFile {
    /// Of which fund.
    pub fund: FundId,
    /// Of which year.
    pub year: AccountingYear,
    /// When it was opened.
    pub opened_on: Date,
    /// The hash of the indicator set that holds.
    pub indicators: FileHash,
    /// The drafts, oldest first.
    pub drafts: VectorSync<AccountDrafted>,
    /// Whether something was marked, cleared or adopted since the last draft.
    pub outdated: bool,
    /// How the last draft was certified, while that holds.
    pub certified: Option<AccountCertified>,
    /// The marks that stand, in the order of the ledger.
    pub marks: RedBlackTreeMapSync<LineId, LineMarked>,
    /// How it was submitted.
    pub submitted: Option<AccountSubmitted>,
    /// How it was closed.
    pub closed: Option<AccountClosed>,
    /// Who prepared it: opened it, adopted a set, drafted it.
    pub prepared: BTreeSet<OfficerId>,
    /// Who examined it: marked, cleared or certified.
    pub examined: BTreeSet<OfficerId>,
    /// The size the ledger has at least, by the account's own events: each has a position of its own, and one that follows
    /// a draft is not below what the draft was made from.
    pub least_position: u64,
}

impl AccountFile {
    pub(super) fn opened(opened: &AccountOpened) -> Self {
        Self {
            fund: opened.fund,
            year: opened.year,
            opened_on: opened.on,
            indicators: opened.indicators.sha256().clone(),
            drafts: VectorSync::default(),
            outdated: false,
            certified: None,
            marks: RedBlackTreeMapSync::default(),
            submitted: None,
            closed: None,
            prepared: BTreeSet::from([opened.by.clone()]),
            examined: BTreeSet::new(),
            least_position: 1,
        }
    }

    /// How far it is.
    #[must_use]
    pub fn stage(&self) -> AccountStage {
        if self.closed.is_some() {
            AccountStage::Closed
        } else if self.submitted.is_some() {
            AccountStage::Submitted
        } else if self.certified.is_some() {
            AccountStage::Certified
        } else if self.draft().is_some() {
            AccountStage::Drafted
        } else {
            AccountStage::Open
        }
    }

    /// The draft in force: the last, while nothing was marked, cleared or adopted since.
    #[must_use]
    pub fn draft(&self) -> Option<&AccountDrafted> {
        self.drafts.last().filter(|_| !self.outdated)
    }

    /// The last day of its year.
    #[must_use]
    pub fn last_day(&self) -> Date {
        date(self.year.number(), 12, 31)
    }

    /// The figures may differ from those of the last draft: neither that nor its certificate is in force any more.
    pub(super) fn outdate(&mut self) {
        self.outdated = !self.drafts.is_empty();
        self.certified = None;
    }

    /// The draft with this number, when it is in force.
    pub(super) fn draft_in_force(&self, draft: u16) -> Result<&AccountDrafted, AccountRefusal> {
        let found = self.numbered(draft).ok_or(AccountRefusal::DraftUnknown { draft })?;
        let current = self.drafts.last().map_or(draft, |last| last.draft);
        if found.draft != current {
            return Err(AccountRefusal::DraftNotCurrent { draft, current });
        }
        match self.outdated {
            true => Err(AccountRefusal::DraftOutdated { draft }),
            false => Ok(found),
        }
    }

    fn numbered(&self, draft: u16) -> Option<&AccountDrafted> {
        self.drafts.get(usize::from(draft).checked_sub(1)?)
    }

    /// It happened on or after the date of the step it follows from.
    pub(super) fn not_before(&self, fact: &Fact, since: Date) -> Result<(), AccountRefusal> {
        match fact.on < since {
            true => Err(AccountRefusal::AccountDateBeforeStep { on: fact.on, since }),
            false => Ok(()),
        }
    }

    /// It happened on or after the day of the draft with this number, if there is one, and of its certificate.
    pub(super) fn not_before_draft(&self, draft: u16, fact: &Fact) -> Result<(), AccountRefusal> {
        let certified = self.certified.iter().filter(|certified| certified.draft == draft);
        let steps = self.numbered(draft).into_iter().map(|drafted| drafted.on);
        let since = steps.chain(certified.map(|certified| certified.on)).max();
        since.map_or(Ok(()), |since| self.not_before(fact, since))
    }

    /// Whoever examined it does not prepare it.
    pub(super) fn may_prepare(&self, fact: &Fact) -> Result<(), AccountRefusal> {
        match self.examined.contains(&fact.by) {
            true => Err(AccountRefusal::ExaminerMayNotPrepare),
            false => Ok(()),
        }
    }

    /// Whoever prepared it does not examine it.
    pub(super) fn may_examine(&self, fact: &Fact) -> Result<(), AccountRefusal> {
        match self.prepared.contains(&fact.by) {
            true => Err(AccountRefusal::PreparerMayNotExamine),
            false => Ok(()),
        }
    }

    /// Whoever examined it does not submit it.
    pub(super) fn may_submit(&self, fact: &Fact) -> Result<(), AccountRefusal> {
        match self.examined.contains(&fact.by) {
            true => Err(AccountRefusal::ExaminerMayNotSubmit),
            false => Ok(()),
        }
    }
}
