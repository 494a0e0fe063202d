//! The balances of a fund: its journal, added up. There is no second bookkeeping.
//!
//! Amounts are in natural signs: everything that is where it should be is positive. Cloning shares what is the same.

use rpds::RedBlackTreeMapSync;
use serde::{Deserialize, Serialize};

use super::journal::{Account, Posting, postings};
use super::operations::FundEvent;
use super::pairs;
use crate::money::{BudgetLine, EuroCents};

/// What is where on one line, in euro cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LineBalance {
    /// Budget that was allocated.
    pub granted: EuroCents,
    /// Budget that may be promised.
    pub free: EuroCents,
    /// Promised to provisions, not ordered.
    pub encumbered: EuroCents,
    /// Ordered to be paid, not paid.
    pub payable: EuroCents,
    /// Paid.
    pub paid: EuroCents,
    /// Got back of what was paid.
    pub recovered: EuroCents,
}

/// What is where, line by line, and the money itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Balances {
    #[serde(with = "pairs")]
    lines: RedBlackTreeMapSync<BudgetLine, LineBalance>,
    bank: EuroCents,
    authority: EuroCents,
}

impl Balances {
    /// Adds what an event moves.
    pub fn post(&mut self, event: &FundEvent) {
        postings(event).iter().for_each(|posting| self.add(posting));
    }

    fn add(&mut self, posting: &Posting) {
        match (&posting.line, posting.account) {
            (_, Account::Bank) => self.bank += posting.amount,
            (_, Account::Authority) => self.authority -= posting.amount,
            (Some(line), account) => {
                let mut balance = self.line(line);
                balance.add(account, posting.amount);
                self.lines.insert_mut(line.clone(), balance);
            }
            (None, _) => {}
        }
    }

    /// What is where on a line; nothing on one that no event named.
    #[must_use]
    pub fn line(&self, line: &BudgetLine) -> LineBalance {
        self.lines.get(line).copied().unwrap_or_default()
    }

    /// The lines that events named, by year and component.
    pub fn lines(&self) -> impl Iterator<Item = (&BudgetLine, &LineBalance)> {
        self.lines.iter()
    }

    /// All lines together.
    #[must_use]
    pub fn total(&self) -> LineBalance {
        self.lines.values().fold(LineBalance::default(), |sum, line| sum.plus(line))
    }

    /// The money at the bank: advances and recoveries received, less what was paid. Negative when the municipality
    /// paid ahead of the authority.
    #[must_use]
    pub fn bank(&self) -> EuroCents {
        self.bank
    }

    /// What is owed to the granting authority, by the same count.
    #[must_use]
    pub fn authority(&self) -> EuroCents {
        self.authority
    }
}

impl LineBalance {
    /// Whether every cent is in exactly one place: granted = free + encumbered + payable + paid − recovered.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.granted == self.free + self.encumbered + self.payable + self.paid - self.recovered
    }

    /// What is on one account of the line, in natural sign; bank and authority are on no line.
    #[must_use]
    pub fn of(&self, account: Account) -> EuroCents {
        match account {
            Account::Granted => self.granted,
            Account::Free => self.free,
            Account::Encumbered => self.encumbered,
            Account::Payable => self.payable,
            Account::Paid => self.paid,
            Account::Recovered => self.recovered,
            Account::Bank | Account::Authority => EuroCents::ZERO,
        }
    }

    fn add(&mut self, account: Account, amount: EuroCents) {
        match account {
            Account::Granted => self.granted -= amount,
            Account::Free => self.free += amount,
            Account::Encumbered => self.encumbered += amount,
            Account::Payable => self.payable += amount,
            Account::Paid => self.paid += amount,
            Account::Recovered => self.recovered -= amount,
            Account::Bank | Account::Authority => {}
        }
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            granted: self.granted + other.granted,
            free: self.free + other.free,
            encumbered: self.encumbered + other.encumbered,
            payable: self.payable + other.payable,
            paid: self.paid + other.paid,
            recovered: self.recovered + other.recovered,
        }
    }
}
