//! What counts of an account: its stage, the adopted indicator set, drafts, marks and the submission.

use std::collections::BTreeMap;

use domain::account::{AccountEvent, AccountStage, Finding, IndicatorSet, LineId, Pin};
use domain::ids::{AccountId, FileHash, FundId};
use domain::money::{AccountingYear, EuroCents};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What counts of one account. The reasons of marks are sealed and stay in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountFacts {
    /// Which.
    pub account: AccountId,
    /// Of which fund.
    pub fund: FundId,
    /// Of which year.
    pub year: AccountingYear,
    /// How far it is.
    pub stage: AccountStage,
    /// The indicator set as last adopted.
    pub indicators: IndicatorSet,
    /// The drafts, in their order.
    pub drafts: Vec<Drafted>,
    /// The draft the accountant certified, when that certificate is in force.
    pub certified: Option<u16>,
    /// What the accountant marked and did not clear.
    pub marks: BTreeMap<LineId, Mark>,
    /// How it was submitted, once it was.
    pub submitted: Option<Submitted>,
    /// What the authority settled on, in euro cents, once it did.
    pub settled: Option<EuroCents>,
    /// The position of the opening.
    pub opened_at: u64,
    /// The position at which the set in force was adopted; that of the opening when it never was replaced.
    pub adopted_at: u64,
    facts: u64,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// The position of its event.
    pub at: u64,
    /// When it was made.
    pub on: Date,
    /// Which, from 1.
    pub draft: u16,
    /// What it was made from.
    pub pin: Pin,
    /// The hash of the report.
    pub report: FileHash,
}

/// A mark of the accountant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The position of its event.
    pub at: u64,
    /// What was found.
    pub finding: Finding,
}

/// The submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// The position of its event.
    pub at: u64,
    /// When.
    pub on: Date,
    /// Which draft.
    pub draft: u16,
    /// What that was made from.
    pub pin: Pin,
    /// The hash of its report.
    pub report: FileHash,
}

impl AccountFacts {
    /// The account that an opening opens; nothing of another event.
    pub(crate) fn opened(account: AccountId, at: u64, event: &AccountEvent) -> Option<Self> {
        let AccountEvent::AccountOpened(opened) = event else { return None };
        Some(Self {
            account,
            fund: opened.fund,
            year: opened.year,
            stage: AccountStage::Open,
            indicators: opened.indicators.clone(),
            drafts: Vec::new(),
            certified: None,
            marks: BTreeMap::new(),
            submitted: None,
            settled: None,
            opened_at: at,
            adopted_at: at,
            facts: 1,
        })
    }

    /// Takes over an event after the opening; how many facts were kept. The stage follows as the domain has it: what
    /// is marked, cleared or adopted puts the draft out of date.
    pub(crate) fn follow(&mut self, at: u64, event: &AccountEvent) -> u64 {
        match event {
            AccountEvent::AccountOpened(_) => return 0,
            AccountEvent::IndicatorSetAdopted(e) => {
                (self.indicators, self.adopted_at) = (e.indicators.clone(), at);
                self.reopen();
            }
            AccountEvent::AccountDrafted(e) => {
                let (pin, report) = (e.pin.clone(), e.report.clone());
                self.drafts.push(Drafted { at, on: e.on, draft: e.draft, pin, report });
                (self.stage, self.certified) = (AccountStage::Drafted, None);
            }
            AccountEvent::LineMarked(e) => {
                self.marks.insert(e.line, Mark { at, finding: e.finding });
                self.reopen();
            }
            AccountEvent::MarkCleared(e) => {
                self.marks.remove(&e.line);
                self.reopen();
            }
            AccountEvent::AccountCertified(e) => {
                (self.stage, self.certified) = (AccountStage::Certified, Some(e.draft));
            }
            AccountEvent::AccountSubmitted(e) => {
                let (pin, report) = (e.pin.clone(), e.report.clone());
                self.submitted = Some(Submitted { at, on: e.on, draft: e.draft, pin, report });
                self.stage = AccountStage::Submitted;
            }
            AccountEvent::AccountClosed(e) => {
                (self.stage, self.settled) = (AccountStage::Closed, Some(e.settled));
            }
        }
        self.facts += 1;
        1
    }

    fn reopen(&mut self) {
        (self.stage, self.certified) = (AccountStage::Open, None);
    }

    /// How many facts are kept of it.
    #[must_use]
    pub fn facts(&self) -> u64 {
        self.facts
    }
}
