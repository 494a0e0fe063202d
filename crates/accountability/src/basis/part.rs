//! A part of the basis: what is kept of one household, fund or account. A view stores one per row.

use domain::{BookEvent, BookId};
use serde::{Deserialize, Serialize};

use crate::facts::{AccountFacts, FundFacts, HouseholdFacts};

/// What is kept of one household (its provisions included), fund or account; never anything personal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Part {
    /// Nothing yet.
    #[default]
    Empty,
    /// Of a household.
    Household(Box<HouseholdFacts>),
    /// Of a fund.
    Fund(Box<FundFacts>),
    /// Of an account.
    Account(Box<AccountFacts>),
}

impl Part {
    /// Takes over an event that [`goes`](crate::goes) here. It cannot fail; one that belongs elsewhere changes nothing.
    pub fn apply(&mut self, position: u64, book: BookId, event: &BookEvent) {
        self.follow(position, book, event);
    }

    /// The same, and how many facts were kept.
    pub(crate) fn follow(&mut self, position: u64, book: BookId, event: &BookEvent) -> u64 {
        let opened = self.begin(position, book, event);
        let followed = match (self, book, event) {
            (Self::Household(part), BookId::Household(_), BookEvent::Household(event)) => {
                part.follow(position, event)
            }
            (Self::Household(part), BookId::Provision(id), BookEvent::Provision(event)) => {
                part.spend(position, id, event)
            }
            (Self::Fund(part), BookId::Fund(_), BookEvent::Fund(event)) => part.follow(position, event),
            (Self::Account(part), BookId::Account(_), BookEvent::Account(event)) => {
                part.follow(position, event)
            }
            _ => 0,
        };
        opened + followed
    }

    /// Becomes what the first event is of; how many facts that kept. The opening of an account is kept here.
    fn begin(&mut self, position: u64, book: BookId, event: &BookEvent) -> u64 {
        if !matches!(self, Self::Empty) {
            return 0;
        }
        *self = match (book, event) {
            (BookId::Household(id), _) => Self::Household(Box::new(HouseholdFacts::new(id))),
            (
                BookId::Provision(_),
                BookEvent::Provision(domain::provision::ProvisionEvent::ProvisionRequested(e)),
            ) => Self::Household(Box::new(HouseholdFacts::new(e.household))),
            (BookId::Fund(id), _) => Self::Fund(Box::new(FundFacts::new(id))),
            (BookId::Account(id), BookEvent::Account(event)) => {
                let opened = AccountFacts::opened(id, position, event);
                opened.map_or(Self::Empty, |opened| Self::Account(Box::new(opened)))
            }
            _ => Self::Empty,
        };
        self.facts()
    }

    /// How many facts are kept of it.
    #[must_use]
    pub fn facts(&self) -> u64 {
        match self {
            Self::Empty => 0,
            Self::Household(part) => part.facts(),
            Self::Fund(part) => part.facts(),
            Self::Account(part) => part.facts(),
        }
    }
}
