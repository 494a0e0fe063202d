//! What a decision looks at besides its own book: other books of the same ledger, at the same head.
//!
//! They are read and never written. Because a ledger has one order, what was seen still holds when the decision is
//! recorded: a batch decided on an older head is decided again.

use super::{Book, BookId};
use crate::account::{Account, AccountAround, AccountLooksAt};
use crate::bank_statement::Known;
use crate::fund::Fund;
use crate::household::Household;
use crate::provision::Around;
use crate::support_offer::SupportOffer;

/// Other books, as a decision sees them.
#[derive(Debug, Default)]
pub struct Surroundings<'a> {
    books: Vec<(BookId, &'a Book)>,
}

impl<'a> Surroundings<'a> {
    /// Adds a book to what is seen.
    pub fn add(&mut self, id: BookId, book: &'a Book) {
        self.books.push((id, book));
    }

    /// Whether a book is among them.
    #[must_use]
    pub fn has(&self, id: BookId) -> bool {
        self.books.iter().any(|(seen, _)| *seen == id)
    }

    /// The one fund among them, where a decision looks at one.
    pub(crate) fn fund(&self) -> Option<&'a Fund> {
        self.books.iter().find_map(|(_, book)| match book {
            Book::Fund(fund) => Some(fund),
            _ => None,
        })
    }

    /// The one household among them, where a decision looks at one.
    pub(crate) fn household(&self) -> Option<&'a Household> {
        self.books.iter().find_map(|(_, book)| match book {
            Book::Household(household) => Some(household),
            _ => None,
        })
    }

    /// The one offer among them, where a decision looks at one.
    pub(crate) fn offer(&self) -> Option<&'a SupportOffer> {
        self.books.iter().find_map(|(_, book)| match book {
            Book::SupportOffer(offer) => Some(offer),
            _ => None,
        })
    }

    /// What a decision on a provision looks at.
    pub(crate) fn of_a_provision(&self) -> Around<'a> {
        Around { household: self.household(), fund: self.fund() }
    }

    /// What a decision on an account looks at.
    pub(crate) fn of_an_account(&self) -> AccountAround<'a> {
        let accounts = self.books.iter().filter_map(|(_, book)| match book {
            Book::Account(account) => Some(account),
            _ => None,
        });
        AccountAround { fund: self.fund(), accounts: accounts.collect::<Vec<&Account>>() }
    }

    /// The books such a decision looks at: the fund, and once that is seen the accounts of its other years.
    pub(crate) fn wanted_by_an_account(&self, looks_at: &AccountLooksAt) -> Vec<BookId> {
        let accounts = self.fund().map(|fund| looks_at.accounts(fund)).unwrap_or_default();
        std::iter::once(BookId::Fund(looks_at.fund))
            .chain(accounts.into_iter().map(BookId::Account))
            .collect()
    }

    /// What a decision on a bank statement looks at, as copies on which the legs are tried.
    pub(crate) fn known(&self) -> Known {
        let mut known = Known::default();
        for (id, book) in &self.books {
            match (id, book) {
                (BookId::Provision(id), Book::Provision(provision)) => {
                    known.provisions.insert(*id, provision.clone());
                }
                (BookId::Fund(id), Book::Fund(fund)) => {
                    known.funds.insert(*id, fund.clone());
                }
                _ => {}
            }
        }
        known
    }
}
