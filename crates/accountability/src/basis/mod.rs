//! The basis: what is kept of a ledger to draw up any account of any of its funds.
//!
//! One fold, used by the server (rows of a view), the replay of a ledger and the offline verifier: the three cannot
//! disagree. It never fails: what cannot be at its place in a history changes nothing.

mod part;
mod reach;
mod route;

use std::collections::HashMap;

use domain::account::IndicatorSet;
use domain::ids::{AccountId, FundId};
use domain::money::AccountingYear;
use domain::{BookEvent, BookId};
use uuid::Uuid;

pub use self::part::Part;
pub use self::route::{BOOKS, Goes, goes};
use crate::AccountError;
use crate::facts::{AccountFacts, FundFacts, HouseholdFacts};

/// What counts of the events below a position.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    parts: HashMap<Uuid, Part>,
    /// Which household a provision was requested for.
    ties: HashMap<Uuid, Uuid>,
    facts: u64,
}

impl Basis {
    /// Takes over any event; those that do not count change nothing. In the order of the ledger.
    pub fn apply(&mut self, position: u64, book: BookId, event: &BookEvent) {
        let part = match goes(book, event) {
            Goes::Nowhere => return,
            Goes::Part(part) => part,
            Goes::Tie { provision, household } => *self.ties.entry(provision).or_insert(household),
            Goes::Provision(provision) => match self.ties.get(&provision) {
                Some(household) => *household,
                None => return,
            },
        };
        self.facts += self.parts.entry(part).or_default().follow(position, book, event);
    }

    /// Puts a part in place, as a view keeps it in a row.
    pub fn insert(&mut self, key: Uuid, part: Part) {
        self.facts += part.facts();
        if let Part::Household(household) = &part {
            self.ties.extend(household.provisions.keys().map(|provision| (provision.as_uuid(), key)));
        }
        if let Some(before) = self.parts.insert(key, part) {
            self.facts -= before.facts();
        }
    }

    /// The parts with their keys, in no order.
    pub fn parts(&self) -> impl Iterator<Item = (Uuid, &Part)> {
        self.parts.iter().map(|(key, part)| (*key, part))
    }

    /// How many facts are kept: the measure of memory, for a reader that has to bound it. A fact is some hundred
    /// bytes: terms are as many as they have components, norm amounts and limits. An indicator set is one, of up to 64 KiB.
    #[must_use]
    pub fn facts(&self) -> u64 {
        self.facts
    }

    /// The account of a fund for a year; none when it was not opened.
    #[must_use]
    pub fn account(&self, fund: FundId, year: AccountingYear) -> Option<&AccountFacts> {
        match self.parts.get(&AccountId::of(fund, year).as_uuid()) {
            Some(Part::Account(account)) => Some(account),
            _ => None,
        }
    }

    /// All accounts, in no order.
    pub fn accounts(&self) -> impl Iterator<Item = &AccountFacts> {
        self.parts.values().filter_map(|part| match part {
            Part::Account(account) => Some(account.as_ref()),
            _ => None,
        })
    }

    /// The indicator set adopted for an account.
    ///
    /// # Errors
    /// [`AccountError::AccountNotOpened`].
    pub fn adopted(&self, fund: FundId, year: AccountingYear) -> Result<&IndicatorSet, AccountError> {
        self.opened_account(fund, year).map(|account| &account.indicators)
    }

    /// A fund; none when it was not opened.
    #[must_use]
    pub fn fund(&self, fund: FundId) -> Option<&FundFacts> {
        match self.parts.get(&fund.as_uuid()) {
            Some(Part::Fund(facts)) if facts.opened().is_some() => Some(facts),
            _ => None,
        }
    }

    pub(crate) fn known_fund(&self, fund: FundId) -> Result<&FundFacts, AccountError> {
        self.fund(fund).ok_or(AccountError::FundUnknown { fund })
    }

    pub(crate) fn opened_account(
        &self,
        fund: FundId,
        year: AccountingYear,
    ) -> Result<&AccountFacts, AccountError> {
        self.account(fund, year).ok_or(AccountError::AccountNotOpened { fund, year })
    }

    pub(crate) fn households(&self) -> impl Iterator<Item = &HouseholdFacts> {
        self.parts.values().filter_map(|part| match part {
            Part::Household(household) => Some(household.as_ref()),
            _ => None,
        })
    }
}
