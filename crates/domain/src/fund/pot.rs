//! The pot: everything recorded about a fund that a rule or a query needs.
//!
//! It is cloned for every command on a hot path: whatever grows with what is granted from it is in persistent
//! structures, of which a clone shares what is the same. Only `Fund::apply` writes it.

use jiff::civil::Date;
use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync, VectorSync};
use serde::{Deserialize, Serialize};

use super::balances::Balances;
use super::close::FundClosed;
use super::freeze::FundFrozen;
use super::journal::Account;
use super::limits::LimitTotals;
use super::open::FundOpened;
use super::pairs;
use super::paying_account::PayingAccount;
use super::policy::AdoptedPolicy;
use super::refusal::FundRefusal;
use super::terms::{Component, ComponentMethod, FundTerms, Norm};
use super::words::Method;
use crate::ids::{ComponentCode, OwnIban, PaymentReference, PaymentRunId};
use crate::money::{AccountingYear, Amount, BudgetLine};

/// A payment that was ordered and is not paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payable {
    /// The line it is paid from.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// When it was ordered.
    pub ordered_on: Date,
    /// The run it went to the bank with, once it did.
    pub sent: Option<PaymentRunId>,
}

/// The method of the components with a choice, and since when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodOn {
    /// The method.
    pub method: Method,
    /// Since when.
    pub on: Date,
}

/// A fund that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Pot {
    /// When it was opened.
    pub opened_on: Date,
    /// The versions of its terms, oldest first; never empty.
    pub terms: VectorSync<FundTerms>,
    /// The norms, of the terms and set later: the last one said for a component and a year.
    #[serde(with = "pairs")]
    pub norms: RedBlackTreeMapSync<BudgetLine, Norm>,
    /// The method of the components with a choice, once chosen.
    pub method: Option<MethodOn>,
    /// The approval policies, oldest first.
    pub policies: VectorSync<AdoptedPolicy>,
    /// The account it pays from.
    pub account: Option<PayingAccount>,
    /// The numbers of the accounts it pays or paid from.
    pub accounts: RedBlackTreeSetSync<OwnIban>,
    /// What is where.
    pub balances: Balances,
    /// What was ordered and is not paid.
    pub payables: RedBlackTreeMapSync<PaymentReference, Payable>,
    /// What was promised of activities with a limit.
    pub limits: LimitTotals,
    /// Since when it is frozen and why, while it is.
    pub frozen: Option<FundFrozen>,
    /// The years that were closed, and when.
    pub closed_years: RedBlackTreeMapSync<AccountingYear, Date>,
    /// When it was closed.
    pub closed: Option<FundClosed>,
}

impl Pot {
    /// The pot that an opening makes.
    pub(super) fn opened(opened: &FundOpened) -> Self {
        let mut pot = Self {
            opened_on: opened.on,
            terms: VectorSync::default(),
            norms: RedBlackTreeMapSync::default(),
            method: None,
            policies: VectorSync::default(),
            account: None,
            accounts: RedBlackTreeSetSync::default(),
            balances: Balances::default(),
            payables: RedBlackTreeMapSync::default(),
            limits: LimitTotals::default(),
            frozen: None,
            closed_years: RedBlackTreeMapSync::default(),
            closed: None,
        };
        pot.take_over(&opened.terms);
        pot
    }

    /// New terms hold. Their norms replace those of the same component and year; others stay.
    pub(super) fn take_over(&mut self, terms: &FundTerms) {
        for component in &terms.components {
            for norm in &component.norms {
                let line = BudgetLine { year: norm.year, component: component.code.clone() };
                self.norms.insert_mut(line, norm.norm.clone());
            }
        }
        self.terms.push_back_mut(terms.clone());
    }

    /// The terms that hold now.
    #[must_use]
    pub fn terms(&self) -> &FundTerms {
        self.terms.last().expect("a pot begins with terms and only ever adds versions")
    }

    /// Which version of them, from 1.
    #[must_use]
    pub fn terms_version(&self) -> u32 {
        u32::try_from(self.terms.len()).unwrap_or(u32::MAX)
    }

    /// The component with this code.
    pub(super) fn component(&self, code: &ComponentCode) -> Result<&Component, FundRefusal> {
        let found = self.terms().component(code);
        found.ok_or_else(|| FundRefusal::ComponentUnknown { component: code.clone() })
    }

    /// Some component leaves the choice of a method.
    pub(super) fn leaves_choice(&self) -> Result<(), FundRefusal> {
        let chosen = |component: &Component| component.method == ComponentMethod::Chosen;
        match self.terms().components.iter().any(chosen) {
            true => Ok(()),
            false => Err(FundRefusal::MethodFixed),
        }
    }

    /// The fund is not frozen.
    pub(super) fn not_frozen(&self) -> Result<(), FundRefusal> {
        match &self.frozen {
            Some(frozen) => Err(FundRefusal::FundFrozen { since: frozen.on }),
            None => Ok(()),
        }
    }

    /// The date is not before the opening.
    pub(super) fn not_before_opening(&self, on: Date) -> Result<(), FundRefusal> {
        match on < self.opened_on {
            true => Err(FundRefusal::DateBeforeFund { on, opened_on: self.opened_on }),
            false => Ok(()),
        }
    }

    /// The last year that was closed; closing a year closes whatever was before it.
    pub(super) fn closed_through(&self) -> Option<AccountingYear> {
        self.closed_years.last().map(|(year, _)| *year)
    }

    /// The year is not closed.
    pub(super) fn open_year(&self, year: AccountingYear) -> Result<(), FundRefusal> {
        match self.closed_through() {
            Some(closed) if year <= closed => Err(FundRefusal::YearClosed { year }),
            _ => Ok(()),
        }
    }

    /// Money may move on this date: it is not in a closed year.
    pub(super) fn open_on(&self, on: Date) -> Result<(), FundRefusal> {
        self.open_year(year_of(on))
    }

    /// This much is free on the line.
    pub(super) fn has_free(&self, line: &BudgetLine, asked: Amount) -> Result<(), FundRefusal> {
        let free = self.balances.line(line).free;
        match free < asked.cents() {
            true => Err(FundRefusal::FundExhausted { line: line.clone(), free, asked }),
            false => Ok(()),
        }
    }

    /// This much is on an account of the line, as the book that asks for it says.
    pub(super) fn has_on(
        &self,
        account: Account,
        line: &BudgetLine,
        amount: Amount,
    ) -> Result<(), FundRefusal> {
        match self.balances.line(line).of(account) < amount.cents() {
            true => Err(FundRefusal::BooksDisagree { line: line.clone() }),
            false => Ok(()),
        }
    }

    /// The payment that waits to be paid.
    pub(super) fn payable(&self, payment: PaymentReference) -> Result<&Payable, FundRefusal> {
        self.payables.get(&payment).ok_or(FundRefusal::PayableUnknown { payment })
    }
}

/// The year in which something on this date is booked; dates out of reach count with the nearest year.
pub(super) fn year_of(on: Date) -> AccountingYear {
    AccountingYear::new(on.year().clamp(2000, 2099)).expect("the year was brought into the range")
}
