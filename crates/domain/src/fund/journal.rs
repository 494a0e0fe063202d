//! The journal of a fund: which accounts an event moves money between, in double entry.
//!
//! An event's postings sum to zero, and so do those of each of its lines. The names of the accounts stand in
//! exported books and never change.

use std::fmt;

use super::operations::FundEvent;
use crate::money::{Amount, BudgetLine, EuroCents};

/// An account. The first six are kept per line of the budget, the last two for the fund as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// Budget that was allocated; natural on the credit side.
    Granted,
    /// Budget that may be promised.
    Free,
    /// Promised to a provision, not ordered.
    Encumbered,
    /// Ordered to be paid, not paid.
    Payable,
    /// Paid.
    Paid,
    /// Got back of what was paid; natural on the credit side.
    Recovered,
    /// The money at the bank.
    Bank,
    /// What is owed to the granting authority: advances not spent; natural on the credit side.
    Authority,
}

/// One posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The account.
    pub account: Account,
    /// Of which line; `None` for bank and authority.
    pub line: Option<BudgetLine>,
    /// Euro cents: debit is positive, credit negative.
    pub amount: EuroCents,
}

impl Account {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Granted,
        Self::Free,
        Self::Encumbered,
        Self::Payable,
        Self::Paid,
        Self::Recovered,
        Self::Bank,
        Self::Authority,
    ];

    /// The account in books and in the API: `granted` to `authority`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Free => "free",
            Self::Encumbered => "encumbered",
            Self::Payable => "payable",
            Self::Paid => "paid",
            Self::Recovered => "recovered",
            Self::Bank => "bank",
            Self::Authority => "authority",
        }
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The postings of an event, debit before credit; none when no money moves.
///
/// | event | debit | credit |
/// |---|---|---|
/// | `BudgetAllocated` | free | granted |
/// | `BudgetWithdrawn` | granted | free |
/// | `AdvanceReceived` | bank | authority |
/// | `FundsEncumbered` | encumbered | free |
/// | `FundsReleased` | free | encumbered |
/// | `PayableBooked` | payable | encumbered |
/// | `PayableCancelled` | encumbered | payable |
/// | `PayableSettled` | paid, authority | payable, bank |
/// | `PaymentReturned` | encumbered, bank | paid, authority |
/// | `PaymentReclassified` | paid of the new line, free of the old | free of the new line, paid of the old |
/// | `RecoveryBooked` | free, bank | recovered, authority |
#[must_use]
pub fn postings(event: &FundEvent) -> Vec<Posting> {
    use Account::{Authority, Bank, Encumbered, Free, Granted, Paid, Payable, Recovered};
    use FundEvent as E;
    match event {
        E::BudgetAllocated(e) => on(&e.line, e.amount, Free, Granted).into(),
        E::BudgetWithdrawn(e) => on(&e.line, e.amount, Granted, Free).into(),
        E::AdvanceReceived(e) => whole(e.amount, Bank, Authority).into(),
        E::FundsEncumbered(e) => on(&e.line, e.amount, Encumbered, Free).into(),
        E::FundsReleased(e) => on(&e.line, e.amount, Free, Encumbered).into(),
        E::PayableBooked(e) => on(&e.line, e.amount, Payable, Encumbered).into(),
        E::PayableCancelled(e) => on(&e.line, e.amount, Encumbered, Payable).into(),
        E::PayableSettled(e) => {
            [on(&e.line, e.amount, Paid, Payable), whole(e.amount, Authority, Bank)].concat()
        }
        E::PaymentReturned(e) => {
            [on(&e.line, e.amount, Encumbered, Paid), whole(e.amount, Bank, Authority)].concat()
        }
        E::PaymentReclassified(e) => {
            [on(&e.to, e.amount, Paid, Free), on(&e.from, e.amount, Free, Paid)].concat()
        }
        E::RecoveryBooked(e) => {
            [on(&e.line, e.amount, Free, Recovered), whole(e.amount, Bank, Authority)].concat()
        }
        E::FundOpened(_)
        | E::TermsAmended(_)
        | E::NormAmountSet(_)
        | E::MethodChosen(_)
        | E::SwitchedToActual(_)
        | E::ApprovalPolicyAdopted(_)
        | E::PayingAccountSet(_)
        | E::FundFrozen(_)
        | E::FundUnfrozen(_)
        | E::YearClosed(_)
        | E::FundClosed(_)
        | E::PayablesSent(_) => Vec::new(),
    }
}

fn on(line: &BudgetLine, amount: Amount, debit: Account, credit: Account) -> [Posting; 2] {
    pair(Some(line), amount, debit, credit)
}

fn whole(amount: Amount, debit: Account, credit: Account) -> [Posting; 2] {
    pair(None, amount, debit, credit)
}

fn pair(line: Option<&BudgetLine>, amount: Amount, debit: Account, credit: Account) -> [Posting; 2] {
    let posting = |account, amount| Posting { account, line: line.cloned(), amount };
    [posting(debit, amount.cents()), posting(credit, -amount.cents())]
}
