//! What can be read of a fund: its terms, policies, balances and payables, also before it was opened.
//!
//! Nothing here decides anything; a fund that was not opened answers with nothing.

use jiff::civil::Date;

use super::Fund;
use super::balances::Balances;
use super::paying_account::PayingAccount;
use super::policy::AdoptedPolicy;
use super::pot::{Payable, Pot};
use super::terms::{FundTerms, Norm};
use super::words::Method;
use crate::ids::{ComponentCode, OwnIban, PaymentReference};
use crate::money::{AccountingYear, BudgetLine};

impl Fund {
    /// The pot; `None` when the fund was not opened.
    #[must_use]
    pub fn pot(&self) -> Option<&Pot> {
        match self {
            Self::Unopened => None,
            Self::Opened(pot) => Some(pot),
        }
    }

    /// The terms that hold now.
    #[must_use]
    pub fn terms(&self) -> Option<&FundTerms> {
        self.pot().map(Pot::terms)
    }

    /// Which version they are, from 1; 0 when the fund was not opened.
    #[must_use]
    pub fn terms_version(&self) -> u32 {
        self.pot().map_or(0, Pot::terms_version)
    }

    /// The approval policy that held, holds or will hold on a date: the last adopted of those in force by then.
    #[must_use]
    pub fn policy_on(&self, date: Date) -> Option<&AdoptedPolicy> {
        self.pot()?.policies.iter().rev().find(|policy| policy.in_force_from <= date)
    }

    /// The approval policies, oldest first.
    pub fn policies(&self) -> impl DoubleEndedIterator<Item = &AdoptedPolicy> {
        self.pot().into_iter().flat_map(|pot| pot.policies.iter())
    }

    /// What is where; a cheap copy.
    #[must_use]
    pub fn balances(&self) -> Balances {
        self.pot().map_or_else(Balances::default, |pot| pot.balances.clone())
    }

    /// The payments that were ordered and are not paid, by reference.
    pub fn payables(&self) -> impl Iterator<Item = (&PaymentReference, &Payable)> {
        self.pot().into_iter().flat_map(|pot| pot.payables.iter())
    }

    /// A payment that was ordered and is not paid.
    #[must_use]
    pub fn payable(&self, payment: PaymentReference) -> Option<&Payable> {
        self.pot()?.payables.get(&payment)
    }

    /// The account to pay from.
    #[must_use]
    pub fn paying_account(&self) -> Option<&PayingAccount> {
        self.pot()?.account.as_ref()
    }

    /// Whether the fund pays or paid from this account.
    #[must_use]
    pub fn has_paid_from(&self, account: &OwnIban) -> bool {
        self.pot().is_some_and(|pot| pot.accounts.contains(account))
    }

    /// How the components with a choice are accounted for, once chosen.
    #[must_use]
    pub fn method(&self) -> Option<Method> {
        self.pot()?.method.map(|chosen| chosen.method)
    }

    /// Whether it is frozen.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.pot().is_some_and(|pot| pot.frozen.is_some())
    }

    /// When it was closed.
    #[must_use]
    pub fn closed(&self) -> Option<Date> {
        self.pot()?.closed.as_ref().map(|closed| closed.on)
    }

    /// Whether a year was closed; closing a year closes whatever was before it.
    #[must_use]
    pub fn has_closed(&self, year: AccountingYear) -> bool {
        self.pot().is_some_and(|pot| pot.open_year(year).is_err())
    }

    /// The years that were closed, in order, each with the day on which it was.
    pub fn closed_years(&self) -> impl Iterator<Item = (AccountingYear, Date)> + '_ {
        self.pot().into_iter().flat_map(|pot| pot.closed_years.iter().map(|(year, on)| (*year, *on)))
    }

    /// The norm of a component for a year: the last one said, in the terms or set later.
    #[must_use]
    pub fn norm(&self, component: &ComponentCode, year: AccountingYear) -> Option<&Norm> {
        let pot = self.pot()?;
        pot.terms().component(component)?;
        pot.norms.get(&BudgetLine { year, component: component.clone() })
    }
}
